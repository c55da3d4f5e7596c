using System.Text.Json;

namespace ContractMocks.Compiler.Emission.Scenarios;

/// <summary>What scenarios need of the tools that are emitted as records.</summary>
internal interface IToolTypes
{
    /// <summary>The record of a tool, written <c>global::…</c>; null where none is emitted.</summary>
    string? TypeName(Tool tool);

    /// <summary>An expression that makes the record from arguments that fit its schema; null where it cannot be written.</summary>
    string? Construct(Tool tool, JsonElement arguments);
}
