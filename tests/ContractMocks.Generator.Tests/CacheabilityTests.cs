using System.Reflection;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace ContractMocks.Generator.Tests;

/// <summary>What an edit runs again, step by step. "Cached": not run; "Unchanged": run, with an equal result, so that nothing after it runs.</summary>
public sealed class CacheabilityTests
{
    private static readonly string[] AllSteps =
    [
        .. typeof(TrackingNames).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(static field => (string)field.GetRawConstantValue()!),
    ];

    private static readonly Type[] Forbidden =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location), typeof(SemanticModel), typeof(AdditionalText),
        typeof(Microsoft.CodeAnalysis.Text.SourceText), typeof(Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptionsProvider),
    ];

    [Fact]
    public void Every_step_runs_and_has_a_name()
    {
        var run = GeneratorRun.Of(SampleProject.Create());
        Assert.All(AllSteps, step => Assert.True(run.Reasons(step).Count > 0, $"the step '{step}' did not run"));
    }

    [Fact]
    public void An_edit_of_a_csharp_file_runs_no_step_of_files_again()
    {
        var run = GeneratorRun.Of(SampleProject.Create()).Then(project => project.WithSource("Unrelated.cs", "class Unrelated;"));

        foreach (var step in AllSteps.Except([TrackingNames.TestClasses, TrackingNames.CSharpTools]))
        {
            Assert.All(run.Reasons(step), reason => Assert.True(reason == Cached, $"{step}: {reason}"));
        }

        // The compiler asks for attributes anew in each compilation; the answer is equal, and nothing after it runs.
        Assert.All(run.Reasons(TrackingNames.TestClasses), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.All(run.Reasons(TrackingNames.CSharpTools), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void New_options_with_the_same_values_run_nothing_after_them()
    {
        var run = GeneratorRun.Of(SampleProject.Create()).Then(project => project.WithProperty("RootNamespace", "Consumer"));

        Assert.All(run.Reasons(TrackingNames.Options), reason => Assert.Equal(Unchanged, reason));
        Assert.All(run.Reasons(TrackingNames.SpecFiles), reason => Assert.Equal(Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_comment_in_a_spec_emits_nothing_again()
    {
        var run = GeneratorRun.Of(SampleProject.Create())
            .Then(project => project.Edit(SampleProject.Spec, static text => "# a comment that moves every line\n" + text));

        Assert.Contains(Modified, run.Reasons(TrackingNames.Inputs));
        Assert.All(run.Reasons(TrackingNames.Contracts), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.All(run.Reasons(TrackingNames.ScenarioFiles), reason => Assert.Equal(Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
    }

    [Fact]
    public void An_edit_of_a_part_reads_the_specs_that_have_parts_and_no_other()
    {
        var first = GeneratorRun.Of(WithParts());
        var run = first.Then(project => project.Edit("specs/parts/pet.yaml", static text => text.Replace("wings", "legs", StringComparison.Ordinal)));

        Assert.Empty(first.Problems);
        Assert.Contains("Wings", Pets(first), StringComparison.Ordinal);
        Assert.Contains("Legs", Pets(run), StringComparison.Ordinal);
        Assert.All(Changed(first, run), file => Assert.StartsWith("pets.", file, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1, run.Reasons(TrackingNames.SpecFiles).Count(static reason => reason == Modified));
        Assert.All(run.Reasons(TrackingNames.SpecFiles).Where(static reason => reason != Modified), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_problem_in_a_part_is_reported_in_the_part_and_a_file_that_is_no_part_is_not_read()
    {
        var run = GeneratorRun.Of(WithParts()
            .Edit("specs/parts/pet.yaml", static text => text + "  size: { type: [] }\n")
            .Edit("specs/pets.yaml", static text => text + "    Other: { $ref: other.yaml }\n")
            .Edit("specs/pets.yaml", static text => text.Replace("$ref: parts/pet.yaml }", "anyOf: [ { $ref: parts/pet.yaml }, { $ref: ../secret.yaml } ] }", StringComparison.Ordinal)));

        Assert.Contains(run.Problems, static problem => problem.Contains("specs/parts/pet.yaml(5,17): warning CM1012", StringComparison.Ordinal));
        Assert.Contains(run.Problems, static problem => problem.Contains("CM1004: '$ref: ../secret.yaml'", StringComparison.Ordinal));
    }

    private static string Pets(GeneratorRun run) =>
        string.Concat(run.Files.Where(static file => file.Key.StartsWith("Pets.", StringComparison.Ordinal)).Select(static file => file.Value));

    private static GeneratorRun.Project WithParts() => SampleProject.Create()
        .WithFile(
            "spec", "specs/pets.yaml",
            """
            openapi: 3.1.0
            info: { title: Pets, version: "1" }
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
            components:
              schemas:
                Pet: { $ref: parts/pet.yaml }

            """,
            ("HasParts", "parts/*.yaml"))
        .WithFile("part", "specs/parts/pet.yaml", "type: object\nproperties:\n  wings: { type: integer }\n  next: { $ref: '#' }\n");

    [Fact]
    public void A_changed_spec_emits_its_own_files_only()
    {
        var first = GeneratorRun.Of(SampleProject.Create());
        var run = first.Then(project => project.Edit(SampleProject.OtherSpec, static text => text.Replace("getTicket", "fetchTicket")));

        var changed = Changed(first, run);
        Assert.NotEmpty(changed);
        Assert.All(changed, name => Assert.StartsWith("Tickets.", name));
        Assert.Single(run.Reasons(TrackingNames.Contracts), reason => reason == Modified);
        // Scenarios may name operations, so they are bound anew; none comes out differently.
        Assert.All(run.Reasons(TrackingNames.Scenarios), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
    }

    [Fact]
    public void A_changed_schema_binds_no_scenario_anew()
    {
        var first = GeneratorRun.Of(SampleProject.Create());
        var run = first.Then(project => project.Edit(
            SampleProject.OtherSpec, static text => text.Replace("required: [id, title]", "required: [id]")));

        Assert.NotEmpty(Changed(first, run));
        Assert.All(run.Reasons(TrackingNames.Scope), reason => Assert.Equal(Unchanged, reason));
        Assert.All(run.Reasons(TrackingNames.ScenarioFiles), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_changed_scenario_emits_its_own_file_only()
    {
        var first = GeneratorRun.Of(SampleProject.Create());
        var run = first.Then(project => project.Edit(SampleProject.OtherScenario, static text => text.Replace("Hello to you.", "Hi.")));

        Assert.Equal(["Scenario.Hello.g.cs"], Changed(first, run));
        Assert.Single(run.Reasons(TrackingNames.Scenarios), reason => reason == Modified);
        Assert.All(run.Reasons(TrackingNames.Contracts), reason => Assert.Equal(Cached, reason));
        Assert.Equal(1, run.OutputReasons().Count(static reason => reason == Modified));
    }

    [Fact]
    public void A_comment_in_a_scenario_emits_nothing_again()
    {
        var run = GeneratorRun.Of(SampleProject.Create())
            .Then(project => project.Edit(SampleProject.Scenario, static text => "# a comment\n" + text));

        Assert.All(run.Reasons(TrackingNames.Scenarios), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.All(run.OutputReasons(), reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
    }

    [Fact]
    public void A_problem_that_only_moves_is_reported_at_its_new_line_and_emits_nothing()
    {
        var broken = SampleProject.Create().WithFile("scenario", "scenarios/broken.scenario.yaml", "scenario: broken\nprovider: opnai\nturns: []\n");
        var first = GeneratorRun.Of(broken);
        var run = first.Then(project => project.Edit("scenarios/broken.scenario.yaml", static text => "\n\n" + text));

        Assert.Contains(first.Problems, problem => problem.Contains("broken.scenario.yaml(2,11): error CM2005", StringComparison.Ordinal));
        Assert.Contains(run.Problems, problem => problem.Contains("broken.scenario.yaml(4,11): error CM2005", StringComparison.Ordinal));
        Assert.Empty(Changed(first, run));
    }

    [Fact]
    public void No_step_keeps_what_belongs_to_a_compilation()
    {
        var run = GeneratorRun.Of(SampleProject.Create());
        foreach (var step in AllSteps.Except([TrackingNames.Inputs, TrackingNames.SpecInputs, TrackingNames.LockInputs]))
        {
            foreach (var (value, _) in run.Result.TrackedSteps[step].SelectMany(static tracked => tracked.Outputs))
            {
                ModelGraph.AssertFreeOf(value, step, Forbidden);
            }
        }
    }

    [Fact]
    public void The_walk_of_the_model_finds_what_must_not_be_there()
    {
        var run = GeneratorRun.Of(SampleProject.Create());
        var input = run.Result.TrackedSteps[TrackingNames.Inputs][0].Outputs[0].Value;
        Assert.ThrowsAny<Exception>(() => ModelGraph.AssertFreeOf(input, TrackingNames.Inputs, Forbidden));
    }

    [Fact]
    public void Every_value_that_passes_between_steps_equals_its_twin()
    {
        var one = GeneratorRun.Of(SampleProject.Create());
        var two = GeneratorRun.Of(SampleProject.Create());
        foreach (var step in AllSteps.Except([TrackingNames.Inputs, TrackingNames.SpecInputs, TrackingNames.LockInputs]))
        {
            Assert.Equal(Values(one, step), Values(two, step));
        }
    }

    private static List<object> Values(GeneratorRun run, string step) =>
        [.. run.Result.TrackedSteps[step].SelectMany(static tracked => tracked.Outputs).Select(static output => output.Value)];

    private static List<string> Changed(GeneratorRun before, GeneratorRun after) =>
    [
        .. before.Files.Keys.Union(after.Files.Keys)
            .Where(name => !before.Files.TryGetValue(name, out var old) || !after.Files.TryGetValue(name, out var now) || old != now)
            .Order(StringComparer.Ordinal),
    ];
}
