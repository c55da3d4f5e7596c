namespace ContractMocks.Schemas.Validation;

/// <summary>Names and addresses of the network: RFC 1123, 2673, 3986, 4291 and 5321.</summary>
internal static class NetFormats
{
    public static bool IsHostname(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }

        var label = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.')
            {
                if (label == 0 || text[i - 1] == '-' || !IsPlainOrALabel(text.Slice(i - label, label)))
                {
                    return false;
                }

                label = 0;
            }
            else if (++label > 63 || !(Ascii.IsLetterOrDigit(text[i]) || (text[i] == '-' && label > 1)))
            {
                return false;
            }
        }

        return label > 0 && text[text.Length - 1] != '-' && IsPlainOrALabel(text.Slice(text.Length - label));
    }

    // A label that begins with xn-- stands for one in another script, which has rules of its own.
    private static bool IsPlainOrALabel(ReadOnlySpan<byte> label) =>
        label.Length < 4 || (label[0] | 0x20) != 'x' || (label[1] | 0x20) != 'n' || label[2] != '-' || label[3] != '-' || IdnFormats.IsALabel(label);

    public static bool IsEmail(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        if (at <= 0)
        {
            return false;
        }

        var domain = text.Slice(at + 1);
        return IsMailbox(text.Slice(0, at)) && (domain.Length > 2 && domain[0] == '[' ? IsAddressLiteral(domain) : IsHostname(domain));
    }

    public static bool IsIPv4(ReadOnlySpan<byte> text)
    {
        for (var part = 0; part < 4; part++)
        {
            var dot = text.IndexOf((byte)'.');
            if (part < 3 == dot < 0)
            {
                return false;
            }

            var digits = dot < 0 ? text : text.Slice(0, dot);
            if (digits.Length > 3 || !Ascii.TryNumber(digits, out var value) || value > 255 || (digits.Length > 1 && digits[0] == '0'))
            {
                return false;
            }

            text = text.Slice(dot + 1);
        }

        return true;
    }

    public static bool IsIPv6(ReadOnlySpan<byte> text)
    {
        var groups = 0;
        var gap = false;
        if (text.Length >= 2 && text[0] == ':' && text[1] == ':')
        {
            gap = true;
            text = text.Slice(2);
        }

        while (!text.IsEmpty)
        {
            var colon = text.IndexOf((byte)':');
            var group = colon < 0 ? text : text.Slice(0, colon);
            if (colon < 0 && group.IndexOf((byte)'.') >= 0)
            {
                return IsIPv4(group) && (gap ? groups <= 5 : groups == 6);
            }

            if (group.Length is 0 or > 4 || !AllHex(group) || ++groups > 8)
            {
                return false;
            }

            text = colon < 0 ? default : text.Slice(colon + 1);
            if (colon >= 0 && text.IsEmpty)
            {
                return false;
            }

            if (colon >= 0 && text[0] == ':')
            {
                if (gap)
                {
                    return false;
                }

                gap = true;
                text = text.Slice(1);
            }
        }

        return gap ? groups < 8 : groups == 8;
    }

    public static bool IsUri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon <= 0 || !Ascii.IsLetter(text[0]))
        {
            return false;
        }

        foreach (var unit in text.Slice(0, colon))
        {
            if (!Ascii.IsLetterOrDigit(unit) && !Ascii.Contains("+-.", unit))
            {
                return false;
            }
        }

        return IsAfterScheme(text.Slice(colon + 1));
    }

    public static bool IsUriReference(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        var slash = text.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        return colon >= 0 && (slash < 0 || colon < slash) ? IsUri(text) : IsAfterScheme(text);
    }

    private static bool IsAfterScheme(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 2 && text[0] == '/' && text[1] == '/')
        {
            var rest = text.Slice(2);
            var end = rest.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
            var authority = end < 0 ? rest : rest.Slice(0, end);
            return IsAuthority(authority) && HasUriCharacters(end < 0 ? default : rest.Slice(end), "-._~!$&'()*+,;=:@/?");
        }

        return HasUriCharacters(text, "-._~!$&'()*+,;=:@/?");
    }

    private static bool IsAuthority(ReadOnlySpan<byte> authority)
    {
        var at = authority.IndexOf((byte)'@');
        if (at >= 0 && !HasUriCharacters(authority.Slice(0, at), "-._~!$&'()*+,;=:"))
        {
            return false;
        }

        var host = authority.Slice(at + 1);
        if (host.Length > 0 && host[0] == '[')
        {
            var close = host.IndexOf((byte)']');
            return close > 0 && IsBracketed(host.Slice(1, close - 1)) && IsPort(host.Slice(close + 1));
        }

        var colon = host.IndexOf((byte)':');
        return HasUriCharacters(colon < 0 ? host : host.Slice(0, colon), "-._~!$&'()*+,;=") && IsPort(colon < 0 ? default : host.Slice(colon));
    }

    // An IPv6 address, or one of a version to come.
    private static bool IsBracketed(ReadOnlySpan<byte> address)
    {
        var dot = address.IndexOf((byte)'.');
        if (address.Length < 4 || (address[0] | 0x20) != 'v' || dot < 2)
        {
            return IsIPv6(address);
        }

        return AllHex(address.Slice(1, dot - 1)) && dot + 1 < address.Length && HasUriCharacters(address.Slice(dot + 1), "-._~!$&'()*+,;=:")
            && address.IndexOfAny((byte)'%', (byte)'#') < 0;
    }

    private static bool IsPort(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] != ':')
        {
            return false;
        }

        foreach (var unit in text.Slice(1))
        {
            if (!Ascii.IsDigit(unit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasUriCharacters(ReadOnlySpan<byte> text, string marks)
    {
        var fragments = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !Ascii.IsHex(text[i + 1]) || !Ascii.IsHex(text[i + 2]))
                {
                    return false;
                }
            }
            else if (text[i] == '#')
            {
                fragments++;
            }
            else if (!Ascii.IsLetterOrDigit(text[i]) && !Ascii.Contains(marks, text[i]))
            {
                return false;
            }
        }

        return fragments <= 1;
    }

    public static bool IsMailbox(ReadOnlySpan<byte> local)
    {
        if (local.Length > 2 && local[0] == '"' && local[local.Length - 1] == '"')
        {
            return true;
        }

        for (var i = 0; i < local.Length; i++)
        {
            var dot = local[i] == '.';
            if (dot && (i == 0 || i == local.Length - 1 || local[i - 1] == '.'))
            {
                return false;
            }

            if (!dot && !Ascii.IsLetterOrDigit(local[i]) && !Ascii.Contains("!#$%&'*+-/=?^_`{|}~", local[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsAddressLiteral(ReadOnlySpan<byte> domain)
    {
        if (domain[domain.Length - 1] != ']')
        {
            return false;
        }

        var address = domain.Slice(1, domain.Length - 2);
        var prefix = "IPv6:"u8;
        return address.StartsWith(prefix) ? IsIPv6(address.Slice(prefix.Length)) : IsIPv4(address);
    }

    private static bool AllHex(ReadOnlySpan<byte> text)
    {
        foreach (var unit in text)
        {
            if (!Ascii.IsHex(unit))
            {
                return false;
            }
        }

        return true;
    }
}
