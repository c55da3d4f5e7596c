using System.Text.Json;
using ContractMocks.Compiler.Emission.Tools;
using ContractMocks.Compiler.Emission.Types;

namespace ContractMocks.Compiler.Emission;

/// <summary>Writes a tool as a record of its arguments.</summary>
internal static class ToolEmitter
{
    public static EmittedFile Emit(Tool tool, EmissionOptions options)
    {
        var plan = ToolPlan.Of(tool);
        var name = plan.Root.Name;
        var writer = EmittedCode.BeginModels(options.RootNamespace);
        DeclarationEmitter.Head(plan.Root, writer);
        writer.Open($"{options.Access} sealed partial record {name} : {KnownTypes.Record}, {KnownTypes.ToolInterface}<{name}>");
        ToolStatics.Tool(tool, writer);
        writer.Line();
        RecordEmitter.Members(plan.Root, writer);
        if (plan.Root.Properties.Count > 0 || plan.Root.Additional is not null)
        {
            writer.Line();
        }

        ToolStatics.Fakes(name, plan.Given, writer);
        if (plan.Given is { } given)
        {
            ToolStatics.Given(given, plan.Root.Properties.Select(static property =>
                new GivenProperty(property.WireName, property.Name, property.Type.Type.Text(""), property.Summary, property.Deprecated)), writer);
        }

        foreach (var nested in plan.Nested)
        {
            writer.Line();
            DeclarationEmitter.Emit(nested, "public", writer);
        }

        return new EmittedFile($"Tool.{name}.g.cs", writer.Close().ToString());
    }

    /// <summary>What follows the constructor of a tool: the name as written, where the tool has another.</summary>
    public static string Written(Tool tool) => tool.WrittenName is { } written ? $" {{ WrittenName = {CSharpLiteral.String(written)} }}" : "";

    /// <summary>
    /// An expression that creates the record, e.g. <c>new GetWeather { City = "Paris" }</c>; null when the arguments cannot be said as one: a
    /// required one is missing, one is unknown, or a value (a template where no text stands, say) is not of its property's type.
    /// </summary>
    public static string? Construct(Tool tool, JsonElement arguments) => new ToolConstruction(ToolPlan.Of(tool)).Root(arguments);
}
