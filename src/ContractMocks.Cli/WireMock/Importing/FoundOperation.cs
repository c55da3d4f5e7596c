namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>An operation that a mapping answers.</summary>
/// <param name="Contract">The contract that has it.</param>
/// <param name="Provider">Whose it is; null where the document is of no provider that we know.</param>
/// <param name="Operation">The operation.</param>
internal sealed record FoundOperation(LoadedContract Contract, ProviderInfo? Provider, Operation Operation)
{
    /// <summary>The model that the mapping's path names; null for none.</summary>
    public string? Model { get; init; }

    /// <summary>What speaks the operation, e.g. <c>openai.chat</c>; empty for nothing.</summary>
    public string Dialect => Provider?.Dialect(Operation)?.Dialect ?? "";

    /// <summary>Whether scenarios can answer it, and we can read what it says.</summary>
    public bool IsConversation => Provider?.Dialect(Operation) is { IsConversation: true } && AnswerKinds.Of(Dialect) is not null;
}
