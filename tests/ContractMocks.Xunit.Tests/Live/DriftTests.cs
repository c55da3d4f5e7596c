using System.Text.Json.Nodes;

namespace ContractMocks.Xunit.Tests.Live;

/// <summary>Contract tests against a service on a socket: each way of drifting is found, told and reported; a service that does not drift passes.</summary>
public sealed class DriftTests : IDisposable
{
    private const string Json = "application/json";
    private const string Stream = "text/event-stream";

    private static readonly Scenario s_catchAll = new()
    {
        Name = "service",
        Provider = Scenario.AnyProvider,
        Turns = [new Turn { Reply = Reply.Says("An answer of the service."), Times = int.MaxValue }],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Our_own_server_does_not_drift()
    {
        await using var service = await ServeOpenAiAsync();
        await using var probe = Probe<OpenAiMock>(service, "openai");

        await probe.OperationAsync("createChatCompletion", Json);
        await probe.OperationAsync("createChatCompletion", Stream);
        await probe.OperationAsync("createResponse", Json);
        await probe.OperationAsync("createResponse", Stream);
        await probe.OperationAsync("createEmbedding", Json);
        await probe.OperationAsync("createModeration", Json);
        await probe.OperationAsync("listModels", Json);
        await probe.OperationAsync("retrieveModel", Json);
        await probe.TurnAsync(SampleScenarios.Anywhere, 2, stream: false);
        await probe.TurnAsync(SampleScenarios.Anywhere, 2, stream: true);

        // What the service itself sends and no document of it names.
        Assert.All(Findings(), static one => Assert.Equal(("document", "undeclared-field"), ((string?)one["from"], (string?)one["kind"])));
        Assert.Contains(Findings(), static one => (string?)one["place"] == "event $.obfuscation");
        Assert.Contains("10 of 50 calls, 10 tests asked, 0 not", Report(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("ollama")]
    public async Task Nor_do_our_servers_of_other_providers(string name)
    {
        ContractMock mock = name switch { "anthropic" => AnthropicMock.InMemory(), "gemini" => GeminiMock.InMemory(), _ => OllamaMock.InMemory() };
        mock.Use(SampleScenarios.Anywhere);
        await using var service = await ServedMock.StartAsync(mock);

        await (name switch
        {
            "anthropic" => TurnsAsync<AnthropicMock>(service, name),
            "gemini" => TurnsAsync<GeminiMock>(service, name),
            _ => TurnsAsync<OllamaMock>(service, name),
        });

        // Ollama's last line, too, has what the document gives to answers in one piece alone.
        Assert.Empty(Findings().Where(one => name != "ollama" || (string?)one["kind"] != "undeclared-field").Select(static one => one.ToJsonString()));
    }

    [Theory]
    [InlineData("missing", "invalid", "$.choices[].message", "the property \"role\"")]
    [InlineData("type", "invalid", "$.usage.total_tokens", "an integer")]
    [InlineData("undeclared", "undeclared-field", "$.choices[].verdict", "no such field")]
    [InlineData("media-type", "media-type", "content-type", "application/json")]
    [InlineData("not-json", "body", "$", "JSON")]
    public async Task Each_drift_of_an_answer_fails_the_test_and_is_reported(string drift, string kind, string place, string expected)
    {
        await using var service = await ServeOpenAiAsync(answer => drift switch
        {
            "missing" => answer.Edit(static body => body["choices"]![0]!["message"]!.AsObject().Remove("role")),
            "type" => answer.Edit(static body => body["usage"]!["total_tokens"] = "7"),
            "undeclared" => answer.Edit(static body => body["choices"]![0]!["verdict"] = 1),
            "media-type" => answer.With("content-type", "text/plain"),
            _ => answer with { Body = "<html>" },
        });
        await using var probe = Probe<OpenAiMock>(service, "openai", ("DRIFT_FAIL", "document"));

        var message = await RunProbe<OpenAiMock>.FailureAsync(() => probe.OperationAsync("createChatCompletion", Json));

        Assert.StartsWith($"createChatCompletion 200 application/json: {service.Address} differs from the mock's document", message, StringComparison.Ordinal);
        Assert.Contains(kind, message, StringComparison.Ordinal);
        var found = Assert.Single(Findings(), one => (string?)one["from"] == "document");
        Assert.Equal((kind, place), ((string?)found["kind"], (string?)found["place"]));
        Assert.Contains(expected, (string?)found["expected"], StringComparison.Ordinal);
        Assert.Equal("createChatCompletion", (string?)found["operation"]);
    }

    [Theory]
    [InlineData("order", "event-order")]
    [InlineData("no-done", "event-order")]
    [InlineData("cut", "framing")]
    [InlineData("field", "invalid")]
    [InlineData("undeclared", "undeclared-field")]
    [InlineData("json", "media-type")]
    public async Task Each_drift_of_a_stream_fails_the_test_and_is_reported(string drift, string kind)
    {
        await using var service = await ServeOpenAiAsync(answer => drift switch
        {
            "order" => answer with { Body = Reordered(answer.Body) },
            "no-done" => answer with { Body = answer.Body.Replace("data: [DONE]\n\n", "", StringComparison.Ordinal) },
            "cut" => answer with { Body = answer.Body.TrimEnd('\n') },
            "field" => answer.Edit(static chunk => chunk.AsObject().Remove("created")),
            "undeclared" => answer.Edit(static chunk => chunk["trace"] = "t"),
            _ => answer.With("content-type", Json),
        });
        await using var probe = Probe<OpenAiMock>(service, "openai");

        var failure = await Record.ExceptionAsync(() => probe.TurnAsync(SampleScenarios.Anywhere, 2, stream: true));

        Assert.Equal(kind != "undeclared-field", failure is not null);
        Assert.Contains(Findings(), one => (string?)one["kind"] == kind && (string?)one["from"] == "document");
    }

    [Fact]
    public async Task What_only_the_mock_does_otherwise_is_reported_and_fails_nothing()
    {
        await using var service = await ServeOpenAiAsync(static answer => answer.Without("x-request-id")
            .With("x-trace", "1").Edit(static body => body["choices"]![0]!["message"]!.AsObject().Remove("annotations")));
        await using var probe = Probe<OpenAiMock>(service, "openai");

        await probe.OperationAsync("createChatCompletion", Json);

        Assert.All(Findings(), static one => Assert.Equal("mock", (string?)one["from"]));
        Assert.Contains(Findings(), static one => (string?)one["kind"] == "missing-field" && (string?)one["place"] == "$.choices[].message.annotations");
        Assert.Contains(Findings(), static one => (string?)one["kind"] == "header" && (string?)one["place"] == "x-request-id" && (string?)one["found"] == "none");
        Assert.Contains(Findings(), static one => (string?)one["kind"] == "header" && (string?)one["place"] == "x-trace" && (string?)one["expected"] == "no such header");
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("invalid", false)]
    [InlineData("document", true)]
    [InlineData("all", true)]
    public async Task Which_differences_fail_can_be_chosen(string level, bool fails)
    {
        await using var service = await ServeOpenAiAsync(static answer => answer.Edit(static body => body["verdict"] = 1));
        await using var probe = Probe<OpenAiMock>(service, "openai", ("DRIFT_FAIL", level));

        var failure = await Record.ExceptionAsync(() => probe.OperationAsync("createChatCompletion", Json));

        Assert.Equal(fails, failure is not null);
        Assert.Contains(Findings(), static one => (string?)one["kind"] == "undeclared-field");
    }

    [Fact]
    public async Task Another_document_judges_the_service()
    {
        _folder.Write("new.yaml", ShopMock.Document.Replace("note: { type: [string, \"null\"] }", "remark: { type: string }", StringComparison.Ordinal));
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory(), static answer => answer.Edit(static body => body["note"] = null));
        await using var probe = Probe<ShopMock>(service, "my_shop", ("SPEC_my_shop", "new.yaml"), ("LIVE_WRITES", "1"), ("DRIFT_FAIL", "document"));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("makeThing", status: "201"));

        Assert.Contains("differs from new.yaml (Shop 1)", message, StringComparison.Ordinal);
        Assert.Contains("undeclared-field at $.note: the document has no such field, the service a null", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("absent", "x-total", "the header")]
    [InlineData("wrong", "x-total", "an integer")]
    public async Task Headers_that_the_document_promises_are_looked_at(string drift, string place, string expected)
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory(), answer => drift == "absent" ? answer.Without("x-total") : answer.With("x-total", "many"));
        await using var probe = Probe<ShopMock>(service, "my_shop");

        await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains(Findings(), one => (string?)one["place"] == place && ((string?)one["expected"])!.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_that_the_document_does_not_declare_is_told()
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory(), static answer => answer with { Status = 206 });
        await using var probe = Probe<ShopMock>(service, "my_shop");

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("status: the document has '200', the service 206", message, StringComparison.Ordinal);
        Assert.Contains(Findings(), static one => (string?)one["kind"] == "status");
    }

    [Fact]
    public async Task An_address_without_the_base_path_is_found_out()
    {
        await using var service = await ServedMock.StartAsync(ShopMock.InMemory(), static answer => answer with { Status = 404 });
        await using var probe = new RunProbe<ShopMock>(_folder, ("BASEURL_my_shop", new Uri(new Uri(service.Address), "/").AbsoluteUri));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("(is '/v1' missing at the end of the address?)", message, StringComparison.Ordinal);
        Assert.Contains("the service 404", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_request_says_what_the_service_says()
    {
        await using var service = await ServedMock.StartAsync(
            ShopMock.InMemory(), static answer => answer with { Status = 400, Body = """{"error":{"message":"The limit is too high."}}""" });
        await using var probe = Probe<ShopMock>(service, "my_shop");

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("refused: the document has 200 for a request that it allows, the service 400 \"The limit is too high.\"", message, StringComparison.Ordinal);
    }

    private async Task TurnsAsync<TMock>(ServedMock service, string name)
        where TMock : ContractMock, IContractMock<TMock>
    {
        await using var probe = Probe<TMock>(service, name);
        await probe.TurnAsync(SampleScenarios.Anywhere, 2, stream: false);
        await probe.TurnAsync(SampleScenarios.Anywhere, 2, stream: true);
    }

    private static Task<ServedMock> ServeOpenAiAsync(Func<ServedAnswer, ServedAnswer>? drift = null)
    {
        var mock = OpenAiMock.InMemory();
        mock.Use(SampleScenarios.Anywhere);
        mock.Use(s_catchAll);
        return ServedMock.StartAsync(mock, drift);
    }

    private RunProbe<TMock> Probe<TMock>(ServedMock service, string name, params (string, string)[] more)
        where TMock : ContractMock, IContractMock<TMock> =>
        new(_folder, [("BASEURL_" + name, service.Address), ("KEY_" + name, "sk-live-secret"), .. more]);

    private string Report() => File.ReadAllText(Path.Combine(_folder.Path, "TestResults", "contractmocks-drift.md"));

    private List<JsonNode> Findings()
    {
        var text = File.ReadAllText(Path.Combine(_folder.Path, "TestResults", "contractmocks-drift.json"));
        Assert.DoesNotContain("sk-live-secret", text, StringComparison.Ordinal);
        return [.. JsonNode.Parse(text)!["findings"]!.AsArray().OfType<JsonNode>()];
    }

    private static string Reordered(string body)
    {
        var events = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).ToList();
        (events[0], events[1]) = (events[1], events[0]);
        return string.Concat(events.Select(static one => one + "\n\n"));
    }
}
