using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>
/// Reads the common forms of a JsonPathMatcher: <c>$.messages[?(@.role == 'user' &amp;&amp; @.content =~ /x/i)]</c>, <c>$[?(@.model == 'm')]</c>,
/// <c>$..content</c>. Others are left out by name.
/// </summary>
internal static partial class JsonPathReader
{
    /// <summary>What every request of a conversation has, so that asking for it asks for nothing.</summary>
    private static readonly string[] s_always = ["model", "messages", "content", "contents", "input", "prompt", "parts", "text", "role", "stream"];

    public static void Read(string path, WantedRequest wanted)
    {
        if (ExportedPathReader.TryRead(path, wanted))
        {
            return;
        }

        var filter = Filter().Match(path);
        if (!filter.Success)
        {
            if (!s_always.Contains(Last(path)))
            {
                wanted.LeftOut.Add("a JSON path that asks for more than that something is there");
            }

            return;
        }

        var prefix = Last(filter.Groups["prefix"].Value);
        if (Result().IsMatch(filter.Groups["filter"].Value))
        {
            wanted.EndsInResult = true;
            return;
        }

        var comparisons = filter.Groups["filter"].Value.Split("&&").Select(static one => Comparison().Match(one)).ToList();
        if (comparisons.Exists(static one => !one.Success) || comparisons.Select(one => ReadOne(prefix, one, Role(comparisons), wanted)).ToList().Contains(false))
        {
            wanted.LeftOut.Add("a JSON path that our conditions cannot say");
        }
    }

    private static string? Role(IEnumerable<Match> comparisons) =>
        comparisons.Where(static one => Last(one.Groups["path"].Value) == "role" && one.Groups["op"].Value == "==").Select(static one => one.Groups["text"].Value).FirstOrDefault();

    private static bool ReadOne(string prefix, Match comparison, string? role, WantedRequest wanted)
    {
        var path = comparison.Groups["path"].Value;
        var name = Last(path);
        if (name is "role" or "stream")
        {
            // Who says it is in the text's condition; a result of a tool has no text that a condition could test.
            return role is null or "user" or "system" or "developer";
        }

        if (comparison.Groups["op"].Value.Length == 0)
        {
            return s_always.Contains(name);
        }

        if (Test(comparison) is not { } test || role is not (null or "user" or "system" or "developer"))
        {
            return false;
        }

        var isSystem = role is "system" or "developer" || name is "instructions" or "system" || prefix is "system" or "systemInstruction";
        switch (name)
        {
            case "model":
                wanted.Model.Add(test);
                return true;
            case "content" or "text" or "input" or "prompt" or "instructions" or "system":
                (isSystem ? wanted.System : wanted.User).Add(test);
                return true;
            case "name" when test.Kind == TextTestKind.Equals && (path.Contains("function", StringComparison.Ordinal) || prefix is "tools" or "functionDeclarations" or "function"):
                wanted.Tools.Add(test.Value);
                return true;
            default:
                return false;
        }
    }

    private static TextTest? Test(Match comparison)
    {
        if (comparison.Groups["op"].Value == "==")
        {
            return comparison.Groups["text"].Success ? TextTest.EqualTo(comparison.Groups["text"].Value.Replace("\\'", "'", StringComparison.Ordinal)) : null;
        }

        var pattern = comparison.Groups["pattern"].Success ? comparison.Groups["pattern"].Value.Replace("\\/", "/", StringComparison.Ordinal) : comparison.Groups["text"].Value;
        var isFree = comparison.Groups["flags"].Value.Contains('i', StringComparison.Ordinal);
        var word = pattern.StartsWith(".*", StringComparison.Ordinal) && pattern.EndsWith(".*", StringComparison.Ordinal) && pattern.Length > 4 ? pattern[2..^2] : pattern;
        if (isFree && Plain().IsMatch(word))
        {
            return TextTest.Contains(word);
        }

        return TextTests.IsPattern(pattern) ? TextTest.Matches(isFree ? "(?i)" + pattern : pattern) : null;
    }

    /// <summary>The last name of a path.</summary>
    private static string Last(string path) => Name().Matches(path) is { Count: > 0 } names ? names[^1].Value : "";

    [GeneratedRegex(@"^\s*\$(?<prefix>[^?]*)\[\?\(?(?<filter>.*?)\)?\]\s*(?<rest>\.[\w.]*)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Filter();

    [GeneratedRegex("""^\s*@(?<path>[\w.\[\]'"*]*?)\s*(?:(?<op>==|=~)\s*(?:'(?<text>(?:[^'\\]|\\.)*)'|"(?<text>[^"]*)"|/(?<pattern>.*)/(?<flags>[a-z]*)|true|false|[\d.]+))?\s*$""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    /// <summary>What is there where a tool was called and has answered.</summary>
    [GeneratedRegex("""^\s*@\.(?:role\s*==\s*['"]tool['"]|type\s*==\s*['"](?:tool_result|function_call_output)['"]|tool_call_id|functionResponse)\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex(@"^[\w ,!%&'-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
