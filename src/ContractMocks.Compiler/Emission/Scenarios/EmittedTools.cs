using System.Text.Json;

namespace ContractMocks.Compiler.Emission.Scenarios;

/// <summary>The tools of the project's tool files, each of which is emitted as a record. Tools written inside a scenario are not.</summary>
internal sealed class EmittedTools(EquatableArray<Tool> tools, EmissionOptions options) : IToolTypes
{
    public string? TypeName(Tool tool) => tools.Contains(tool) ? $"global::{options.RootNamespace}.{ToolEmitter.TypeName(tool.Name)}" : null;

    public string? Construct(Tool tool, JsonElement arguments) => ToolEmitter.Construct(tool, arguments);
}
