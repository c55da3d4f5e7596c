using System.Text;
using System.Text.Json;
using ContractMocks.Compiler.Naming;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Emission.Scenarios;

/// <summary>The tools of the project's tool files and C# code, each of which is a record. Tools written inside a scenario are not.</summary>
internal sealed class EmittedTools(ToolScope scope, EmissionOptions options) : IToolTypes
{
    public string? TypeName(Tool tool) => Declared(tool) is { } own ? own.QualifiedName
        : scope.Tools.Contains(tool) ? Qualified(EmittedNames.Tool(tool.Name)) : null;

    public string? Construct(Tool tool, JsonElement arguments) => Declared(tool) is { } own
        ? DeclaredToolEmitter.Construct(own, arguments)
        : scope.Tools.Contains(tool) && ToolEmitter.Construct(tool, arguments) is { } expression ? Qualify(expression, EmittedNames.Tool(tool.Name)) : null;

    private DeclaredTool? Declared(Tool tool) => scope.Declared.FirstOrDefault(declared => declared.Tool == tool);

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
