using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Engine;
using ContractMocks.Engine.Errors;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Answers;

/// <summary>Errors are in the document's own words where it has some.</summary>
public sealed class DocumentErrorTests
{
    private static readonly WireError s_error = new(404, WireError.Invalid, "There is no such pet.", "pet", "unknown_pet");

    private static readonly WireError s_judged = new(422, WireError.Invalid, "Missing required parameter: 'messages[0].role'.", "messages[0].role")
    {
        Violations =
        [
            new Violation(ViolationPlace.Body, "messages[0].role", "required", "Missing required parameter: 'messages[0].role'.", "a value", "nothing"),
            new Violation(ViolationPlace.Query, "limit", "maximum", "Too much.", "at most 10", "11"),
        ],
    };

    [Fact]
    public async Task The_branch_of_a_union_is_the_one_for_the_status()
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/nothing");

        Assert.Equal("application/json", answer.Header("content-type"));
        var error = JsonNode.Parse(answer.Text)!;
        Assert.Equal("error", (string)error["type"]!);
        Assert.Equal("not_found_error", (string)error["error"]!["type"]!);
        Assert.StartsWith("Invalid URL", (string)error["error"]!["message"]!);
    }

    [Theory]
    [InlineData("""{"type":"object","required":["code","message"],"properties":{"code":{"type":"integer"},"message":{"type":"string"}}}""", """{"code":404,"message":"There is no such pet."}""")]
    [InlineData("""{"type":"object","properties":{"detail":{"type":"string"},"x":{"type":"string"}}}""", """{"detail":"There is no such pet."}""")]
    [InlineData("""{"type":"object","required":["error"],"properties":{"error":{"type":"object","properties":{"code":{"type":"integer"},"status":{"enum":["OK","NOT_FOUND","INTERNAL"]},"message":{"type":"string"},"details":{"type":"array","items":{"type":"object"}}}}}}""", """{"error":{"code":404,"status":"NOT_FOUND","message":"There is no such pet."}}""")]
    [InlineData("""{"type":"object","properties":{"errors":{"type":"array","minItems":1,"items":{"type":"string"}},"success":{"type":"boolean"}}}""", """{"errors":["There is no such pet."],"success":false}""")]
    [InlineData("""{"type":"object","required":["error"],"properties":{"error":{"oneOf":[{"type":"string"},{"type":"null"}]}}}""", """{"error":"There is no such pet."}""")]
    [InlineData("""{"type":"object","properties":{"error":{"type":"object","properties":{"message":{"type":"string"},"type":{"type":"string"},"param":{"type":["string","null"]},"code":{"type":["string","null"]}}}}}""", """{"error":{"message":"There is no such pet.","type":"not_found_error","param":"pet","code":"unknown_pet"}}""")]
    public void Sense_is_put_under_the_names_that_hold_it(string schema, string body) =>
        Assert.Equal(body, Body(schema, s_error));

    [Fact]
    public void Each_violation_is_an_item_where_errors_are_a_list() =>
        Assert.Equal(
            """{"detail":[{"loc":["body","messages",0,"role"],"msg":"Missing required parameter: 'messages[0].role'.","type":"missing"},{"loc":["query","limit"],"msg":"Too much.","type":"value_error"}]}""",
            Body(
                """{"type":"object","properties":{"detail":{"type":"array","items":{"type":"object","required":["loc","msg","type"],"properties":{"loc":{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"integer"}]}},"msg":{"type":"string"},"type":{"type":"string"}}}}}}""",
                s_judged));

    [Theory]
    [InlineData("""{"type":"object","properties":{"x":{"type":"integer"}},"additionalProperties":false}""", "application/problem+json")]
    [InlineData("{}", "application/json")]
    [InlineData("false", "application/problem+json")]
    public void A_schema_without_a_place_for_the_message_gives_way_to_the_standard(string schema, string mediaType)
    {
        var (bytes, type) = Of(schema, s_judged);

        Assert.Equal(mediaType, type);
        using var problem = JsonDocument.Parse(bytes);
        Assert.Equal(
            """{"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"Missing required parameter: 'messages[0].role'.","errors":[{"detail":"Missing required parameter: 'messages[0].role'.","pointer":"#/messages/0/role"},{"detail":"Too much.","in":"query","parameter":"limit"}]}""",
            problem.RootElement.GetRawText());
    }

    [Fact]
    public void A_document_without_errors_has_those_of_the_standard()
    {
        var contract = LoadedContract.From(new Contract { Name = "x", Provider = "generic" });

        Assert.Equal("application/problem+json", new ErrorBodies(contract).Of(s_error, null).MediaType);
    }

    [Theory]
    [InlineData("llm/anthropic/anthropic-2026-03-10.yaml", """{"type":"error","error":{"type":"not_found_error"}}""")]
    [InlineData("stress/stripe/stripe-spec3-2021-06-07.json", """{"error":{"type":"invalid_request_error","code":"unknown_url"}}""")]
    [InlineData("llm/openrouter/openrouter-2026-03-31.json", """{"error":{"code":404}}""")]
    public async Task Providers_recognise_their_own_errors(string file, string part)
    {
        await using var mock = AnswerDocument.Mock(text: await File.ReadAllTextAsync(Repository.CorpusFile(file), TestContext.Current.CancellationToken));

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/nothing/like/it");

        Assert.True(Holds(JsonNode.Parse(answer.Text), JsonNode.Parse(part)), answer.Text);
        Assert.Contains("Invalid URL", answer.Text);
    }

    private static bool Holds(JsonNode? whole, JsonNode? part) =>
        part is JsonObject members ? members.All(member => Holds(whole?[member.Key], member.Value)) : JsonNode.DeepEquals(whole, part);

    private static string Body(string schema, WireError error)
    {
        var (bytes, type) = Of(schema, error);
        Assert.Equal("application/json", type);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    private static ErrorBody Of(string schema, WireError error)
    {
        var operation = new Operation
        {
            Id = "x", Method = "GET", Path = "/x",
            Responses = [new Response("200", "", default), new Response("4XX", "", [new Content("application/json", schema)])],
        };
        return new ErrorBodies(LoadedContract.From(new Contract { Name = "x", Provider = "generic", Operations = [operation] }))
            .Of(error, new OperationRoute(operation, null));
    }
}
