using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;
using NJsonSchema;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>
/// NJsonSchema 10.7.2 judges the suite beside us in the two drafts it reads. Each verdict of its that differs from ours is explained in a list;
/// the test fails on one that is not, and on an entry that no longer happens.
/// </summary>
public sealed class SecondJudgeTests
{
    [Theory]
    [InlineData("draft4")]
    [InlineData("draft7")]
    public async Task Each_disagreement_with_NJsonSchema_is_explained(string draft)
    {
        var options = new SchemaOptions { Dialect = SchemaSuite.Dialect(draft), Documents = SchemaSuite.Remotes, AssertsFormats = false };
        var outcome = new SuiteOutcome(SecondJudgeDisagreements.Of(draft));
        JsonSchema? theirs = null;
        SchemaValidator? ours = null;
        string? group = null;
        foreach (var test in SchemaSuite.Tests(Repository.CorpusFile(SchemaSuite.Folder + draft)))
        {
            if (group != test.Group)
            {
                group = test.Group;
                ours = SchemaValidator.Compile(test.Schema.GetRawText(), options);
                theirs = await SecondJudge.TryReadAsync(test.Schema.GetRawText(), TestContext.Current.CancellationToken);
            }

            var accepted = ours!.IsValid(test.Data);
            outcome.Note(test.Group, test.Test, SecondJudge.Accepts(theirs, test.Data) == accepted, $"we say {(accepted ? "valid" : "invalid")}, it does not");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"NJsonSchema, {draft}: the same verdict in {outcome.Passed} of {outcome.Passed + outcome.Failed} required tests");
        Assert.True(outcome.Surprises.Count == 0, string.Join("\n", outcome.Surprises));
    }
}
