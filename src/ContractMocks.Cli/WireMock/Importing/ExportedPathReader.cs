using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>
/// Reads the JSON paths that <c>export wiremock</c> writes, which say our conditions to the letter: <c>$[?(@)][?(@[-1:].role == 'user' &amp;&amp;
/// @[-1:].content =~ /(?i:weather)/)]</c>.
/// </summary>
internal static partial class ExportedPathReader
{
    /// <summary>Reads a path; false, and nothing is taken, for one of another form.</summary>
    public static bool TryRead(string path, WantedRequest wanted)
    {
        if (Outer().Match(path) is not { Success: true } outer)
        {
            return false;
        }

        var inner = outer.Groups["inner"].Value;
        if (Result().IsMatch(inner) && ToolName().Match(inner) is { Success: true } called)
        {
            wanted.ToolResults.Add(called.Groups["name"].Value);
            return true;
        }

        if (Said().Match(inner) is { Success: true } said && Test(said) is { } test)
        {
            var isSystem = said.Groups["system"].Success || said.Groups["member"].Value is "instructions" or "system";
            (said.Groups["member"].Value == "model" ? wanted.Model : isSystem ? wanted.System : wanted.User).Add(test);
            return true;
        }

        if (!inner.Contains("-1:", StringComparison.Ordinal) && ToolName().Match(inner) is { Success: true } tool)
        {
            wanted.Tools.Add(tool.Groups["name"].Value);
            return true;
        }

        return false;
    }

    /// <summary>Whether a path that must not hold says what our condition on the user's text says of itself: that the request ends in no tool result.</summary>
    public static bool IsGuard(string path) => Outer().Match(path) is { Success: true } outer && Guard().IsMatch(outer.Groups["inner"].Value);

    private static TextTest? Test(Match said)
    {
        if (said.Groups["text"].Success)
        {
            return TextTest.EqualTo(said.Groups["text"].Value.Replace("\\'", "'", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal));
        }

        var pattern = said.Groups["pattern"].Value.Replace("\\/", "/", StringComparison.Ordinal);
        if (pattern.StartsWith("(?i:", StringComparison.Ordinal) && pattern.EndsWith(')'))
        {
            // Letters that .NET would take for others are written out one by one.
            var word = Letters().Replace(pattern[4..^1], "${letter}");
            try
            {
                var plain = Regex.Unescape(word);
                return TextTest.Contains(plain);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        return TextTests.IsPattern(pattern) ? TextTest.Matches(pattern) : null;
    }

    [GeneratedRegex(@"^\$\[\?\(@\)\]\[\?\((?<inner>.*)\)\]$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Outer();

    [GeneratedRegex(@"tool_calls|tool_use_id|functionResponse|_call_output", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex(@"\bname == '(?<name>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex ToolName();

    /// <summary>The user's last message, a member of the request, or a system message among the others; and the test.</summary>
    [GeneratedRegex(
        """^(?:(?:@\[-1:\]\.role == 'user' && )?@\[-1:\]\.(?:content|parts)(?:\[(?:\*|0)\]\.text)?|@ == \$\.(?<member>\w+) && @|(?<system>@(?:\.parts)?\[(?:\*|0)\]\.text)|@\[\?\((?<system>@\.role (?:==|=~) [^ ]+) && @\.content(?:\[(?:\*|0)\]\.text)?) (?:== '(?<text>.*?)'|=~ /(?<pattern>.*?)/)(?:\)\])?$""",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Said();

    [GeneratedRegex("""^(?:@\[-1:\]\.role == '(?:user|model)'(?: && )?)?(?:@\[-[12]:(?:-1)?\]\.(?:role =~ /\^\(tool\|function\)\$/|role == 'tool'|content\[\*\]\.type == 'tool_result'|parts\[\*\]\.functionResponse|type =~ /\^\(function\|custom_tool\)_call_output\$/|(?:content|parts)\[1:\]\.text))?$""", RegexOptions.CultureInvariant)]
    private static partial Regex Guard();

    [GeneratedRegex(@"\(\?-i:\[(?<letter>.)[^\]]*\]\)", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
