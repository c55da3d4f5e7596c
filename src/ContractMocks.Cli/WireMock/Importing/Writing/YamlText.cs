using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing.Writing;

/// <summary>Writes values as YAML on one line: words as they are, other texts in quotes, JSON in YAML's flow form.</summary>
internal static partial class YamlText
{
    private static readonly string[] s_words = ["true", "false", "null", "yes", "no", "on", "off", "auto", "y", "n"];

    /// <summary>A text; without quotes where nobody could read it as something else.</summary>
    public static string Scalar(string text) =>
        Plain().IsMatch(text) && !s_words.Contains(text, StringComparer.OrdinalIgnoreCase) ? text : Quoted(text);

    /// <summary>A text in double quotes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            var one = text[i];
            if (char.IsHighSurrogate(one) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // Written as they are: YAML has no pairs of escapes.
                quoted.Append(one).Append(text[++i]);
                continue;
            }

            _ = one switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= '\x7f' and <= '\xa0') or '\u2028' or '\u2029' or '\ufeff' or >= '\ufffe' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}"),
                _ when char.IsSurrogate(one) => quoted.Append('\ufffd'),
                _ => quoted.Append(one),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">What is written for a text in it.</param>
    public static string Flow(JsonNode? value, Func<string, string> text)
    {
        var flow = new StringBuilder();
        Write(flow, value, text);
        return flow.ToString();
    }

    private static void Write(StringBuilder flow, JsonNode? value, Func<string, string> text)
    {
        switch (value)
        {
            case JsonObject members:
                flow.Append('{');
                foreach (var (name, member) in members)
                {
                    flow.Append(flow[^1] == '{' ? " " : ", ").Append(Name().IsMatch(name) && !s_words.Contains(name, StringComparer.OrdinalIgnoreCase) ? name : Quoted(name)).Append(": ");
                    Write(flow, member, text);
                }

                flow.Append(members.Count == 0 ? "}" : " }");
                break;
            case JsonArray items:
                flow.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    _ = i > 0 ? flow.Append(", ") : flow;
                    Write(flow, items[i], text);
                }

                flow.Append(']');
                break;
            case JsonValue one when one.GetValueKind() == JsonValueKind.String:
                flow.Append(Scalar(text(one.GetValue<string>())));
                break;
            default:
                flow.Append(value?.ToJsonString() ?? "null");
                break;
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_.!'()/-]*( [A-Za-z0-9_.!'()/-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
