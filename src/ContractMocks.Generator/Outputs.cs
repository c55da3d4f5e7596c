using System.Text;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Emission.Scenarios;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace ContractMocks.Generator;

/// <summary>The outputs: each asks an emitter for files and adds them. What fails costs its own files only.</summary>
internal static class Outputs
{
    public static void EmitContract(SourceProductionContext context, (ProjectContract Item, ProjectOptions Options) input) =>
        Guard(context, input.Item.Contract.Name, () =>
        {
            var (contract, options) = (input.Item.Contract, input.Options.Emission);
            var names = MockNames.Of(contract, input.Item.Namespace, options);
            var models = ModelEmitter.Emit(contract, options, names.ModelNamespace, ContractEmitter.QualifiedName(names));
            return [.. models.Files, ContractEmitter.Emit(contract, names), MockEmitter.Emit(contract, names, models.Names, options)];
        });

    public static void EmitTool(SourceProductionContext context, (Tool Tool, ProjectOptions Options) input) =>
        Guard(context, input.Tool.Name, () => [ToolEmitter.Emit(input.Tool, input.Options.Emission)]);

    public static void EmitDeclaredTool(SourceProductionContext context, DeclaredTool tool) =>
        Guard(context, tool.Name, () => [DeclaredToolEmitter.Emit(tool)]);

    public static void EmitScenario(
        SourceProductionContext context, ((NamedScenario Scenario, ToolScope Tools) Read, ProjectOptions Options) input) =>
        Guard(context, input.Read.Scenario.SourceName, () =>
            [
                ScenarioEmitter.Emit(
                    input.Read.Scenario.Scenario,
                    input.Read.Scenario.SourceName,
                    input.Options.Emission,
                    new EmittedTools(input.Read.Tools, input.Options.Emission)),
            ]);

    public static void EmitTests(SourceProductionContext context, ContractTestPlan? plan)
    {
        if (plan is not null)
        {
            Guard(context, plan.Class.Name, () => [ContractTestsEmitter.Emit(plan)]);
        }
    }

    private static void Guard(SourceProductionContext context, string subject, Func<IEnumerable<EmittedFile>> emit)
    {
        List<EmittedFile> files;
        try
        {
            files = [.. emit()];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ProblemReports.Report(context, [ProblemReports.OfException(exception, subject)]);
            return;
        }

        foreach (var file in files)
        {
            context.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }
}
