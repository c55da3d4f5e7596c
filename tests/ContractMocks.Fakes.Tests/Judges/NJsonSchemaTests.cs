using System.Text.Json;
using ContractMocks.Contracts.Tests.Schemas;
using ContractMocks.Fakes.Tests.Suite;
using ContractMocks.TestSupport;

namespace ContractMocks.Fakes.Tests.Judges;

/// <summary>
/// NJsonSchema 10.7.2 judges the fakes of the two drafts that it reads. It is wrong in the groups where it is wrong about the suite's own instances
/// (<see cref="SecondJudgeDisagreements"/>), and in those listed here, which are of optional tests.
/// </summary>
public sealed class NJsonSchemaTests
{
    private const string Booleans = "NJsonSchema cannot read true where a schema stands";
    private const string Ids = "NJsonSchema looks references up by path, not by the ids that schemas give themselves";
    private const string Remote = "NJsonSchema would fetch the document";

    private const string Patterns = "NJsonSchema hands patterns to .NET as they stand, which knows neither \\p{Letter} nor code points beyond the BMP";

    private static readonly (string Start, string Why)[] s_optional =
    [
        ("draft4/optional/id.json: id inside an enum", Ids),
        ("draft4/optional/ecmascript-regex.json: patterns always use unicode semantics", Patterns),
        ("draft7/optional/ecmascript-regex.json: patterns always use unicode semantics", Patterns),
        ("draft4/optional/ecmascript-regex.json: pattern with non-ASCII digits", Patterns),
        ("draft7/optional/ecmascript-regex.json: pattern with non-ASCII digits", Patterns),
        ("draft4/optional/ecmascript-regex.json: patternProperties with non-ASCII digits", Patterns),
        ("draft4/optional/non-bmp-regex.json: ", Patterns),
        ("draft7/optional/non-bmp-regex.json: ", Patterns),
        ("draft7/optional/id.json: id inside an enum", Ids),
        ("draft7/optional/cross-draft.json: ", Remote),
        ("draft7/optional/ecmascript-regex.json: \\w in patternProperties", Booleans),
        ("draft7/optional/ecmascript-regex.json: \\d in patternProperties", Booleans),
        ("draft7/optional/ecmascript-regex.json: patternProperties with", Booleans),
        ("draft7/optional/unknownKeyword.json: ", Ids),
    ];

    [Theory]
    [InlineData("draft4", 120)]
    [InlineData("draft7", 170)]
    public async Task NJsonSchema_takes_what_our_validator_takes(string draft, int least)
    {
        Repository.CorpusFile("");
        var known = SecondJudgeDisagreements.Of(draft);
        var (taken, excused, surprises) = (0, 0, new List<string>());
        foreach (var result in CorpusRuns.Suite.Where(result => SuiteSchemas.DraftOf(result.Schema) == draft && result.Failure is null && result.Unfakeable is null))
        {
            var theirs = await SecondJudge.TryReadAsync(result.Schema.Json, TestContext.Current.CancellationToken);
            var refused = result.Instances.FirstOrDefault(instance => SecondJudge.Accepts(theirs, FakedSchema.Parse(instance)) != true);
            var group = $"{result.Schema.Group[(result.Schema.Group.LastIndexOf('/') + 1)..]}: {result.Schema.Name}";
            if (refused is null)
            {
                taken++;
            }
            else if (known.ContainsKey(group) || s_optional.Any(entry => result.Schema.ToString().StartsWith(entry.Start, StringComparison.Ordinal)))
            {
                excused++;
            }
            else
            {
                surprises.Add($"{result.Schema}: refuses {refused}; schema {Ajv.OneLine(result.Schema.Json)}");
            }
        }

        await Console.Out.WriteLineAsync($"NJsonSchema, {draft}: takes all fakes of {taken} schemas, refuses some of {excused} for reasons that are listed");
        Assert.True(surprises.Count == 0, $"{surprises.Count} surprises:\n{string.Join('\n', surprises)}");
        Assert.True(taken >= least, $"only {taken} schemas were judged alike");
    }

    [Fact]
    public async Task A_wrong_instance_is_complained_about()
    {
        var judge = await SecondJudge.TryReadAsync("""{"type":"object","required":["a"],"properties":{"a":{"maximum":3}}}""", TestContext.Current.CancellationToken);

        Assert.True(SecondJudge.Accepts(judge, JsonElement.Parse("""{"a":3}""")));
        Assert.False(SecondJudge.Accepts(judge, JsonElement.Parse("""{"a":4}""")));
        Assert.False(SecondJudge.Accepts(judge, JsonElement.Parse("{}")));
    }
}
