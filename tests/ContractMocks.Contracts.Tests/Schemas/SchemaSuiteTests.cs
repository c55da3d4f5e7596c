using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>The JSON-Schema-Test-Suite in three drafts, against a list of what is left out and why. The list may only shrink.</summary>
public sealed class SchemaSuiteTests
{
    [Theory]
    [InlineData("draft2020-12", 1299)]
    [InlineData("draft7", 927)]
    [InlineData("draft4", 618)]
    public void Every_required_test_passes(string draft, int tests)
    {
        // The suite's own default: format describes and does not judge.
        var options = new SchemaOptions { Dialect = SchemaSuite.Dialect(draft), Documents = SchemaSuite.Remotes, AssertsFormats = false };
        var outcome = Run(Repository.CorpusFile(SchemaSuite.Folder + draft), options, SuiteExceptions.None);

        Print($"{draft}: {outcome.Passed} of {outcome.Passed + outcome.Failed} required tests pass");
        Assert.True(outcome.Surprises.Count == 0, string.Join("\n", outcome.Surprises));
        Assert.True(outcome.Passed >= tests, $"only {outcome.Passed} tests ran and passed");
    }

    [Theory]
    [InlineData("draft2020-12")]
    [InlineData("draft7")]
    [InlineData("draft4")]
    public void The_optional_tests_pass_but_for_what_is_listed(string draft)
    {
        var options = new SchemaOptions { Dialect = SchemaSuite.Dialect(draft), Documents = SchemaSuite.Remotes };
        var outcome = Run(Repository.CorpusFile(SchemaSuite.Folder + draft + "/optional"), options, SuiteExceptions.Optional(draft));

        Print($"{draft}: {outcome.Passed} of {outcome.Passed + outcome.Failed} optional tests pass");
        Assert.True(outcome.Surprises.Count == 0, string.Join("\n", outcome.Surprises));
    }

    [Theory]
    [InlineData("draft2020-12")]
    [InlineData("draft7")]
    [InlineData("draft4")]
    public void Every_test_of_formats_passes(string draft)
    {
        var options = new SchemaOptions { Dialect = SchemaSuite.Dialect(draft), Documents = SchemaSuite.Remotes };
        var outcome = Run(Repository.CorpusFile(SchemaSuite.Folder + draft + "/optional/format"), options, SuiteExceptions.None);

        Print($"{draft}: {outcome.Passed} of {outcome.Passed + outcome.Failed} tests of formats pass");
        Assert.True(outcome.Surprises.Count == 0, string.Join("\n", outcome.Surprises));
    }

    [Theory]
    [InlineData("draft2020-12")]
    [InlineData("draft7")]
    [InlineData("draft4")]
    public void Every_schema_of_the_suite_fits_our_metaschema_of_its_draft(string draft)
    {
        var meta = SchemaValidator.Compile($$"""{"$ref":"{{Meta(draft)}}"}""", new SchemaOptions { Dialect = SchemaSuite.Dialect(draft), AssertsFormats = false });
        var surprises = SchemaSuite.Tests(Repository.CorpusFile(SchemaSuite.Folder + draft))
            .DistinctBy(static test => test.Group)
            .Where(test => !meta.IsValid(test.Schema))
            .Select(test => test.Group + ": " + meta.Validate(test.Schema)[0].Message)
            .ToList();

        Assert.True(surprises.Count == 0, string.Join("\n", surprises));
    }

    [Theory]
    [InlineData("draft2020-12", """{"type":"strin"}""")]
    [InlineData("draft2020-12", """{"properties":{"a":{"minimum":"1"}}}""")]
    [InlineData("draft2020-12", """{"$defs":{"a":{"allOf":[]}}}""")]
    [InlineData("draft7", """{"items":[{"type":[]}]}""")]
    [InlineData("draft7", """{"if":{"minLength":-1}}""")]
    [InlineData("draft4", """{"exclusiveMinimum":true}""")]
    [InlineData("draft4", """{"required":[]}""")]
    [InlineData("draft4", """{"properties":{"a":true}}""")]
    public void Metaschemas_refuse_what_is_no_schema(string draft, string schema) =>
        Assert.False(SchemaValidator.Compile($$"""{"$ref":"{{Meta(draft)}}"}""", new SchemaOptions { Dialect = SchemaSuite.Dialect(draft) })
            .IsValid(SchemaValidatorTests.Json(schema)));

    [Theory]
    [InlineData(SchemaDialect.Draft202012)]
    [InlineData(SchemaDialect.Draft7)]
    [InlineData(SchemaDialect.Draft4)]
    public void A_wrong_expectation_and_a_needless_exception_are_both_noticed(SchemaDialect dialect)
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

        var outcome = Run(folder, new SchemaOptions { Dialect = dialect }, new Dictionary<string, string> { ["made-up.json: right"] = "no reason" });
        Directory.Delete(folder, recursive: true);

        Assert.Equal((1, 1), (outcome.Passed, outcome.Failed));
        Assert.Equal(
            ["made-up.json: wrong: a number: expected valid", "made-up.json: right: is listed as an exception and passes"],
            outcome.Surprises);
    }

    private static string Meta(string draft) => draft switch
    {
        "draft4" => "http://json-schema.org/draft-04/schema#",
        "draft7" => "http://json-schema.org/draft-07/schema#",
        _ => "https://json-schema.org/draft/2020-12/schema",
    };

    private static void Print(string line) => TestContext.Current.TestOutputHelper?.WriteLine("JSON-Schema-Test-Suite, " + line);

    private static SuiteOutcome Run(string folder, SchemaOptions options, IReadOnlyDictionary<string, string> exceptions)
    {
        var outcome = new SuiteOutcome(exceptions);
        foreach (var test in SchemaSuite.Tests(folder))
        {
            var validator = SchemaValidator.Compile(test.Schema.GetRawText(), options);
            var errors = validator.Validate(test.Data);
            var passed = validator.IsValid(test.Data) == test.Valid && errors.Count == 0 == test.Valid;
            outcome.Note(test.Group, test.Test, passed, $"expected {(test.Valid ? "valid" : "an error")}");
        }

        return outcome;
    }
}
