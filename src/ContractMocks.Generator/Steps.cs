using System.Collections.Immutable;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Generator;

/// <summary>
/// The steps: each hands its input to the compiler's pure functions. Reading a file is a boundary: whatever goes wrong inside becomes one problem
/// on that file (CM9001), because an exception would silence the whole generator.
/// </summary>
internal static class Steps
{
    public static SpecFile ReadSpec(SpecInputFiles input, CancellationToken cancellation)
    {
        var file = input.Spec;
        var result = Guard(
            file,
            text => SpecReader.Read(Input(input, text, cancellation), cancellation),
            static problems => new SpecResult(null, problems),
            cancellation);
        return new SpecFile(file.Path, file.Namespace, result);
    }

    /// <summary>A document with what its item says of it.</summary>
    public static SpecInput Input(SpecInputFiles input, string text, CancellationToken cancellation) => new()
    {
        Path = input.Spec.Path,
        Text = text,
        Name = input.Spec.Name,
        Provider = input.Spec.Provider,
        Operations = input.Spec.Operations,
        Files = input.Open(cancellation),
    };

    public static ToolResult ReadTools(ContractFile file, CancellationToken cancellation) => Guard(
        file,
        text => ToolReader.Read(new SourceText(file.Path, text), cancellation),
        problems => new ToolResult(default, problems) { Path = file.Path },
        cancellation);

    public static ScenarioResult ReadScenario((ContractFile File, ScenarioScope Scope) input, CancellationToken cancellation) => Guard(
        input.File,
        text => ScenarioReader.Read(new SourceText(input.File.Path, text), input.Scope, cancellation),
        problems => new ScenarioResult(null, problems) { Path = input.File.Path },
        cancellation);

    public static SpecSet CombineSpecs(ImmutableArray<SpecFile> files, CancellationToken cancellation) => SpecSet.Combine(files);

    /// <summary>Tools of files and of C# alike, from here on.</summary>
    public static EquatableArray<ToolResult> JoinTools((ImmutableArray<ToolResult> Files, ImmutableArray<ToolResult> CSharp) read, CancellationToken cancellation) =>
        read.Files.Concat(read.CSharp).ToEquatableArray();

    public static ToolScope CombineTools(EquatableArray<ToolResult> read, CancellationToken cancellation) => ToolScope.Combine(read);

    /// <summary>The tools that a record is emitted for: all but those that are one.</summary>
    public static IEnumerable<Tool> ToolsToEmit(ToolScope scope, CancellationToken cancellation) =>
        scope.Tools.Where(tool => scope.Declared.All(declared => declared.Tool != tool));

    public static ScenarioSet CombineScenarios(ImmutableArray<ScenarioResult> files, CancellationToken cancellation) => ScenarioSet.Combine(files);

    /// <summary>Contracts without their schemas: a scenario names providers, operations and tools, so a changed schema binds nothing anew.</summary>
    public static ScenarioScope Scope(
        (((SpecSet Specs, ToolScope Tools) Sets, EquatableArray<ToolResult> ToolFiles) Read, ProjectOptions Options) input, CancellationToken cancellation)
    {
        var ((sets, toolFiles), options) = input;
        return new ScenarioScope(
            sets.Specs.Contracts.Select(static item => Nameable(item.Contract)).ToEquatableArray(),
            sets.Tools.Tools)
        {
            HasBrokenSpecs = !sets.Specs.IsComplete || options.MissingSpecs.Count > 0,
            HasBrokenTools = toolFiles.Any(static file => file.Problems.Any(static problem => problem.Severity == ProblemSeverity.Error)),
        };
    }

    private static Contract Nameable(Contract contract) => new()
    {
        Name = contract.Name,
        Provider = contract.Provider,
        Operations = contract.Operations
            .Select(static operation => new Operation { Id = operation.Id, Method = operation.Method, Path = operation.Path }).ToEquatableArray(),
    };

    /// <summary>The tests of a class, or null where its mock is not emitted.</summary>
    public static ContractTestPlan? PlanTests(
        (((ContractTestClass Class, SpecSet Specs) Bound, ScenarioSet Scenarios) Read, ProjectOptions Options) input, CancellationToken cancellation)
    {
        var (((@class, specs), scenarios), options) = input;
        foreach (var item in specs.Contracts)
        {
            var names = MockNames.Of(item.Contract, item.Namespace, options.Emission);
            if (names.Mock == @class.Mock && options.HasXunit)
            {
                return ContractTestPlan.Of(
                    @class, item.Contract, names, scenarios.Scenarios.Select(static named => named.Scenario), options.Emission);
            }
        }

        return null;
    }

    public static EquatableArray<Problem> JudgeTestClass(
        ((TestClass Test, SpecSet Specs) Read, ProjectOptions Options) input, CancellationToken cancellation)
    {
        var ((test, specs), options) = input;
        if (test.Obstacle is { } obstacle)
        {
            return [new Problem(ProblemKinds.ContractTestsNotPartial, [test.Model.Name, obstacle], test.Site.File, test.Site.Span)];
        }

        var mocks = specs.Contracts.Select(item => MockNames.Of(item.Contract, item.Namespace, options.Emission).Mock).ToList();
        var isKnown = mocks.Contains(test.Model.Mock) || !specs.IsComplete || options.MissingSpecs.Count > 0;
        if (!isKnown)
        {
            return [new Problem(ProblemKinds.UnknownMock, [test.Model.Mock, Nearest.Suggestion(test.Model.Mock, mocks)], test.Site.File, test.Site.Span)];
        }

        return test.Host is { } host && host.MissingPackage(options) is { } package
            ? [new Problem(ProblemKinds.HostNotReferenced, [host.Name, package], test.Site.File, host.Span)]
            : default;
    }

    public static EquatableArray<Problem> FindMissingSpecs((ContractFile Project, ProjectOptions Options) input, CancellationToken cancellation) =>
        MissingSpecs.Find(input.Project.Path, input.Project.Read(cancellation), input.Options.MissingSpecs);

    /// <summary>Reads a file; whatever goes wrong inside is one problem on it.</summary>
    public static T Guard<T>(ContractFile file, Func<string, T> read, Func<EquatableArray<Problem>, T> failed, CancellationToken cancellation)
    {
        try
        {
            return read(file.Read(cancellation));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return failed([ProblemReports.OfException(exception, file.Path)]);
        }
    }
}
