using System.Globalization;
using System.Text.Json;
using ContractMocks.Compiler.Emission.Tools;
using ContractMocks.Compiler.Emission.Types;
using ContractMocks.Compiler.Naming;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Emission;

/// <summary>Writes the rest of a tool whose arguments are a record of the user's own.</summary>
internal static class DeclaredToolEmitter
{
    private const string GivenName = "Given";

    public static EmittedFile Emit(DeclaredTool declared)
    {
        var given = declared.Arguments.Count > 0 ? GivenName : null;
        var writer = EmittedCode.Begin(declared.Namespace).Open($"{declared.Start} {declared.Name} : {KnownTypes.ToolInterface}<{declared.Name}>");
        ToolStatics.Tool(declared.Tool, writer);
        writer.Line();
        ToolStatics.Fakes(declared.Name, given, writer);
        if (given is not null)
        {
            ToolStatics.Given(given, declared.Arguments.Select(static argument => new GivenProperty(
                argument.WireName,
                argument.Name,
                argument.Type,
                Documentation.Summary(argument.Summary, $"The argument {argument.WireName}."),
                Deprecated: false)), writer);
        }

        return new EmittedFile($"Tool.{EmittedNames.Tool(declared.Tool.Name)}.g.cs", writer.Close().ToString());
    }

    /// <summary>
    /// An expression that creates the record, e.g. <c>new global::Acme.GetForecast(City: "Paris")</c>; null where it would be written as other JSON
    /// than the arguments, or its types are more than plain ones.
    /// </summary>
    public static string? Construct(DeclaredTool declared, JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (parameters, properties) = (new List<string>(), new List<string>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in arguments.EnumerateObject())
        {
            if (declared.Arguments.FirstOrDefault(argument => argument.WireName == member.Name) is not { } argument
                || !seen.Add(member.Name)
                || Value(argument, member.Value) is not { } value)
            {
                return null;
            }

            if (argument.Parameter is { } parameter)
            {
                parameters.Add($"@{parameter}: {value}");
            }
            else
            {
                properties.Add($"@{argument.Name} = {value}");
            }
        }

        if (declared.Arguments.Any(argument => argument.HasDefault && !seen.Contains(argument.WireName)))
        {
            return null;
        }

        return $"new {declared.QualifiedName}({Plain(parameters)})" + (properties.Count == 0 ? "" : $" {{ {Plain(properties)} }}");
    }

    /// <summary>Names that are keywords keep their at sign; others read better without.</summary>
    private static string Plain(IEnumerable<string> items) => string.Join(", ", items.Select(static item =>
    {
        var end = item.IndexOfAny([':', ' ']);
        return CSharpNames.IsKeyword(item.Substring(1, end - 1)) ? item : item.Substring(1);
    }));

    private static string? Value(DeclaredArgument argument, JsonElement value) => (argument.Form, value.ValueKind) switch
    {
        (DeclaredForm.Text, JsonValueKind.String) => CSharpLiteral.String(value.GetString()!),
        (DeclaredForm.Truth, JsonValueKind.True) => "true",
        (DeclaredForm.Truth, JsonValueKind.False) => "false",
        (DeclaredForm.Whole, JsonValueKind.Number) => value.TryGetInt32(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : null,
        (DeclaredForm.Real, JsonValueKind.Number) => value.TryGetDouble(out var real) && !double.IsInfinity(real) ? real.ToString("R", CultureInfo.InvariantCulture) + "d" : null,
        (DeclaredForm.Member, JsonValueKind.String) =>
            argument.Members.FirstOrDefault(member => member.Wire == value.GetString()) is { Name: { } name } ? $"{argument.Type}.{name}" : null,
        _ => null,
    };
}
