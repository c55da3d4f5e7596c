namespace ContractMocks.Dialects.Streams.Reading;

/// <summary>What in the JSON of an event shows that something happens.</summary>
/// <param name="Path">
/// Where: names with dots between; <c>[]</c> goes through a list, whose items are told apart by their <c>index</c>, else by their place. The sign is there when
/// the value is neither absent, null nor false.
/// </param>
/// <param name="Event">The event of the order; null: the value itself names it.</param>
internal sealed record StreamSign(string Path, string? Event = null)
{
    /// <summary>The number beside it that says which part; null where the path goes through lists or there are no parts.</summary>
    public string? Part { get; init; }

    /// <summary>The number beside it that says which inner part; several with <c>|</c> between: the first that is there.</summary>
    public string? Inner { get; init; }
}
