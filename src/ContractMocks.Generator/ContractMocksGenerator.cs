using System.Collections.Immutable;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;
using ContractMocks.Generator.CSharpTools;
using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator;

/// <summary>
/// The pipeline: which step feeds which, and nothing else. Files are read one by one, meet in a set, and part again, so that an edit re-emits
/// only what it touches. Models and problems part early: problems move with every line above them, models do not.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractMocksGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.From(provider)).WithTrackingName(TrackingNames.Options);
        var files = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ContractFile.From(pair.Left, pair.Right)).WithTrackingName(TrackingNames.Inputs);

        var specTexts = files.OfKind(ContractFile.Spec, ContractFile.Part).Collect();
        var specInputs = files.OfKind(ContractFile.Spec).Combine(specTexts)
            .Select(SpecInputFiles.Of).WithTrackingName(TrackingNames.SpecInputs);
        var specFiles = specInputs.Select(Steps.ReadSpec).WithTrackingName(TrackingNames.SpecFiles);
        var specSet = specFiles.Collect().Select(Steps.CombineSpecs).WithTrackingName(TrackingNames.SpecSet);
        var contracts = specSet.SelectMany(static (set, _) => set.Contracts).WithTrackingName(TrackingNames.Contracts);

        var toolFiles = files.OfKind(ContractFile.Tool).Select(Steps.ReadTools).WithTrackingName(TrackingNames.ToolFiles);
        var csharpTools = context.SyntaxProvider
            .ForAttributeWithMetadataName(CSharpToolReader.AttributeName, CSharpToolReader.IsCandidate, CSharpToolReader.From)
            .WithTrackingName(TrackingNames.CSharpTools);
        var toolResults = toolFiles.Collect().Combine(csharpTools.Collect())
            .Select(Steps.JoinTools).WithTrackingName(TrackingNames.ToolResults);
        var toolSet = toolResults.Select(Steps.CombineTools).WithTrackingName(TrackingNames.ToolSet);
        var known = toolSet.Select(static (set, _) => set with { Problems = default }).WithTrackingName(TrackingNames.KnownTools);
        var tools = known.SelectMany(Steps.ToolsToEmit).WithTrackingName(TrackingNames.Tools);
        var declaredTools = known.SelectMany(static (set, _) => set.Declared).WithTrackingName(TrackingNames.DeclaredTools);

        var scope = specSet.Combine(known).Combine(toolResults).Combine(options)
            .Select(Steps.Scope).WithTrackingName(TrackingNames.Scope);
        var scenarioFiles = files.OfKind(ContractFile.Scenario).Combine(scope)
            .Select(Steps.ReadScenario).WithTrackingName(TrackingNames.ScenarioFiles);
        var scenarioSet = scenarioFiles.Collect().Select(Steps.CombineScenarios).WithTrackingName(TrackingNames.ScenarioSet);
        var scenarios = scenarioSet.SelectMany(static (set, _) => set.Scenarios).WithTrackingName(TrackingNames.Scenarios);

        var lockInputs = files.OfKind(ContractFile.Lock).Combine(specInputs.Collect()).Combine(specFiles.Collect())
            .Select(LockSteps.Pair).WithTrackingName(TrackingNames.LockInputs);
        var locks = lockInputs.Select(LockSteps.Judge).WithTrackingName(TrackingNames.Locks);
        var lockSet = locks.Collect().Select(LockSteps.Combine).WithTrackingName(TrackingNames.LockSet);

        var testClasses = context.SyntaxProvider
            .ForAttributeWithMetadataName(TestClass.AttributeName, TestClass.IsCandidate, TestClass.From)
            .WithTrackingName(TrackingNames.TestClasses);
        var contractTests = testClasses.Select(static (test, _) => test.Model).Combine(specSet).Combine(scenarioSet).Combine(options)
            .Select(Steps.PlanTests).WithTrackingName(TrackingNames.ContractTests);

        context.RegisterSourceOutput(contracts.Combine(options), Outputs.EmitContract);
        context.RegisterSourceOutput(tools.Combine(options), Outputs.EmitTool);
        context.RegisterSourceOutput(declaredTools, Outputs.EmitDeclaredTool);
        context.RegisterSourceOutput(scenarios.Combine(known).Combine(options), Outputs.EmitScenario);
        context.RegisterSourceOutput(contractTests, Outputs.EmitTests);

        context.Report(specFiles.Select(static (file, _) => file.Result.Problems));
        context.Report(specSet.Select(static (set, _) => set.Problems));
        context.Report(toolFiles.Select(static (file, _) => file.Problems));
        context.Report(csharpTools.Select(static (tool, _) => tool.Problems));
        context.Report(toolSet.Select(static (set, _) => set.Problems));
        context.Report(scenarioFiles.Select(static (file, _) => file.Problems));
        context.Report(scenarioSet.Select(static (set, _) => set.Problems));
        context.Report(locks.Select(static (judged, _) => judged.Problems));
        context.Report(files.OfKind(ContractFile.Scenario).Combine(lockSet).Select(LockSteps.JudgeScenario));
        context.Report(testClasses.Combine(specSet).Combine(options).Select(Steps.JudgeTestClass));
        context.Report(files.OfKind(ContractFile.Project).Combine(options).Select(Steps.FindMissingSpecs));
    }
}
