using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Specs;

public sealed class BundledOpenAiTests
{
    // getChatCompletionMessages is left out: the provider's document says that every message of a list is the assistant's, and its own example has a user's.
    private static readonly EquatableArray<string> s_operations =
    [
        "createChatCompletion", "listChatCompletions", "getChatCompletion", "updateChatCompletion", "deleteChatCompletion", "createCompletion",
        "createEmbedding", "createModeration", "listModels", "retrieveModel", "deleteModel", "createResponse", "getResponse", "deleteResponse", "cancelResponse",
        "listInputItems", "countInputTokens", "compactConversation",
    ];

    private static readonly Contract Ours = Read(BundledSpecs.Find("openai")!);

    private static readonly string[] s_known =
    [
        // The API answers base64 when asked for it, which the official SDKs do; the provider's document says so only in words.
        "createEmbedding 200 application/json.data[].embedding: ours allows string, theirs does not",

        // Clients send images without a detail, the model's messages without id and status, approvals without a request_id (which their document requires
        // and does not know), and functions without strict; the API takes all of them.
        "createResponse request application/json.input[].content[]: theirs requires 'detail', ours does not",
        "createResponse request application/json.input[]: theirs does not know 'id'",
        "createResponse request application/json.input[].role: ours allows \"assistant\", theirs only \"user\" \"system\" \"developer\"",
        "createResponse request application/json.input[]: theirs requires 'request_id', ours does not",
        "createResponse request application/json.tools[]: theirs requires 'strict', ours does not",
        "createResponse request application/json.tools[]: theirs requires 'parameters', ours does not",
    ];

    [Fact]
    public void Everything_ours_allows_theirs_allows()
    {
        var theirs = Read(File.ReadAllText(Repository.CorpusFile("llm/openai/openai-2026-07-15.yaml")));
        var soundness = new Soundness(Ours, theirs);
        var failures = new List<string>();
        foreach (var (own, other) in Pairs(theirs))
        {
            failures.AddRange(soundness.Compare(own.Schema, other.Schema, own.Name));
        }

        Assert.Equal(s_known, failures);
    }

    [Fact]
    public void A_schema_that_allows_more_is_found_out()
    {
        var strict = Contract("""{"type":"object","required":["a"],"properties":{"a":{"type":"integer","minimum":1},"b":{"enum":["x"]},"c":{"anyOf":[{"type":"string"},{"type":"null"}]}}}""");
        var loose = Contract("""{"type":"object","properties":{"a":{"type":"number","minimum":0},"b":{"enum":["x","y"]},"c":{"type":["string","boolean"]},"d":{}}}""");

        var failures = new Soundness(loose, strict).Compare("""{"$ref":"#/schemas/S"}""", """{"$ref":"#/schemas/S"}""", "$");

        Assert.Equal(
            [
                "$: theirs requires 'a', ours does not",
                "$.a: ours allows number, theirs does not",
                "$.b: ours allows \"y\", theirs only \"x\"",
                "$.c: ours allows boolean, theirs does not",
                "$: theirs does not know 'd'",
            ],
            failures);
        Assert.Empty(new Soundness(strict, strict).Compare("""{"$ref":"#/schemas/S"}""", """{"$ref":"#/schemas/S"}""", "$"));
    }

    [Fact]
    public void Every_example_of_ours_is_valid_under_our_own_schema() => AssertExamples(LoadedContract.From(Ours), static body => body.Schema);

    [Fact]
    public void Every_example_of_ours_is_valid_under_theirs()
    {
        var theirs = Read(File.ReadAllText(Repository.CorpusFile("llm/openai/openai-2026-07-15.yaml")));
        var others = Bodies(theirs).ToDictionary(static body => body.Name, static body => body.Schema, StringComparer.Ordinal);
        AssertExamples(LoadedContract.From(theirs), body => others.TryGetValue(body.Name, out var schema) ? schema : null);
    }

    private static void AssertExamples(LoadedContract contract, Func<Body, string?> schemaOf)
    {
        var judged = 0;
        foreach (var body in Bodies(Ours))
        {
            foreach (var example in schemaOf(body) is null ? default : body.Examples)
            {
                using var json = JsonDocument.Parse(example.Json);
                var errors = contract.Validator(schemaOf(body)!).Validate(json.RootElement);
                Assert.True(errors.Count == 0, $"{body.Name}: {string.Join("; ", errors.Select(static error => error.Message))} in {example.Json}");
                judged++;
            }
        }

        Assert.True(judged >= 10, $"only {judged} examples were judged");
    }

    private static IEnumerable<(Body Own, Body Other)> Pairs(Contract theirs)
    {
        var others = Bodies(theirs).ToDictionary(static body => body.Name, StringComparer.Ordinal);
        return Bodies(Ours).Where(body => others.ContainsKey(body.Name)).Select(body => (body, others[body.Name]));
    }

    private static IEnumerable<Body> Bodies(Contract contract)
    {
        foreach (var operation in contract.Operations)
        {
            foreach (var content in operation.Body?.Contents ?? default)
            {
                yield return new Body($"{operation.Id} request {content.MediaType}", content.Schema, content.Examples);
            }

            foreach (var response in operation.Responses)
            {
                foreach (var content in response.Contents)
                {
                    yield return new Body($"{operation.Id} {response.Status} {content.MediaType}", content.Schema, content.Examples);
                }
            }
        }
    }

    private static Contract Contract(string schema) => new() { Name = "n", Provider = "p", Schemas = [new NamedSchema("S", schema)] };

    private static Contract Read(string text) => SpecReader.Read(
        new SpecInput { Path = "x.yaml", Text = text, Operations = s_operations },
        TestContext.Current.CancellationToken).Contract!;

    private sealed record Body(string Name, string Schema, EquatableArray<Example> Examples);
}
