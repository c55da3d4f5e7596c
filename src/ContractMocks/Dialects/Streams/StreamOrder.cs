using ContractMocks.Dialects.Streams.Reading;

namespace ContractMocks.Dialects.Streams;

/// <summary>
/// The order of a stream's events, as data: the lives of the stream and of what is opened in it. A document gives the schema of one event and never the order,
/// so these come from the providers' guides and from recorded traffic. Streams are written by it, checked by it and judged by it.
/// </summary>
/// <param name="Name">What the stream is, as messages name it.</param>
/// <param name="Lives">The stream first, then what is opened in it, the outer before the inner.</param>
/// <param name="Signs">How to see in the JSON of an event what happens.</param>
internal sealed record StreamOrder(string Name, EquatableArray<StreamLife> Lives, EquatableArray<StreamSign> Signs)
{
    private readonly Lazy<StreamTable> _table = new(() => new StreamTable(Lives));

    internal StreamTable Table => _table.Value;

    /// <summary>Whether only the first sign that is found counts.</summary>
    public bool HasOneSign { get; init; }

    /// <summary>The event of a stream's data that shows no sign.</summary>
    public string Unsigned { get; init; } = "";

    /// <summary>The event that begins a stream; null where any does. Recordings of several streams are cut there.</summary>
    public string? First { get; init; }

    /// <summary>Begins a stream.</summary>
    public StreamCursor Begin() => new(this);

    public bool Equals(StreamOrder? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
