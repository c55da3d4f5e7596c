namespace ContractMocks.Conformance.Tests.Conversations;

/// <summary>One conversation of the shared list: what a client is to send, in no provider's words, what the mock answers, and what the client must see.</summary>
public sealed record SharedConversation
{
    public required string Name { get; init; }

    /// <summary>
    /// What the user says, in order; each after the answer to the one before. All begin with the conversation's mark, so that one mock can hold the whole
    /// list.
    /// </summary>
    public required IReadOnlyList<string> Users { get; init; }

    public string? System { get; init; }

    /// <summary>A PNG that goes with the first message, in base64; null for none.</summary>
    public string? Image { get; init; }

    public IReadOnlyList<Tool> Tools { get; init; } = [];

    /// <summary>What each tool returns, as JSON, by the tool's name. Without a result the conversation ends with the call.</summary>
    public IReadOnlyDictionary<string, string> Results { get; init; } = new Dictionary<string, string>();

    /// <summary>The JSON Schema that the answer is to fit; null for free text.</summary>
    public string? Schema { get; init; }

    /// <summary>Whether the client asks the model to think and to show it.</summary>
    public bool Reasons { get; init; }

    /// <summary>What the mock answers, in no provider's words.</summary>
    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>What the client must see of each answer.</summary>
    public IReadOnlyList<SeenAnswer> Expected { get; init; } = [];

    /// <summary>The HTTP status with which the conversation fails; null where it does not.</summary>
    public int? Fails { get; init; }

    /// <summary>The conversation as a scenario.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="host">Whose variant of its API is spoken.</param>
    public Scenario For(string provider, CompatibilityOptions host) => new()
    {
        Name = Name.Replace(' ', '-'),
        Provider = provider,
        Tools = Tools.ToEquatableArray(),
        Turns = Turns.Select(turn => Fails is { } status ? turn with { Reply = ErrorTable.ReplyOf(status, provider, host) } : turn).ToEquatableArray(),
    };

    public override string ToString() => Name;
}
