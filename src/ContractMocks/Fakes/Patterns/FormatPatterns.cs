namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// Patterns of formats, so that a format can be met together with a pattern and a length. Each text of them has the format; a few texts of a format
/// are left out where that makes the pattern small (years before 1000, quoted mailboxes, letters beyond ASCII).
/// </summary>
internal static class FormatPatterns
{
    private const string Date =
        @"(?:[12]\d{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))"
        + @"|(?:[12]\d(?:0[48]|[2468][048]|[13579][26])|(?:1[26]|2[048])00)-02-29)";

    private const string Time = @"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)";

    // RFC 3339, appendix A: units follow each other without gaps.
    private const string Duration =
        @"P(?:\d{1,9}W|(?:\d{1,9}Y(?:\d{1,9}M(?:\d{1,9}D)?)?|\d{1,9}M(?:\d{1,9}D)?|\d{1,9}D)(?:T" + Clock + ")?|T" + Clock + ")";

    private const string Clock = @"(?:\d{1,9}H(?:\d{1,9}M(?:\d{1,9}S)?)?|\d{1,9}M(?:\d{1,9}S)?|\d{1,9}S)";

    // Labels of at most 63 and 61 characters, so that four of them stay below 254. None begins with xn, as xn-- has rules of its own.
    private const string Label =
        "(?:[A-WYZa-wyz0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?|[Xx](?:[A-MO-Za-mo-z0-9](?:[A-Za-z0-9-]{0,60}[A-Za-z0-9])?)?)";

    private const string LastLabel =
        "(?:[A-WYZa-wyz0-9](?:[A-Za-z0-9-]{0,59}[A-Za-z0-9])?|[Xx](?:[A-MO-Za-mo-z0-9](?:[A-Za-z0-9-]{0,58}[A-Za-z0-9])?)?)";

    private const string Hostname = @"(?:" + Label + @"\.){0,3}" + LastLabel;
    private const string IdnLabel = "[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,2}";
    private const string IdnHostname = IdnLabel + @"(?:\." + IdnLabel + "){0,2}";
    private const string Mailbox = @"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
    private const string Byte = @"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)";
    private const string IPv4 = Byte + @"(?:\." + Byte + "){3}";
    private const string Group = "[0-9a-fA-F]{1,4}";

    private const string Escaped = "%[0-9A-Fa-f]{2}";
    private const string UriRest = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|" + Escaped + ")*";
    private const string Fragment = "(?:#" + UriRest + ")?";
    private const string Authority = @"//[A-Za-z0-9._~-]+(?::\d{1,5})?(?:[/?]" + UriRest + ")?";
    private const string Uri = "[A-Za-z][A-Za-z0-9+.-]*:(?:" + Authority + "|/?(?:[A-Za-z0-9._~!$&'()*+,;=:@-]" + UriRest + ")?)" + Fragment;

    private const string Relative =
        "(?:" + Authority + "|/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]" + UriRest + ")?|[A-Za-z0-9._~!$&'()*+,;=@-]+(?:/" + UriRest + @")?)?(?:\?" + UriRest + ")?" + Fragment;

    private const string Pointer = "(?:/(?:[^/~]|~[01])*)*";

    private static readonly string IPv6 = FindIPv6();

    /// <summary>The pattern of a format, or null when the format says nothing of texts, or nothing that is known.</summary>
    public static string? For(string format) => Body(format) is { } body ? $"^(?:{body})$" : null;

    private static string? Body(string format) => format switch
    {
        "date" => Date,
        "time" => Time,
        "date-time" => Date + "T" + Time,
        "duration" => Duration,
        "email" => Mailbox + "@" + Hostname,
        "idn-email" => Mailbox + "@" + IdnHostname,
        "hostname" => Hostname,
        "idn-hostname" => IdnHostname,
        "ipv4" => IPv4,
        "ipv6" => IPv6,
        "uri" or "iri" => Uri,
        "uri-reference" or "iri-reference" => Uri + "|" + Relative,
        "uri-template" => @"(?:[A-Za-z0-9._~/:-]|\{[a-z][A-Za-z0-9_]*\})*",
        "uuid" => "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        "json-pointer" => Pointer,
        "relative-json-pointer" => @"(?:0|[1-9]\d*)(?:#|" + Pointer + ")",
        "regex" => @"\^?(?:(?:[A-Za-z0-9_ ]|\\[dws.]|\[a-z\]|\[0-9\])[+*?]?)*\$?",
        "byte" or "base64" => "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?",
        "base64url" => "(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?",
        "char" => @"[\s\S]",
        _ => null,
    };

    // RFC 4291, section 2.2: eight groups, or fewer with one gap, or an IPv4 address at the end.
    private static string FindIPv6()
    {
        var forms = new List<string> { $"(?:{Group}:){{7}}{Group}", $"::(?:{Group}(?::{Group}){{0,6}})?", $"::(?:[Ff]{{4}}:)?{IPv4}" };
        for (var before = 1; before <= 7; before++)
        {
            var after = before == 7 ? "" : $"(?:{Group}(?::{Group}){{0,{6 - before}}})?";
            forms.Add($"{Group}(?::{Group}){{{before - 1}}}::{after}");
        }

        return string.Join('|', forms);
    }
}
