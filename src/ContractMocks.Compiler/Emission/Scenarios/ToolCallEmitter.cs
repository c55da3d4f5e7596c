using System.Text.Json;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Emission.Scenarios;

/// <summary>Writes tools and their calls: by the emitted record where there is one and the arguments are complete, else as JSON.</summary>
internal sealed class ToolCallEmitter(Scenario scenario, IToolTypes types)
{
    private readonly Dictionary<string, ToolSchema> _schemas = new(StringComparer.Ordinal);

    /// <summary>An expression for a tool.</summary>
    public string Tool(Tool tool) => types.TypeName(tool) is { } type
        ? type + ".Tool"
        : $"new global::ContractMocks.Tool({CSharpLiteral.String(tool.Name)}, {CSharpLiteral.String(tool.Description)}, {CSharpLiteral.Raw(tool.Parameters)}){ToolEmitter.Written(tool)}";

    /// <summary>Writes a call and what follows it.</summary>
    public void Write(ToolCall call, string after, SourceWriter writer)
    {
        using var document = JsonDocument.Parse(call.Arguments);
        var tool = scenario.Tools.FirstOrDefault(tool => tool.Name == call.Tool);
        var isComplete = tool is not null && SchemaOf(tool).Strict.IsValid(document.RootElement);
        if (isComplete && types.TypeName(tool!) is not null && types.Construct(tool!, document.RootElement) is { } construct)
        {
            writer.Write($"global::ContractMocks.Tools.Call({construct}){after}");
            return;
        }

        if (!isComplete && !HasTemplate(document.RootElement))
        {
            writer.Write("// The required arguments that are missing here are faked when the call is sent.");
        }

        writer.Write(call.Arguments == "{}"
            ? $"new global::ContractMocks.ToolCall({CSharpLiteral.String(call.Tool)}){after}"
            : $"new global::ContractMocks.ToolCall({CSharpLiteral.String(call.Tool)}, {CSharpLiteral.Raw(call.Arguments)}){after}");
    }

    private ToolSchema SchemaOf(Tool tool)
    {
        if (!_schemas.TryGetValue(tool.Name, out var schema))
        {
            _schemas.Add(tool.Name, schema = new ToolSchema(tool));
        }

        return schema;
    }

    private static bool HasTemplate(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Contains("{{"),
        JsonValueKind.Array => value.EnumerateArray().Any(HasTemplate),
        JsonValueKind.Object => value.EnumerateObject().Any(static property => HasTemplate(property.Value)),
        _ => false,
    };
}
