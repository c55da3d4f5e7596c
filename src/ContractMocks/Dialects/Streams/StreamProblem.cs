using System.Globalization;

namespace ContractMocks.Dialects.Streams;

/// <summary>What is wrong with a stream.</summary>
/// <param name="Stream">What the stream is.</param>
/// <param name="Number">After how many events, the wrong one included.</param>
/// <param name="Event">The event that may not come; null where the stream ends too early.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Expected">What may come.</param>
internal sealed record StreamProblem(string Stream, int Number, string? Event, string Wrong, string Expected)
{
    public override string ToString() => Event is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Stream} ends after {Number} events and {Wrong}; expected: {Expected}")
        : string.Create(CultureInfo.InvariantCulture, $"event {Number} of {Stream}, '{Event}': {Wrong}; expected: {Expected}");
}
