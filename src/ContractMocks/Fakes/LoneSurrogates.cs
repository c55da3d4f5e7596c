using System.Globalization;
using System.Text;

namespace ContractMocks.Fakes;

/// <summary>
/// Escapes of half a surrogate pair in JSON text. JSON's grammar allows them, no text in memory can hold them and no fake can be sent with them, so they
/// are read as U+FFFD, as decoders do.
/// </summary>
internal static class LoneSurrogates
{
    /// <summary>The JSON text with such escapes replaced; the same text when there are none, which is nearly always.</summary>
    public static string Replaced(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var result = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\' || i + 1 == json.Length)
            {
                result.Append(json[i]);
                continue;
            }

            var unit = Unit(json, i);
            var isPair = unit is { } high && char.IsHighSurrogate(high) && Unit(json, i + 6) is { } low && char.IsLowSurrogate(low);
            var length = isPair ? 12 : unit is null ? 2 : 6;
            result.Append(!isPair && unit is { } lone && char.IsSurrogate(lone) ? "\\ufffd" : json.AsSpan(i, length));
            i += length - 1;
        }

        return result.ToString();
    }

    private static char? Unit(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] is 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
