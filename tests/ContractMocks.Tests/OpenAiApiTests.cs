using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests;

public sealed class OpenAiApiTests
{
    [Fact]
    public async Task Embeddings_in_base64_are_the_floats()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        var floats = await EmbedAsync(client, "\"A text\"", ",\"dimensions\":8");
        var base64 = await EmbedAsync(client, "\"A text\"", ",\"dimensions\":8,\"encoding_format\":\"base64\"");

        var expected = floats["data"]![0]!["embedding"]!.AsArray().Select(static number => (float)number!).ToArray();
        var bytes = Convert.FromBase64String((string)base64["data"]![0]!["embedding"]!);
        Assert.Equal(8, expected.Length);
        Assert.Equal(expected, Enumerable.Range(0, 8).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * 4))));
    }

    [Theory]
    [InlineData("text-embedding-3-small", 1536)]
    [InlineData("text-embedding-3-large", 3072)]
    public async Task Vectors_have_the_length_of_the_model_and_are_units(string model, int dimensions)
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        var json = await EmbedAsync(client, """["one","two","one"]""", "", model);

        var vectors = json["data"]!.AsArray().Select(static item => item!["embedding"]!.AsArray().Select(static number => (double)number!).ToArray()).ToArray();
        Assert.Equal(3, vectors.Length);
        Assert.All(vectors, vector => Assert.Equal(dimensions, vector.Length));
        Assert.All(vectors, static vector => Assert.Equal(1.0, vector.Sum(static number => number * number), 4));
        Assert.Equal(vectors[0], vectors[2]);
        Assert.NotEqual(vectors[0], vectors[1]);
        Assert.Equal(model, (string)json["model"]!);
        Assert.Equal([0, 1, 2], json["data"]!.AsArray().Select(static item => (int)item!["index"]!));
    }

    [Fact]
    public async Task Tokens_are_one_input_or_many()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        Assert.Single((await EmbedAsync(client, "[1,2,3]", ",\"dimensions\":4"))["data"]!.AsArray());
        Assert.Equal(2, (await EmbedAsync(client, "[[1,2],[3]]", ",\"dimensions\":4"))["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task More_dimensions_than_the_model_has_are_refused()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        var error = await Wire.ErrorAsync(client, """{"model":"text-embedding-3-small","input":"a","dimensions":4000}""", 400, "embeddings");

        Assert.Equal("dimensions", (string)error["param"]!);
    }

    [Fact]
    public async Task Models_are_listed_and_found()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        var list = JsonNode.Parse(await client.GetStringAsync(new Uri("models", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var ids = list["data"]!.AsArray().Select(static model => (string)model!["id"]!).ToList();
        Assert.Contains("gpt-5", ids);
        foreach (var id in ids)
        {
            var model = JsonNode.Parse(await client.GetStringAsync(new Uri("models/" + id, UriKind.Relative), TestContext.Current.CancellationToken))!;
            Assert.Equal(id, (string)model["id"]!);
        }

        using var missing = await client.GetAsync(new Uri("models/gpt-0", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)missing.StatusCode);
        Assert.Contains("model_not_found", await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_mock_that_answers_without_turns_has_every_model()
    {
        await using var mock = TestMock.InMemory(new MockOptions { AnswersWithoutTurns = true });
        using var client = mock.CreateClient();

        var text = await client.GetStringAsync(new Uri("models/ft:gpt-4o:me", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("ft:gpt-4o:me", (string)JsonNode.Parse(text)!["id"]!);
        var response = mock.Contract.FindOperation("retrieveModel")!.Responses.Single(static response => response.Status == "200");
        Assert.Empty(mock.Contract.Validator(response.Contents[0].Schema).Validate(JsonElement.Parse(text)));
    }

    [Theory]
    [InlineData("application/xml", false, 406)]
    [InlineData("application/json;q=0, */*;q=0", false, 406)]
    [InlineData("application/json", false, 200)]
    [InlineData("application/json", true, 200)]
    [InlineData("text/event-stream", true, 200)]
    [InlineData("application/*", false, 200)]
    public async Task A_client_that_takes_no_answer_of_the_operation_is_told_so(string accept, bool stream, int status)
    {
        await using var mock = TestMock.InMemory(new MockOptions { AnswersWithoutTurns = true });
        (string, string)[] headers = [("accept", accept), ("content-type", "application/json"), ("authorization", "Bearer x")];

        var answer = await RecordedResponse.OfAsync(mock, "POST", "/v1/chat/completions", Wire.Ask("Hi", stream), headers);
        var models = await RecordedResponse.OfAsync(mock, "GET", "/v1/models", headers);

        Assert.Equal(status, answer.Status);
        Assert.Equal(accept == "text/event-stream" ? 406 : status, models.Status);
    }

    [Fact]
    public async Task Usual_answers_fit_the_contract()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        await EmbedAsync(client, "\"A text\"", ",\"dimensions\":4");
        await client.GetStringAsync(new Uri("models", UriKind.Relative), TestContext.Current.CancellationToken);
        await client.GetStringAsync(new Uri("models/gpt-5", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(3, mock.Journal.Exchanges.Count);
        foreach (var exchange in mock.Journal.Exchanges)
        {
            var response = mock.Contract.FindOperation(exchange.OperationId!)!.Responses.Single(static response => response.Status == "200");
            Assert.Empty(mock.Contract.Validator(response.Contents[0].Schema).Validate(JsonElement.Parse(exchange.ResponseText)));
        }
    }

    [Fact]
    public async Task An_operation_is_told_what_to_return()
    {
        await using var mock = TestMock.InMemory();
        var retrieve = mock.Api<NoBody, JsonElement>("retrieveModel");
        retrieve.Fails("overloaded").Times(1);
        retrieve.Returns(JsonElement.Parse("""{"id":"mine"}"""));
        using var client = mock.CreateClient();

        using var first = await client.GetAsync(new Uri("models/x", UriKind.Relative), TestContext.Current.CancellationToken);
        var second = await client.GetStringAsync(new Uri("models/x", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(503, (int)first.StatusCode);
        Assert.Equal("""{"id":"mine"}""", second);
    }

    [Fact]
    public async Task A_condition_may_look_at_the_typed_body()
    {
        await using var mock = TestMock.InMemory();
        mock.Api<JsonElement, JsonElement>("createEmbedding")
            .When(static body => body.GetProperty("input").ValueEquals("special")).Returns(JsonElement.Parse("""{"special":true}"""));
        using var client = mock.CreateClient();

        Assert.True((bool)(await EmbedAsync(client, "\"special\"", ""))["special"]!);
        Assert.Equal("list", (string)(await EmbedAsync(client, "\"usual\"", ",\"dimensions\":2"))["object"]!);
    }

    private static Task<JsonNode> EmbedAsync(HttpClient client, string input, string more, string model = "text-embedding-3-small") =>
        Wire.JsonAsync(client, $$"""{"model":"{{model}}","input":{{input}}{{more}}}""", "embeddings");
}
