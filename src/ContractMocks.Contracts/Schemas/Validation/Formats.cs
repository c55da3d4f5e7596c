using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>Whether a text has a format.</summary>
internal delegate bool Utf8Test(ReadOnlySpan<byte> text);

/// <summary>
/// The formats that JSON Schema and OpenAPI's registry define and that are asserted. Most are ASCII by their RFCs, so they are judged on UTF-8
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
        ["idn-email"] = IriFormats.IsIdnEmail,
        ["hostname"] = NetFormats.IsHostname,
        ["idn-hostname"] = IdnFormats.IsIdnHostname,
        ["ipv4"] = NetFormats.IsIPv4,
        ["ipv6"] = NetFormats.IsIPv6,
        ["uri"] = NetFormats.IsUri,
        ["uri-reference"] = NetFormats.IsUriReference,
        ["iri"] = IriFormats.IsIri,
        ["iri-reference"] = IriFormats.IsIriReference,
        ["uri-template"] = IriFormats.IsUriTemplate,
        ["uuid"] = TextFormats.IsUuid,
        ["json-pointer"] = TextFormats.IsJsonPointer,
        ["relative-json-pointer"] = TextFormats.IsRelativeJsonPointer,
        ["regex"] = TextFormats.IsRegex,
        ["byte"] = TextFormats.IsBase64,
        ["base64url"] = TextFormats.IsBase64Url,
        ["char"] = TextFormats.IsCharacter,
    };

    public static Utf8Test? Text(string format) => Texts.TryGetValue(format, out var test) ? test : null;

    public static NumberRange? Range(string format) => format switch
    {
        "int8" => NumberRange.Whole(sbyte.MinValue, sbyte.MaxValue),
        "uint8" => NumberRange.Whole(byte.MinValue, byte.MaxValue),
        "int16" => NumberRange.Whole(short.MinValue, short.MaxValue),
        "uint16" => NumberRange.Whole(ushort.MinValue, ushort.MaxValue),
        "int32" => NumberRange.Whole(int.MinValue, int.MaxValue),
        "uint32" => NumberRange.Whole(uint.MinValue, uint.MaxValue),
        "int64" => NumberRange.Whole(long.MinValue, long.MaxValue),
        "uint64" => NumberRange.Whole(ulong.MinValue, ulong.MaxValue),
        "double-int" => NumberRange.Whole(-9007199254740991, 9007199254740991),
        "float" => NumberRange.Real(float.MaxValue),
        "double" => NumberRange.Real(double.MaxValue),
        _ => null,
    };
}

/// <summary>The numbers that a type of a fixed size can hold.</summary>
internal sealed class NumberRange
{
    private readonly decimal _least;
    private readonly decimal _most;
    private readonly double _size;

    private NumberRange(decimal least, decimal most, double size) => (_least, _most, _size) = (least, most, size);

    /// <summary>Whether fractions are out.</summary>
    public bool IsWhole => _size == 0;

    public static NumberRange Whole(decimal least, decimal most) => new(least, most, 0);

    public static NumberRange Real(double size) => new(0, 0, size);

    public bool Holds(JsonElement number)
    {
        if (!IsWhole)
        {
            return number.TryGetDouble(out var value) && Math.Abs(value) <= _size;
        }

        if (number.TryGetInt64(out var integer))
        {
            return integer >= _least && integer <= _most;
        }

        // A whole number may be written as 1e2, and be too long for a long and not for a ulong.
        return ExactNumber.IsInteger(number) && number.TryGetDecimal(out var exact) && exact >= _least && exact <= _most;
    }
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

    public static bool IsRelativeJsonPointer(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        while (digits < text.Length && Ascii.IsDigit(text[digits]))
        {
            digits++;
        }

        var rest = text.Slice(digits);
        return digits > 0 && (digits == 1 || text[0] != '0') && ((rest.Length == 1 && rest[0] == '#') || IsJsonPointer(rest));
    }

    public static bool IsRegex(ReadOnlySpan<byte> text) => EcmaPattern.TryCreate(Utf8Text.Decode(text)) is not null;

    /// <summary>Base64 of RFC 4648 section 5, with padding or without.</summary>
    public static bool IsBase64Url(ReadOnlySpan<byte> text)
    {
        var length = text.Length;
        while (length > 0 && text.Length - length < 2 && text[length - 1] == '=')
        {
            length--;
        }

        foreach (var unit in text.Slice(0, length))
        {
            if (!Ascii.IsLetterOrDigit(unit) && unit is not ((byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return length % 4 != 1 && (length == text.Length || text.Length % 4 == 0);
    }

    /// <summary>One character of OpenAPI's registry.</summary>
    public static bool IsCharacter(ReadOnlySpan<byte> text) => Utf8Text.CountCodePoints(text) == 1;

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
