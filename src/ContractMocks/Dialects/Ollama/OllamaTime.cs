using System.Globalization;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Ollama;

/// <summary>Times and durations as Ollama writes them.</summary>
internal static class OllamaTime
{
    private const long Millisecond = 1_000_000;

    /// <summary>A time as RFC 3339 in UTC, its fraction without zeros at its end, as Go writes it.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    public static string Now(Exchanging exchange) => Text(exchange.Options.Time.GetUtcNow());

    /// <summary>How long loading takes, in nanoseconds: from 20 to 120 ms, the same in equal runs.</summary>
    public static long Load(Exchanging exchange) => (20 * Millisecond) + (long)(exchange.Chance(ChancePurpose.ProcessingTime).Next() % (100 * Millisecond));

    /// <summary>How long tokens of a request take to be read, in nanoseconds: 1 ms each.</summary>
    public static long Reading(int tokens) => tokens * Millisecond;

    /// <summary>How long tokens of an answer take to be made, in nanoseconds: 10 ms each.</summary>
    public static long Writing(int tokens) => tokens * 10 * Millisecond;
}
