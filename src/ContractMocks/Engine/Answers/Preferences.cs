using System.Text;

namespace ContractMocks.Engine.Answers;

/// <summary>What a client would like (RFC 7240): <c>Prefer: code=404, example="not found", dynamic=true</c>. Other preferences are let be.</summary>
/// <param name="Code">The status; null for the usual one.</param>
/// <param name="Example">The name of an example; null for the usual answer.</param>
/// <param name="IsDynamic">Whether each answer is made up anew.</param>
internal sealed record Preferences(string? Code, string? Example, bool IsDynamic)
{
    /// <summary>The preferences of a request; null when it has none that we know.</summary>
    public static Preferences? Of(MockRequest request)
    {
        Preferences? found = null;
        foreach (var (name, value) in request.Headers)
        {
            if (name.Equals("prefer", StringComparison.OrdinalIgnoreCase))
            {
                found = Read(value, found);
            }
        }

        return found;
    }

    /// <summary>What <c>Preference-Applied</c> says.</summary>
    public string Applied()
    {
        var applied = new List<string>(3);
        if (Code is not null)
        {
            applied.Add("code=" + Quoted(Code));
        }

        if (Example is not null)
        {
            applied.Add("example=" + Quoted(Example));
        }

        if (IsDynamic)
        {
            applied.Add("dynamic=true");
        }

        return string.Join(", ", applied);
    }

    private static Preferences? Read(string value, Preferences? found)
    {
        for (var at = 0; at < value.Length;)
        {
            var name = Word(value, ref at).Trim();
            string? text = null;
            at += Blanks(value, at);
            if (at < value.Length && value[at] == '=')
            {
                at++;
                text = Word(value, ref at);
            }

            // RFC 7240, section 2: the first of a name counts.
            found = (name.ToUpperInvariant(), found) switch
            {
                ("CODE", null or { Code: null }) when text is { Length: > 0 } => (found ?? new Preferences(null, null, false)) with { Code = text },
                ("EXAMPLE", null or { Example: null }) when text is not null => (found ?? new Preferences(null, null, false)) with { Example = text },
                ("DYNAMIC", _) when text is null or "" or "true" or "1" => (found ?? new Preferences(null, null, false)) with { IsDynamic = true },
                _ => found,
            };
            // What follows a semicolon is a parameter of the preference before it; after ours, people mean one more preference.
            var isOurs = name.ToUpperInvariant() is "CODE" or "EXAMPLE" or "DYNAMIC";
            at = value.IndexOfAny(isOurs ? [',', ';', ' '] : [','], Math.Min(at, value.Length)) is var next and >= 0 ? next + 1 : value.Length;
        }

        return found;
    }

    // A token or a quoted string, to the next of = , ; or blank.
    private static string Word(string value, ref int at)
    {
        at += Blanks(value, at);
        if (at < value.Length && value[at] == '"')
        {
            return QuotedWord(value, ref at);
        }

        var start = at;
        while (at < value.Length && value[at] is not ('=' or ',' or ';' or ' ' or '\t'))
        {
            at++;
        }

        return value[start..at];
    }

    private static int Blanks(string value, int at) => value.AsSpan(at).Length - value.AsSpan(at).TrimStart(" \t").Length;

    private static string QuotedWord(string value, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < value.Length && value[at] != '"'; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length)
            {
                at++;
            }

            text.Append(value[at]);
        }

        at = Math.Min(at + 1, value.Length);
        return text.ToString();
    }

    // What came may hold anything that a header may; what goes back is quoted unless it is a token.
    private static string Quoted(string text) => text.All(static one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.')
        ? text
        : "\"" + string.Concat(text.Where(static one => one is >= ' ' and < (char)127)).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
