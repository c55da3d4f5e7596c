using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>
/// Reads patterns of the body as one text, as people write them: <c>*weather*</c> looks for a word of the user, <c>*"model":"gpt-4o"*</c> for the model.
/// The pieces between wildcards are read one by one.
/// </summary>
internal static partial class RawTextReader
{
    public static void ReadWildcard(string pattern, WantedRequest wanted)
    {
        foreach (var piece in pattern.Split('*', StringSplitOptions.RemoveEmptyEntries))
        {
            Read(piece, piece.Contains('?', StringComparison.Ordinal) ? static text => TextTest.Matches(Wildcards.Pattern("*" + text + "*", ignoreCase: false)) : TextTest.Contains, wanted);
        }
    }

    public static void ReadRegex(string pattern, bool ignoreCase, WantedRequest wanted)
    {
        if (!TextTests.IsPattern(pattern))
        {
            wanted.LeftOut.Add("a RegexMatcher whose pattern is no regular expression");
            return;
        }

        var flags = Flags().Match(pattern).Value;
        var isFree = ignoreCase || flags.Contains('i', StringComparison.Ordinal);
        foreach (var piece in Gap().Split(pattern[flags.Length..].TrimStart('^').TrimEnd('$')).Where(static piece => piece.Length > 0))
        {
            // White space between names and values is no part of what is asked.
            var plain = piece.Replace("\\s*", "", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
            Read(plain, text => Test(text, isFree), wanted);
        }
    }

    private static TextTest Test(string piece, bool isFree) =>
        isFree && Plain().IsMatch(piece) ? TextTest.Contains(piece)
        : TextTests.IsPattern(piece) ? TextTest.Matches(isFree ? "(?i)" + piece : piece)
        : TextTest.Contains(piece);

    private static void Read(string piece, Func<string, TextTest> test, WantedRequest wanted)
    {
        if (Result().IsMatch(piece))
        {
            wanted.EndsInResult = true;
            return;
        }

        if (Member().Match(piece.Trim()) is not { Success: true } member)
        {
            if (Syntax().IsMatch(piece))
            {
                wanted.LeftOut.Add("a part of the body's text that is JSON syntax");
            }
            else
            {
                wanted.User.Add(test(piece));
            }

            return;
        }

        var (name, value) = (member.Groups["name"].Value, member.Groups["value"].Value);
        var isWhole = member.Groups["end"].Value.Length > 0;
        switch (name)
        {
            case "stream":
                break;
            case "role" when value is "user":
                break;
            case "model":
                wanted.Model.Add(isWhole && Regex.Unescape(Safe(value)) == value ? TextTest.EqualTo(value) : test(value));
                break;
            case "content" or "text" or "input" or "prompt":
                wanted.User.Add(test(value));
                break;
            case "name" when isWhole:
                wanted.Tools.Add(value);
                break;
            default:
                wanted.LeftOut.Add($"'{name}' in the body's text");
                break;
        }
    }

    // A backslash makes a value a pattern.
    private static string Safe(string value) => value.Replace("\\", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\(\?[a-z]+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Flags();

    [GeneratedRegex(@"\.\*\??|\[\\s\\S\]\*\??|\.\+\??|\(\.\*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    [GeneratedRegex("""^[{,]?\s*"(?<name>[A-Za-z_]\w*)"\s*:\s*(?:"(?<value>[^"]*)(?<end>"?)|(?<value>[\w.]+))\s*[,}]?$""", RegexOptions.CultureInvariant)]
    private static partial Regex Member();

    /// <summary>What a body holds where a tool was called and has answered.</summary>
    [GeneratedRegex("""^\W*(?:role"\s*:\s*"tool|tool_call_id|tool_use_id|tool_result|tool_calls|function_call_output|functionResponse)\W*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex("""["{}]""", RegexOptions.CultureInvariant)]
    private static partial Regex Syntax();

    [GeneratedRegex(@"^[\w ,!%&'-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
