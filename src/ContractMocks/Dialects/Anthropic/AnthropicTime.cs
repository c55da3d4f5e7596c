using System.Globalization;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Times as Anthropic writes them: RFC 3339 in UTC.</summary>
internal static class AnthropicTime
{
    /// <summary>To the second.</summary>
    public static string Of(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the microsecond.</summary>
    public static string Exact(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
