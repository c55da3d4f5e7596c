// One file per scenario, so that a change of one scenario re-emits one file. It is read by people (generated-samples/ holds it), so it is laid
// out as one would write it: short things on one line, a turn as a block, arguments as records where a record is emitted.
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Emission.Scenarios;

/// <summary>Emits a scenario as a member of the static class <c>Scenarios</c>.</summary>
internal static class ScenarioEmitter
{
    /// <summary>The file of a scenario.</summary>
    /// <param name="scenario">A scenario that was read without problems.</param>
    /// <param name="sourceName">The name of its file, without folders.</param>
    /// <param name="options">What the project says of emitted code.</param>
    /// <param name="tools">The records of tools.</param>
    public static EmittedFile Emit(Scenario scenario, string sourceName, EmissionOptions options, IToolTypes tools)
    {
        var member = ScenarioNames.Member(scenario.Name) ?? throw new ArgumentException($"'{scenario.Name}' names no C# member", nameof(scenario));
        var calls = new ToolCallEmitter(scenario, tools);
        var writer = EmittedCode.Begin(options.RootNamespace)
            .Write("/// <summary>The scenarios of this project's scenario files.</summary>")
            .Open($"{options.Access} static partial class Scenarios")
            .Write($"/// <summary>{Summary(scenario)}</summary>")
            .Write($"/// <remarks>From <c>{CSharpLiteral.Xml(sourceName)}</c>.</remarks>")
            .Write(EmittedCode.Attribute)
            .Write($"public static global::ContractMocks.Scenario {member} {{ get; }} = new()")
            .Open()
            .Write($"Name = {CSharpLiteral.String(scenario.Name)},")
            .Write($"Provider = {CSharpLiteral.String(scenario.Provider)},");
        if (scenario.Description.Length > 0)
        {
            writer.Write($"Description = {CSharpLiteral.String(scenario.Description)},");
        }

        WriteTools(scenario, calls, writer);
        WriteTurns(scenario, calls, writer);
        writer.Close(";").Close();
        return new EmittedFile($"Scenario.{member}.g.cs", writer.ToString());
    }

    private static string Summary(Scenario scenario)
    {
        var description = CSharpLiteral.Xml(scenario.Description);
        return description.Length > 0 ? description : $"The scenario <c>{CSharpLiteral.Xml(scenario.Name)}</c>.";
    }

    private static void WriteTools(Scenario scenario, ToolCallEmitter calls, SourceWriter writer)
    {
        if (scenario.Tools.Count == 0)
        {
            return;
        }

        writer.Write("Tools =").Write("[").Indent();
        foreach (var tool in scenario.Tools)
        {
            writer.Write(calls.Tool(tool) + ",");
        }

        writer.Outdent().Write("],");
    }

    private static void WriteTurns(Scenario scenario, ToolCallEmitter calls, SourceWriter writer)
    {
        writer.Write("Turns =").Write("[").Indent();
        foreach (var turn in scenario.Turns)
        {
            writer.Write("new()").Open();
            WriteConditions(turn, writer);
            ReplyEmitter.Write(turn.Reply, calls, writer);
            if (turn.Times is { } times)
            {
                writer.Write($"Times = {times.ToString(System.Globalization.CultureInfo.InvariantCulture)},");
            }

            if (turn.AfterPrevious)
            {
                writer.Write("AfterPrevious = true,");
            }

            writer.Close(",");
        }

        writer.Outdent().Write("],");
    }

    private static void WriteConditions(Turn turn, SourceWriter writer)
    {
        if (turn.When.Count == 0)
        {
            return;
        }

        if (turn.When.Count == 1)
        {
            writer.Write($"When = [{Condition(turn.When[0])}],");
            return;
        }

        writer.Write("When =").Write("[").Indent();
        foreach (var condition in turn.When)
        {
            writer.Write(Condition(condition) + ",");
        }

        writer.Outdent().Write("],");
    }

    private static string Condition(Condition condition) => condition switch
    {
        UserTextCondition user => $"new global::ContractMocks.UserTextCondition({Test(user.Test)})",
        SystemTextCondition system => $"new global::ContractMocks.SystemTextCondition({Test(system.Test)})",
        ModelCondition model => $"new global::ContractMocks.ModelCondition({Test(model.Test)})",
        ToolDeclaredCondition tool => $"new global::ContractMocks.ToolDeclaredCondition({CSharpLiteral.String(tool.Tool)})",
        ToolResultCondition tool => $"new global::ContractMocks.ToolResultCondition({CSharpLiteral.String(tool.Tool)})",
        _ => throw new NotSupportedException($"{condition.GetType().Name} cannot be written in a scenario file"),
    };

    private static string Test(TextTest test)
    {
        var factory = test.Kind switch { TextTestKind.Contains => "Contains", TextTestKind.Equals => "EqualTo", _ => "Matches" };
        return $"global::ContractMocks.TextTest.{factory}({CSharpLiteral.String(test.Value)})";
    }
}
