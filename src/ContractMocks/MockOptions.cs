namespace ContractMocks;

/// <summary>How a mock behaves. Init-only; the default of each is what most tests want.</summary>
public sealed record MockOptions
{
    /// <summary>What all chance comes from: ids, faked arguments, embeddings. Default: 0. The same seed gives the same bytes.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The time that answers carry (<c>created</c>). Default: a clock that stands still at 2026-01-01T00:00:00Z, so that equal runs give equal bytes.
    /// </summary>
    public TimeProvider Time { get; init; } = FixedTime.Default;

    /// <summary>How many exchanges the journal keeps, within 256 MiB of bodies; the oldest go first. Default: 10,000.</summary>
    public int JournalCapacity { get; init; } = 10_000;

    /// <summary>What becomes of a request that the contract does not allow. Default: <see cref="RequestChecks.Careful"/>, it is refused.</summary>
    public RequestChecks Requests { get; init; }

    /// <summary>
    /// Whether a request must carry the keys or tokens that the document asks for; their values are free. Default: true. Clients from
    /// <see cref="ContractMock.CreateClient"/> carry them. Of the documents that ship with ContractMocks they are asked for by
    /// <see cref="RequireKey"/>, or where <see cref="Requests"/> is strict.
    /// </summary>
    public bool ChecksSecurity { get; init; } = true;

    /// <summary>
    /// The API key that every request must carry in the provider's header; without it, or with another, it gets 401 in the provider's words. Null, the
    /// default: any key does. The key itself reaches neither journal nor log.
    /// </summary>
    public string? RequireKey { get; init; }

    /// <summary>How answers go on the wire: how streams are cut, and what clients must bear. Default: as the providers send.</summary>
    public WireOptions Wire { get; init; } = new();

    /// <summary>How chat completions differ from OpenAI's own, for clients of servers that are compatible with it. Default: not at all.</summary>
    public CompatibilityOptions Compatibility { get; init; } = CompatibilityOptions.OpenAi;

    /// <summary>
    /// Whether answers to a request with an <c>Origin</c> carry the headers that let a browser's script read them, and preflights are answered. Default: true.
    /// </summary>
    public bool Cors { get; init; } = true;

    /// <summary>
    /// Whether a conversation is answered although the mock was given neither scenario nor turn for it, as JSON or as a stream: with a call where the request
    /// insists on one, JSON where it asks for a form, else a fixed text. Default: false, because a test that forgot its scenario should hear of it;
    /// <c>contractmocks serve</c> sets it. Where there are turns and none fits, the request is unmatched either way.
    /// </summary>
    public bool AnswersWithoutTurns { get; init; }

    /// <summary>
    /// What answers a conversation that no turn fits, whether or not there are turns. What the request insists on (a call, JSON of a form) it gets. Default:
    /// <see cref="Fallback.None"/>.
    /// </summary>
    public Fallback Fallback { get; init; }
}
