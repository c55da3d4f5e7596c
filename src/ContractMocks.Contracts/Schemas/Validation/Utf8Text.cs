using System.Text;
using System.Text.Json;
#if NET
using System.Runtime.InteropServices;
#endif

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// The UTF-8 of names and strings in a parsed text. The reader leaves escapes alone and throws on half a surrogate pair, so that texts from
/// outside are unescaped here, with U+FFFD for the half.
/// </summary>
internal static class Utf8Text
{
    /// <summary>The value as it stands in the text; for strings without the quotation marks and with escapes.</summary>
    public static ReadOnlySpan<byte> Raw(JsonElement value)
    {
#if NET
        var raw = JsonMarshal.GetRawUtf8Value(value);
#else
        ReadOnlySpan<byte> raw = Encoding.UTF8.GetBytes(value.GetRawText());
#endif
        return value.ValueKind == JsonValueKind.String ? raw.Slice(1, raw.Length - 2) : raw;
    }

    /// <summary>A string's text without escapes; copies only where there are escapes.</summary>
    public static ReadOnlySpan<byte> Of(JsonElement text) => Unescape(Raw(text));

    /// <summary>A property's name without escapes; copies only where there are escapes.</summary>
    public static ReadOnlySpan<byte> Of(JsonProperty property) =>
#if NET
        Unescape(JsonMarshal.GetRawUtf8PropertyName(property));
#else
        Encoding.UTF8.GetBytes(property.Name);
#endif

    public static string Decode(ReadOnlySpan<byte> utf8) =>
#if NET
        Encoding.UTF8.GetString(utf8);
#else
        Encoding.UTF8.GetString(utf8.ToArray());
#endif

    public static string StringOf(JsonElement text) => Decode(Of(text));

    public static string NameOf(JsonProperty property) => Decode(Of(property));

    /// <summary>The name of a property as a JSON value of its own, for <c>propertyNames</c>.</summary>
    public static JsonElement NameAsValue(JsonProperty property)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStringValue(Of(property));
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>Code points in a raw string: an escape counts as one, an escaped surrogate pair too.</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> raw)
    {
        var text = Unescape(raw);
        var count = 0;
        foreach (var unit in text)
        {
            count += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        var escape = raw.IndexOf((byte)'\\');
        if (escape < 0)
        {
            return raw;
        }

        // An escape is never shorter than what it stands for (\uXXXX is six bytes for at most three), so the input's length is enough.
        var text = new byte[raw.Length];
        raw.Slice(0, escape).CopyTo(text);
        var length = escape;
        for (var i = escape; i < raw.Length;)
        {
            if (raw[i] != '\\')
            {
                text[length++] = raw[i++];
            }
            else if (raw[i + 1] != 'u')
            {
                text[length++] = Simple(raw[i + 1]);
                i += 2;
            }
            else
            {
                length += WriteCodePoint(ReadCodePoint(raw, ref i), text.AsSpan(length));
            }
        }

        return text.AsSpan(0, length);
    }

    private static byte Simple(byte escaped) => escaped switch
    {
        (byte)'b' => 8,
        (byte)'f' => 12,
        (byte)'n' => 10,
        (byte)'r' => 13,
        (byte)'t' => 9,
        _ => escaped,
    };

    private static int ReadCodePoint(ReadOnlySpan<byte> raw, ref int i)
    {
        var unit = Hex(raw.Slice(i + 2, 4));
        i += 6;
        if (unit is < 0xD800 or > 0xDFFF)
        {
            return unit;
        }

        if (unit < 0xDC00 && i + 6 <= raw.Length && raw[i] == '\\' && raw[i + 1] == 'u' && Hex(raw.Slice(i + 2, 4)) is var low and >= 0xDC00 and <= 0xDFFF)
        {
            i += 6;
            return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }

        return 0xFFFD;
    }

    private static int Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return value;
    }

    private static int WriteCodePoint(int point, Span<byte> text)
    {
        switch (point)
        {
            case < 0x80:
                text[0] = (byte)point;
                return 1;
            case < 0x800:
                text[0] = (byte)(0xC0 | (point >> 6));
                text[1] = (byte)(0x80 | (point & 0x3F));
                return 2;
            case < 0x10000:
                text[0] = (byte)(0xE0 | (point >> 12));
                text[1] = (byte)(0x80 | ((point >> 6) & 0x3F));
                text[2] = (byte)(0x80 | (point & 0x3F));
                return 3;
            default:
                text[0] = (byte)(0xF0 | (point >> 18));
                text[1] = (byte)(0x80 | ((point >> 12) & 0x3F));
                text[2] = (byte)(0x80 | ((point >> 6) & 0x3F));
                text[3] = (byte)(0x80 | (point & 0x3F));
                return 4;
        }
    }
}
