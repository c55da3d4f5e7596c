using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;
using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator;

/// <summary>
/// The pipeline: which step feeds which, and nothing else. Files are read one by one, meet in the scope, and part again, so that an edit re-emits
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

        var specs = files.OfKind(ContractFile.Spec).Select(Steps.ReadSpec).WithTrackingName(TrackingNames.Specs);
        var specNames = specs.Select(static (spec, _) => spec.Identity).Collect();
        var contracts = specs.Select(static (spec, _) => spec.Model).Combine(specNames)
            .Select(Steps.UniqueContract).WithTrackingName(TrackingNames.Contracts);

        var toolFiles = files.OfKind(ContractFile.Tool).Select(Steps.ReadTools).WithTrackingName(TrackingNames.ToolFiles);
        var tools = toolFiles.Collect().Select(Steps.CombineTools).WithTrackingName(TrackingNames.Tools);
        var scope = contracts.Collect().Combine(tools).Select(Steps.Scope).WithTrackingName(TrackingNames.Scope);

        var scenarioFiles = files.OfKind(ContractFile.Scenario).Combine(scope)
            .Select(Steps.ReadScenario).WithTrackingName(TrackingNames.ScenarioFiles);
        var scenarioNames = scenarioFiles.Select(static (file, _) => file.Identity).Collect();
        var scenarios = scenarioFiles.Select(static (file, _) => file.Model).Combine(scenarioNames)
            .Select(Steps.UniqueScenario).WithTrackingName(TrackingNames.Scenarios);

        var testClasses = context.SyntaxProvider
            .ForAttributeWithMetadataName(TestClass.AttributeName, TestClass.IsCandidate, TestClass.From)
            .WithTrackingName(TrackingNames.TestClasses);
        var contractTests = testClasses.Combine(contracts.Collect()).Combine(scenarios.Collect())
            .Select(Steps.BindTests).WithTrackingName(TrackingNames.ContractTests);

        context.RegisterSourceOutput(contracts.Combine(options), Outputs.EmitContract);
        context.RegisterSourceOutput(tools.SelectMany(static (all, _) => all.Tools).Combine(options), Outputs.EmitTool);
        context.RegisterSourceOutput(scenarios.Combine(tools).Combine(options), Outputs.EmitScenario);
        context.RegisterSourceOutput(contractTests.Combine(options), Outputs.EmitTests);

        context.ReportProblems(specs.Select(static (spec, _) => spec.Problems));
        context.ReportProblems(toolFiles.Select(static (file, _) => file.Problems));
        context.ReportProblems(scenarioFiles.Select(static (file, _) => file.Problems));
    }
}
