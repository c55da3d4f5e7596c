using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>
/// Renders templates as WireMock.Net 1.8.13 does (Handlebars.Net and its helpers), as far as exported files go: blocks of four kinds and a few helpers. Whatever
/// else a template has is an error, as is a helper that gets what the real one fails at.
/// </summary>
internal sealed partial class TemplateRenderer(JToken body)
{
    /// <summary>What a block is about, and its place among its like.</summary>
    private sealed record Scope(JToken This, bool IsFirst, bool IsLast);

    public string Render(string template)
    {
        var text = new StringBuilder();
        var at = 0;
        Render(template, ref at, new Scope(body, false, false), text, isOn: true);
        Assert.Equal(template.Length, at);
        return text.ToString();
    }

    /// <summary>Renders up to a tag that ends the block around, and gives that tag.</summary>
    private string Render(string template, ref int at, Scope scope, StringBuilder text, bool isOn)
    {
        while (at < template.Length)
        {
            var tag = Tag().Match(template, at);
            var plain = template[at..(tag.Success ? tag.Index : template.Length)];
            // A brace or a backslash beside a tag would be a part of it, and a tag on a line of its own would take the line away.
            Assert.DoesNotContain("{{", plain, StringComparison.Ordinal);
            Assert.True(!tag.Success || (!plain.EndsWith('{') && !plain.EndsWith('\\') && !plain.EndsWith('\n')), plain);
            text.Append(isOn ? plain : "");
            at = tag.Success ? tag.Index + tag.Length : template.Length;
            Assert.False(tag.Success && at < template.Length && template[at] == '}', tag.Value);
            if (tag.Groups["end"].Success)
            {
                return tag.Groups["end"].Value;
            }

            if (tag.Groups["block"].Success)
            {
                Block(template, ref at, tag, scope, text, isOn);
            }
            else if (tag.Success && isOn)
            {
                text.Append(Assert.IsType<string>(Value(tag.Groups["value"].Value, scope)));
            }
        }

        return "";
    }

    private void Block(string template, ref int at, Match tag, Scope scope, StringBuilder text, bool isOn)
    {
        var name = tag.Groups["block"].Value;
        var value = isOn ? Value(tag.Groups["of"].Value, scope) : null;
        var inner = at;
        if (name == "each")
        {
            var items = value is null ? [] : Assert.IsType<Dictionary<string, JToken>>(value).Values.ToList();
            for (var i = 0; i < items.Count; i++)
            {
                at = inner;
                Render(template, ref at, new Scope(items[i], i == 0, i == items.Count - 1), text, isOn: true);
            }

            if (items.Count == 0)
            {
                Render(template, ref at, scope, text, isOn: false);
            }

            return;
        }

        var holds = value is bool is_ ? is_ : value is Dictionary<string, JToken> { Count: > 0 };
        holds = name == "unless" ? !holds : holds;
        if (Render(template, ref at, scope, text, isOn && holds) == "else")
        {
            Render(template, ref at, scope, text, isOn && !holds);
        }
    }

    private object? Value(string expression, Scope scope)
    {
        var words = Words(expression).Select(word =>
            word[0] == '(' ? Value(word[1..^1], scope)
            : word[0] is '\'' or '"' ? word[1..^1]
            : word switch
            {
                "request.bodyAsJson" => body,
                "request.bodyAsJson.model" => (string?)body["model"],
                "this" => scope.This,
                "this.Type" => scope.This.Type,
                "@first" => scope.IsFirst,
                "@last" => scope.IsLast,
                "0" or "1" => (object)int.Parse(word, System.Globalization.CultureInfo.InvariantCulture),
                _ => word,
            }).ToList();
        return words is [string helper, .. var rest] && rest.Count > 0 ? Call(helper, rest) : Assert.Single(words);
    }

    private static object Call(string helper, List<object?> of) => (helper, of) switch
    {
        ("JsonPath.SelectToken", [var json, string path]) => Json(json).SelectToken(path)!.ToString(),
        ("JsonPath.SelectTokens", [var json, string path]) => Json(json).SelectTokens(path).ToDictionary(static one => one.Path),
        ("String.Append", [string text, string more]) => text.Length == 0 ? more : text + more,
        ("String.Prepend", [string text, string more]) => text.Length == 0 ? "" : more + text,
        ("String.Split", [string text, string { Length: 1 } apart]) => text.Split(apart[0]),
        ("String.Trim", [string text]) => text.Trim(),
        ("String.StartsWith", [string text, string start]) => text.StartsWith(start, StringComparison.Ordinal),
        ("String.Equal", [string text, string other]) => text == other,
        ("String.Lowercase", [string text]) => text.ToLowerInvariant(),
        ("Object.ToString", [JTokenType type]) => type.ToString(),
        _ => throw new InvalidOperationException($"{helper} of {string.Join(", ", of)}"),
    };

    private static JToken Json(object? value) => value switch
    {
        JToken json => json,
        string text => JsonConvert.DeserializeObject<JToken>(text, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!,
        string[] list => JArray.FromObject(list),
        _ => throw new InvalidOperationException($"JSON of {value}"),
    };

    /// <summary>The words of an expression: names, literals and expressions in brackets.</summary>
    private static List<string> Words(string expression)
    {
        var words = new List<string>();
        for (var at = 0; at < expression.Length; at++)
        {
            if (expression[at] == ' ')
            {
                continue;
            }

            var from = at;
            var depth = 0;
            for (; at < expression.Length && (expression[at] != ' ' || depth > 0); at++)
            {
                if (expression[at] is '\'' or '"')
                {
                    at = expression.IndexOf(expression[at], at + 1);
                    Assert.True(at > 0, expression);
                }

                depth += expression[at] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            words.Add(expression[from..at]);
        }

        return words;
    }

    // JSONPath has no two braces, so the first ones close.
    [GeneratedRegex(@"\{\{(#(?<block>each|if|unless) (?<of>.*?)|(?<end>else)|/(?<end>each|if|unless)|\{(?<value>[^{}]+)\})\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
