
namespace ContractMocks.Schemas.Validation;

/// <summary>Internationalised addresses and address templates: RFC 3987, 6531 and 6570.</summary>
internal static class IriFormats
{
    public static bool IsIri(ReadOnlySpan<byte> text) => AsUri(text) is { } uri && HasAsciiScheme(text) && NetFormats.IsUri(uri);

    public static bool IsIriReference(ReadOnlySpan<byte> text)
    {
        if (AsUri(text) is not { } uri)
        {
            return false;
        }

        var colon = text.IndexOf((byte)':');
        var slash = text.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        return (colon < 0 || (slash >= 0 && slash < colon) || HasAsciiScheme(text)) && NetFormats.IsUriReference(uri);
    }

    public static bool IsIdnEmail(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        if (at <= 0)
        {
            return false;
        }

        // Beyond ASCII a mailbox may hold anything, so that one letter stands for all of it.
        var local = text.Slice(0, at).ToArray();
        for (var i = 0; i < local.Length; i++)
        {
            local[i] = local[i] >= 0x80 ? (byte)'a' : local[i];
        }

        var domain = text.Slice(at + 1);
        return NetFormats.IsMailbox(local) && (domain.Length > 2 && domain[0] == '[' ? NetFormats.IsAddressLiteral(domain) : IdnFormats.IsIdnHostname(domain));
    }

    public static bool IsUriTemplate(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] == '{')
            {
                var close = text.IndexOf((byte)'}');
                if (close < 0 || !IsExpression(text.Slice(1, close - 1)))
                {
                    return false;
                }

                text = text.Slice(close + 1);
            }
            else if (text[0] == '%')
            {
                if (text.Length < 3 || !Ascii.IsHex(text[1]) || !Ascii.IsHex(text[2]))
                {
                    return false;
                }

                text = text.Slice(3);
            }
            else if (text[0] is <= (byte)' ' or 0x7f || Ascii.Contains("\"<>\\^`|}", text[0]))
            {
                return false;
            }
            else
            {
                text = text.Slice(1);
            }
        }

        return true;
    }

    private static bool IsExpression(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && Ascii.Contains("+#./;?&=,!@|", text[0]))
        {
            text = text.Slice(1);
        }

        while (true)
        {
            var comma = text.IndexOf((byte)',');
            if (!IsVariable(comma < 0 ? text : text.Slice(0, comma)))
            {
                return false;
            }

            if (comma < 0)
            {
                return true;
            }

            text = text.Slice(comma + 1);
        }
    }

    private static bool IsVariable(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon >= 0)
        {
            var length = text.Slice(colon + 1);
            if (length.Length is 0 or > 4 || length[0] == '0' || !Ascii.TryNumber(length, out _))
            {
                return false;
            }

            text = text.Slice(0, colon);
        }
        else if (!text.IsEmpty && text[text.Length - 1] == '*')
        {
            text = text.Slice(0, text.Length - 1);
        }

        var wasDot = true;
        for (var i = 0; i < text.Length; i++)
        {
            var isDot = text[i] == '.';
            if (text[i] == '%' && i + 2 < text.Length && Ascii.IsHex(text[i + 1]) && Ascii.IsHex(text[i + 2]))
            {
                i += 2;
            }
            else if (isDot ? wasDot : !Ascii.IsLetterOrDigit(text[i]) && text[i] != '_')
            {
                return false;
            }

            wasDot = isDot;
        }

        return !wasDot;
    }

    private static bool HasAsciiScheme(ReadOnlySpan<byte> text)
    {
        foreach (var unit in text.Slice(0, Math.Max(0, text.IndexOf((byte)':'))))
        {
            if (unit >= 0x80)
            {
                return false;
            }
        }

        return true;
    }

    // A letter in place of each code point that an IRI may hold beyond ASCII; null when there is one that it may not.
    private static byte[]? AsUri(ReadOnlySpan<byte> text)
    {
        var uri = new List<byte>(text.Length);
        var inQuery = false;
        foreach (var point in CodePoints.Of(text))
        {
            inQuery = point == '?' || (inQuery && point != '#');
            if (point < 0x80)
            {
                uri.Add((byte)point);
            }
            else if (IsAllowed(point, inQuery))
            {
                uri.Add((byte)'a');
            }
            else
            {
                return null;
            }
        }

        return [.. uri];
    }

    private static bool IsAllowed(int point, bool inQuery) => point switch
    {
        < 0xA0 => false,
        <= 0xD7FF => true,
        >= 0xE000 and <= 0xF8FF => inQuery,
        >= 0xF900 and <= 0xFDCF or >= 0xFDF0 and <= 0xFFEF => true,
        >= 0xF0000 => inQuery && (point & 0xFFFF) < 0xFFFE,
        >= 0x10000 => (point & 0xFFFF) < 0xFFFE,
        _ => false,
    };
}

/// <summary>Texts as code points.</summary>
internal static class CodePoints
{
    public static int[] Of(ReadOnlySpan<byte> utf8)
    {
        var text = Utf8Text.Decode(utf8);
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                points.Add(char.ConvertToUtf32(text[i], text[i + 1]));
                i++;
            }
            else
            {
                points.Add(text[i]);
            }
        }

        return [.. points];
    }
}
