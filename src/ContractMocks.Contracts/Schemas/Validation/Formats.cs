namespace ContractMocks.Schemas.Validation;

/// <summary>Whether a text has a format.</summary>
internal delegate bool Utf8Test(ReadOnlySpan<byte> text);

/// <summary>
/// The formats that JSON Schema and OpenAPI's registry define and that are asserted. All are ASCII by their RFCs, so they are judged on UTF-8
/// as it stands. A format that is not in the tables is an annotation and accepts everything.
/// </summary>
internal static class Formats
{
    private static readonly Dictionary<string, Utf8Test> Texts = new(StringComparer.Ordinal)
    {
        ["date-time"] = TimeFormats.IsDateTime,
        ["date"] = TimeFormats.IsDate,
        ["time"] = TimeFormats.IsTime,
        ["duration"] = TimeFormats.IsDuration,
        ["email"] = NetFormats.IsEmail,
        ["hostname"] = NetFormats.IsHostname,
        ["ipv4"] = NetFormats.IsIPv4,
        ["ipv6"] = NetFormats.IsIPv6,
        ["uri"] = NetFormats.IsUri,
        ["uri-reference"] = NetFormats.IsUriReference,
        ["uuid"] = TextFormats.IsUuid,
        ["json-pointer"] = TextFormats.IsJsonPointer,
        ["regex"] = TextFormats.IsRegex,
        ["byte"] = TextFormats.IsBase64,
    };

    public static Utf8Test? Text(string format) => Texts.TryGetValue(format, out var test) ? test : null;

    public static (decimal Least, decimal Most)? Range(string format) => format switch
    {
        "int8" => (sbyte.MinValue, sbyte.MaxValue),
        "uint8" => (byte.MinValue, byte.MaxValue),
        "int16" => (short.MinValue, short.MaxValue),
        "uint16" => (ushort.MinValue, ushort.MaxValue),
        "int32" => (int.MinValue, int.MaxValue),
        "uint32" => (uint.MinValue, uint.MaxValue),
        "int64" => (long.MinValue, long.MaxValue),
        "uint64" => (ulong.MinValue, ulong.MaxValue),
        _ => null,
    };
}

/// <summary>Formats that are neither of time nor of the network.</summary>
internal static class TextFormats
{
    public static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !Ascii.IsHex(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsJsonPointer(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] != '/')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ((byte)'0' or (byte)'1')))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsRegex(ReadOnlySpan<byte> text) => EcmaPattern.TryCreate(Utf8Text.Decode(text)) is not null;

    /// <summary>Base64 of RFC 4648 section 4, with padding.</summary>
    public static bool IsBase64(ReadOnlySpan<byte> text)
    {
        if (text.Length % 4 != 0)
        {
            return false;
        }

        var padding = text.IsEmpty || text[text.Length - 1] != '=' ? 0 : text[text.Length - 2] == '=' ? 2 : 1;
        foreach (var unit in text.Slice(0, text.Length - padding))
        {
            if (!Ascii.IsLetterOrDigit(unit) && unit is not ((byte)'+' or (byte)'/'))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The classes of ASCII that the formats speak of.</summary>
internal static class Ascii
{
    public static bool IsDigit(byte unit) => unit is >= (byte)'0' and <= (byte)'9';

    public static bool IsLetter(byte unit) => (unit | 0x20) is >= 'a' and <= 'z';

    public static bool IsLetterOrDigit(byte unit) => IsDigit(unit) || IsLetter(unit);

    public static bool IsHex(byte unit) => IsDigit(unit) || (unit | 0x20) is >= 'a' and <= 'f';

    public static bool Contains(string set, byte unit) => unit < 0x80 && set.IndexOf((char)unit) >= 0;

    /// <summary>Reads digits as a number; false unless all are digits.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!IsDigit(digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return !digits.IsEmpty;
    }
}
