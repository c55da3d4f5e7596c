namespace ContractMocks;

/// <summary>How answers go on the wire, for testing clients: all that a client must bear although its documents do not say so. Init-only.</summary>
public sealed record WireOptions
{
    /// <summary>How streams cut texts. Default: by tokens. A reply that gives its own pieces is not cut again.</summary>
    public Chunking Chunking { get; init; } = Chunking.Tokens;

    /// <summary>
    /// The most bytes that are sent at once; each is flushed, so that clients see events, lines and characters cut anywhere. At least 1; null, the default: a
    /// stream's event and a whole body are each sent at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? BytesAtOnce
    {
        get;
        init
        {
            if (value is { } bytes)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1, nameof(BytesAtOnce));
            }

            field = value;
        }
    }

    /// <summary>Whether streams hold events of a type that no client knows. Default: false.</summary>
    public bool UnknownEvents { get; init; }

    /// <summary>Whether each body and each event holds a field that no client knows. Default: false.</summary>
    public bool UnknownFields { get; init; }

    /// <summary>Whether enumerations have a value that no client knows: why the model stops, the service tier. Default: false.</summary>
    public bool UnknownValues { get; init; }

    /// <summary>Whether event streams hold comment lines (<c>: comment</c>), as gateways send them to keep connections open. Default: false.</summary>
    public bool Comments { get; init; }

    /// <summary>Whether the lines of event streams end in CR LF. Default: false, in LF.</summary>
    public bool CarriageReturns { get; init; }

    /// <summary>Whether <c>data: [DONE]</c> ends event streams of providers that do not send it, as some gateways do. Default: false.</summary>
    public bool DoneAtEnd { get; init; }
}
