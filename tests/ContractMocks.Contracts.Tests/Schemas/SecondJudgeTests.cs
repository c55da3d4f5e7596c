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

/// <summary>NJsonSchema, kept from the network.</summary>
internal static class SecondJudge
{
    /// <summary>Its reading of a schema; null when it cannot read it.</summary>
    public static async Task<JsonSchema?> TryReadAsync(string schema, CancellationToken cancellation)
    {
        try
        {
            return await JsonSchema.FromJsonAsync(
                schema,
                null,
                static root => new Offline(new JsonSchemaAppender(root, new DefaultTypeNameGenerator())),
                cancellation);
        }
#pragma warning disable CA1031 // Whatever it throws is its verdict on the schema.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Its verdict; null when it throws.</summary>
    public static bool? Accepts(JsonSchema? schema, JsonElement data)
    {
        try
        {
            return schema is null ? null : schema.Validate(data.GetRawText()).Count == 0;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private sealed class Offline(JsonSchemaAppender appender) : JsonReferenceResolver(appender)
    {
        public override Task<NJsonSchema.References.IJsonReference> ResolveUrlReferenceAsync(string url, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("nothing is fetched");

        public override Task<NJsonSchema.References.IJsonReference> ResolveFileReferenceAsync(string filePath, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("nothing is read");
    }
}
