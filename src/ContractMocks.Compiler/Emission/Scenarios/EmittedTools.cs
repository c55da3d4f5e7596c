using System.Text;
using System.Text.Json;
using ContractMocks.Compiler.Naming;

namespace ContractMocks.Compiler.Emission.Scenarios;

/// <summary>The tools of the project's tool files, each of which is emitted as a record. Tools written inside a scenario are not.</summary>
internal sealed class EmittedTools(EquatableArray<Tool> tools, EmissionOptions options) : IToolTypes
{
    public string? TypeName(Tool tool) => tools.Contains(tool) ? Qualified(EmittedNames.Tool(tool.Name)) : null;

    public string? Construct(Tool tool, JsonElement arguments) =>
        tools.Contains(tool) && ToolEmitter.Construct(tool, arguments) is { } expression ? Qualify(expression, EmittedNames.Tool(tool.Name)) : null;

    private string Qualified(string type) => $"global::{options.RootNamespace}.{type}";

    /// <summary>
    /// Qualifies each mention of the record: inside the class <c>Scenarios</c> a scenario of the same name (<c>get-weather</c>) would hide it.
    /// </summary>
    private string Qualify(string expression, string type)
    {
        var result = new StringBuilder(expression.Length + 32);
        var at = 0;
        while (at < expression.Length)
        {
            var end = TokenEnd(expression, at);
            var token = expression.Substring(at, end - at);
            var isMember = (at > 0 && expression[at - 1] is '.' or ':') || string.CompareOrdinal(expression, end, " =", 0, 2) == 0;
            result.Append(token == type && !isMember ? Qualified(type) : token);
            at = end;
        }

        return result.ToString();
    }

    /// <summary>The end of the string literal, identifier or single character at a place.</summary>
    private static int TokenEnd(string text, int start)
    {
        var end = start + 1;
        if (text[start] == '"')
        {
            while (end < text.Length && text[end] != '"')
            {
                end += text[end] == '\\' ? 2 : 1;
            }

            return Math.Min(text.Length, end + 1);
        }

        while (IsPart(text[start]) && end < text.Length && IsPart(text[end]))
        {
            end++;
        }

        return end;

        static bool IsPart(char c) => c == '_' || char.IsLetterOrDigit(c);
    }
}
