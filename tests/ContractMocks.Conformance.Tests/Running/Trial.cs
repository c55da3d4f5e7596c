using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Conversations;

namespace ContractMocks.Conformance.Tests.Running;

/// <summary>What clients must bear beside the provider's own manner: a few of the shared conversations with a mock that is set up otherwise.</summary>
public sealed record Trial
{
    /// <summary>The key that clients have unless a trial says otherwise.</summary>
    public const string RightKey = "test";

    /// <summary>None: the provider's own manner.</summary>
    public static Trial Plain { get; } = new() { Name = "", Conversations = [.. SharedList.Conversations, .. SharedList.Errors] };

    public static Trial KnownKey { get; } = new() { Name = "right key", RequiresKey = true, Conversations = Named("text") };

    public static Trial WrongKey { get; } = KnownKey with { Name = "wrong key", Key = "wrong" };

    public static Trial BrokenStream { get; } = new() { Name = "broken stream", Conversations = [SharedList.BrokenStream] };

    /// <summary>The switches of <see cref="WireOptions"/>, in the order of the page.</summary>
    public static IReadOnlyList<Trial> Switches { get; } =
    [
        Switch("unknown events", new WireOptions { UnknownEvents = true }),
        Switch("unknown fields", new WireOptions { UnknownFields = true }),
        Switch("unknown values", new WireOptions { UnknownValues = true }) with { ChangesFinish = true },
        Switch("comments", new WireOptions { Comments = true }) with { IsOfEvents = true },
        Switch("CR LF", new WireOptions { CarriageReturns = true }) with { IsOfEvents = true },
        Switch("`[DONE]`", new WireOptions { DoneAtEnd = true }) with { IsOfEvents = true },
        Switch("byte by byte", new WireOptions { BytesAtOnce = 1 }),
        Switch("7 bytes", new WireOptions { BytesAtOnce = 7 }),
        Switch("characters", new WireOptions { Chunking = Chunking.Characters(1) }),
        Switch("words", new WireOptions { Chunking = Chunking.Words }),
    ];

    public static IReadOnlyList<Trial> All { get; } = [.. Switches, KnownKey, WrongKey, BrokenStream];

    /// <summary>The name in the page.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<SharedConversation> Conversations { get; init; }

    public WireOptions Wire { get; init; } = new();

    /// <summary>Whether the mock takes <see cref="RightKey"/> only.</summary>
    public bool RequiresKey { get; init; }

    /// <summary>The key that the client has.</summary>
    public string Key { get; init; } = RightKey;

    /// <summary>Whether another reason to stop is what it is about.</summary>
    public bool ChangesFinish { get; init; }

    /// <summary>Whether it does nothing where streams are no event streams.</summary>
    public bool IsOfEvents { get; init; }

    /// <summary>How a mock is set up for it.</summary>
    public MockOptions Options(ClientUnderTest client) =>
        new() { Wire = Wire, RequireKey = RequiresKey ? RightKey : null, Compatibility = client.Compatibility, Requests = client.Requests };

    private static Trial Switch(string name, WireOptions wire) =>
        new() { Name = name, Wire = wire, Conversations = Named("text", "parallel tools", "reasoning", "unicode") };

    private static SharedConversation[] Named(params string[] names) => [.. SharedList.Conversations.Where(one => names.Contains(one.Name))];
}
