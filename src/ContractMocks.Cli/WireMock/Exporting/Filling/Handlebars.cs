namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>
/// Pieces of templates as WireMock.Net reads them (Handlebars.Net and its helpers). <c>#each</c> over <c>JsonPath.SelectTokens</c> writes nothing where a path
/// selects nothing; <c>JsonPath.SelectToken</c> fails there, so it is only asked for what is there.
/// </summary>
internal static class Handlebars
{
    /// <summary>The request's JSON.</summary>
    public const string Body = "request.bodyAsJson";

    /// <summary>The JSON that the block around is about.</summary>
    public const string This = "this";

    /// <summary>That JSON as text: a string without its quotes.</summary>
    public const string Text = "(JsonPath.SelectToken this '$')";

    // No character of any text (Unicode keeps them for programs), so that a text is never cut at one of its own.
    private const char Apart = '\uFDD0';
    private const char Edge = '\uFDD1';

    public static string Each(string source, string path, string inner) => $"{{{{#each {Select(source, path)}}}}}{inner}{{{{/each}}}}";

    /// <summary>What is selected last, as the engine looks for the last message of its kind.</summary>
    public static string Last(string source, string path, string inner) => Each(source, path, If("@last", inner));

    public static string If(string test, string inner) => $"{{{{#if {test}}}}}{inner}{{{{/if}}}}";

    public static string If(string test, string inner, string otherwise) => $"{{{{#if {test}}}}}{inner}{{{{else}}}}{otherwise}{{{{/if}}}}";

    public static string ButFirst(string inner) => $"{{{{#unless @first}}}}{inner}{{{{/unless}}}}";

    /// <summary>Whether a path selects anything.</summary>
    public static string Select(string source, string path) => $"(JsonPath.SelectTokens {source} {Quoted(path)})";

    public static string IsOf(string type) => $"(String.Equal (Object.ToString this.Type) '{type}')";

    /// <summary>Whether the text begins, after white space, as JSON of this kind does. What is no JSON at all would fail the whole answer.</summary>
    public static string Begins(char first) => $"(String.StartsWith (String.Trim {Text}) '{first}')";

    public static string Write(string expression) => $"{{{{{{{expression}}}}}}}";

    /// <summary>
    /// A text as it stands in a JSON string. No helper does this alone: cutting the text where it has no such character gives a list of it, which
    /// <c>SelectToken</c> writes as JSON, and the second cut takes off what stands around it.
    /// </summary>
    /// <param name="text">The text, as an argument.</param>
    /// <param name="depth">1 in a string of JSON, 2 in a string of JSON that is itself a string.</param>
    public static string Escaped(string text, int depth)
    {
        var list = $"(String.Split (String.Prepend (String.Append {text} '{Edge}') '{Edge}') '{Apart}')";
        var escaped = $"JsonPath.SelectToken (String.Split (JsonPath.SelectToken {list} '$') '{Edge}') '$[1]'";
        return depth == 1 ? escaped : Escaped($"({escaped})", depth - 1);
    }

    private static string Quoted(string path) => path.Contains('\'', StringComparison.Ordinal) ? $"\"{path}\"" : $"'{path}'";
}
