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
        // What a value is not given for is left out: log probabilities and fingerprints by OpenAI (recorded), content and refusal by compatible hosts (recorded).
        "createChatCompletion 200 application/json.choices[]: theirs requires 'logprobs', ours does not",
        "createChatCompletion 200 application/json.choices[].message: theirs requires 'content', ours does not",
        "createChatCompletion 200 application/json.choices[].message: theirs requires 'refusal', ours does not",
        "createChatCompletion 200 application/json.system_fingerprint: ours allows null, theirs does not",
        "createChatCompletion 200 text/event-stream.system_fingerprint: ours allows null, theirs does not",

        // The API answers base64 when asked for it, which the official SDKs do; the provider's document says so only in words.
        "createEmbedding 200 application/json.data[].embedding: ours allows string, theirs does not",

        // Clients send images without a detail, the model's messages without id and status, approvals without a request_id (which their document requires
        // and does not know); the API takes all of them. Items given back are those of answers, which are recorded as below; what is told of tool searches comes
        // from the comparison pairing the members of two large unions.
        "createResponse request application/json.input[].content[]: theirs requires 'detail', ours does not",
        "createResponse request application/json.input[]: theirs does not know 'id'",
        "createResponse request application/json.input[].role: ours allows \"assistant\", theirs only \"user\" \"system\" \"developer\"",
        "createResponse request application/json.input[]: theirs requires 'queries', ours does not",
        "createResponse request application/json.input[].type: ours allows \"web_search_call\", theirs only \"file_search_call\"",
        "createResponse request application/json.input[]: theirs does not know 'action'",
        "createResponse request application/json.input[]: theirs requires 'result', ours does not",
        "createResponse request application/json.input[].error: ours allows object, theirs does not",
        "createResponse request application/json.input[]: theirs requires 'request_id', ours does not",
        "createResponse request application/json.input[]: theirs requires 'arguments', ours does not",
        "createResponse request application/json.input[].type: ours allows \"tool_search_output\", theirs only \"tool_search_call\"",
        "createResponse request application/json.input[]: theirs does not know 'tools'",
        "createResponse request application/json.text.format.description: ours allows null, theirs does not",

        // Recorded: xAI leaves error and instructions out; OpenAI left log probabilities, cache writes and numbers of events out before they came, has no usage
        // while a response runs, and no action or result while a call begins.
        "createResponse 200 application/json: theirs requires 'error', ours does not",
        "createResponse 200 application/json: theirs requires 'instructions', ours does not",
        "createResponse 200 application/json.output[].content[]: theirs requires 'logprobs', ours does not",
        "createResponse 200 application/json.output[]: theirs requires 'action', ours does not",
        "createResponse 200 application/json.output[]: theirs requires 'result', ours does not",
        "createResponse 200 application/json.usage.input_tokens_details: theirs requires 'cache_write_tokens', ours does not",
        "createResponse 200 application/json.usage: ours allows null, theirs does not",
        "createResponse 200 text/event-stream: theirs requires 'sequence_number', ours does not",
        "createResponse 200 text/event-stream.response: theirs requires 'error', ours does not",
        "createResponse 200 text/event-stream.response: theirs requires 'instructions', ours does not",
        "createResponse 200 text/event-stream.item: theirs requires 'action', ours does not",
        "createResponse 200 text/event-stream.item: theirs requires 'result', ours does not",
        "createResponse 200 text/event-stream.part: theirs requires 'logprobs', ours does not",
        "createResponse 200 text/event-stream: theirs requires 'logprobs', ours does not",
        "createResponse 200 text/event-stream: theirs requires 'name', ours does not",

        // Recorded: events of patches and shells that the document does not have; the comparison pairs each with the one that is most alike.
        "createResponse 200 text/event-stream.type: ours allows \"response.apply_patch_call_operation_diff.delta\", theirs only \"response.code_interpreter_call_code.delta\"",
        "createResponse 200 text/event-stream.type: ours allows \"response.apply_patch_call_operation_diff.done\", theirs only \"response.code_interpreter_call.completed\"",
        "createResponse 200 text/event-stream: theirs does not know 'diff'",
        "createResponse 200 text/event-stream: theirs requires 'item_id', ours does not",
        "createResponse 200 text/event-stream.type: ours allows \"response.shell_call_command.added\", theirs only \"response.code_interpreter_call.completed\"",
        "createResponse 200 text/event-stream: theirs does not know 'command'",
        "createResponse 200 text/event-stream: theirs does not know 'command_index'",
        "createResponse 200 text/event-stream.type: ours allows \"response.shell_call_command.delta\", theirs only \"response.audio.delta\"",
        "createResponse 200 text/event-stream: theirs does not know 'output_index'",
        "createResponse 200 text/event-stream.type: ours allows \"response.shell_call_command.done\", theirs only \"response.code_interpreter_call.completed\"",
        "createResponse 200 text/event-stream.type: ours allows \"response.shell_call_output_content.delta\", theirs only \"response.code_interpreter_call_code.delta\"",
        "createResponse 200 text/event-stream.delta: ours allows object, theirs does not",
        "createResponse 200 text/event-stream.type: ours allows \"response.shell_call_output_content.done\", theirs only \"response.code_interpreter_call.completed\"",
        "createResponse 200 text/event-stream: theirs does not know 'output'",

        // As in a response.
        "listInputItems 200 application/json.data[]: theirs requires 'action', ours does not",
        "listInputItems 200 application/json.data[]: theirs requires 'result', ours does not",
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

        Assert.True(s_known.SequenceEqual(failures), string.Join('\n', failures));
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
