using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>The JSON-Schema-Test-Suite for 2020-12, against a list of what is left out and why. The list may only shrink.</summary>
public sealed class SchemaSuiteTests
{
    private const string Folder = "jsonschema/suite/tests/draft2020-12";

    [Fact]
    public void The_suite_passes_but_for_what_is_listed()
    {
        var outcome = Run(Repository.CorpusFile(Folder), SuiteExceptions.Core);

        TestContext.Current.TestOutputHelper?.WriteLine($"JSON-Schema-Test-Suite: {outcome.Passed} of {outcome.Passed + outcome.Failed} tests pass");
        Assert.True(outcome.Surprises.Count == 0, string.Join("\n", outcome.Surprises));
        Assert.True(outcome.Passed > 1200, $"only {outcome.Passed} tests ran and passed");
    }

    [Fact]
    public void The_optional_tests_pass_but_for_what_is_listed()
    {
        var outcome = Run(Repository.CorpusFile(Folder + "/optional"), SuiteExceptions.Optional);

        TestContext.Current.TestOutputHelper?.WriteLine($"optional: {outcome.Passed} of {outcome.Passed + outcome.Failed} tests pass");
        Assert.True(outcome.Surprises.Count == 0, string.Join("\n", outcome.Surprises));
    }

    [Fact]
    public void The_formats_that_are_asserted_pass_the_suite_but_for_what_is_listed()
    {
        var outcome = Run(Repository.CorpusFile(Folder + "/optional/format"), SuiteExceptions.Formats);

        TestContext.Current.TestOutputHelper?.WriteLine($"formats: {outcome.Passed} of {outcome.Passed + outcome.Failed} tests pass");
        Assert.True(outcome.Surprises.Count == 0, string.Join("\n", outcome.Surprises));
    }

    [Fact]
    public void A_wrong_expectation_and_a_needless_exception_are_both_noticed()
    {
        var folder = Directory.CreateTempSubdirectory("suite").FullName;
        File.WriteAllText(
            Path.Combine(folder, "made-up.json"),
            """
            [
              {"description": "wrong", "schema": {"type": "string"}, "tests": [{"description": "a number", "data": 1, "valid": true}]},
              {"description": "right", "schema": {"type": "string"}, "tests": [{"description": "a text", "data": "x", "valid": true}]}
            ]
            """);

        var outcome = Run(folder, new Dictionary<string, string> { ["made-up.json: right"] = "no reason" });
        Directory.Delete(folder, recursive: true);

        Assert.Equal((1, 1), (outcome.Passed, outcome.Failed));
        Assert.Equal(
            ["made-up.json: wrong: a number: expected valid", "made-up.json: right: is listed as an exception and passes"],
            outcome.Surprises);
    }

    private static Outcome Run(string folder, IReadOnlyDictionary<string, string> exceptions)
    {
        var outcome = new Outcome();
        var used = new HashSet<string>();
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var group in document.RootElement.EnumerateArray())
            {
                RunGroup(Path.GetFileName(file), group, exceptions, used, outcome);
            }
        }

        foreach (var exception in exceptions.Keys.Except(used))
        {
            outcome.Surprises.Add(exception + ": is listed as an exception and passes");
        }

        return outcome;
    }

    private static void RunGroup(string file, JsonElement group, IReadOnlyDictionary<string, string> exceptions, HashSet<string> used, Outcome outcome)
    {
        var name = $"{file}: {group.GetProperty("description").GetString()}";
        var validator = SchemaValidator.Compile(group.GetProperty("schema").GetRawText());
        foreach (var test in group.GetProperty("tests").EnumerateArray())
        {
            var data = test.GetProperty("data");
            var valid = test.GetProperty("valid").GetBoolean();
            var errors = validator.Validate(data);
            if (validator.IsValid(data) == valid && errors.Count == 0 == valid)
            {
                outcome.Passed++;
                continue;
            }

            outcome.Failed++;
            if (exceptions.ContainsKey(name))
            {
                used.Add(name);
            }
            else
            {
                outcome.Surprises.Add($"{name}: {test.GetProperty("description").GetString()}: expected {(valid ? "valid" : "an error")}");
            }
        }
    }

    private sealed class Outcome
    {
        public int Passed { get; set; }

        public int Failed { get; set; }

        public List<string> Surprises { get; } = [];
    }
}
