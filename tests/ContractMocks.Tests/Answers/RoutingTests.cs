using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Answers;

public sealed class RoutingTests
{
    private static readonly Contract s_contract = new()
    {
        Name = "routes",
        Provider = "generic",
        BasePath = "/v1",
        Operations =
        [
            Get("one", "/models/{model}"),
            Get("mine", "/models/mine"),
            Get("generate", "/models/{model}:generate", "POST"),
            Get("pair", "/repos/{owner}-{repo}.git"),
            Get("talk", "/talk", "POST"),
            Get("talkStream", "/talk#stream", "POST", "text/event-stream"),
            Get("plain", "/messages", "POST"),
            Get("beta", "/messages?beta=true", "POST"),
            Get("spanning", "/files/{+name}"),
            Get("meta", "/files/{+name}/meta"),
            Get("list", "/a/{b}/c"),
            Get("other", "/a/b/{c}"),
            Get("root", "/"),
            Get("options", "/own", "OPTIONS"),
        ],
    };

    [Theory]
    [InlineData("GET", "/v1/models/gpt", "one", "model=gpt")]
    [InlineData("GET", "/models/gpt", "one", "model=gpt")]
    [InlineData("GET", "/v1/models/gpt/", "one", "model=gpt")]
    [InlineData("GET", "/v1/models/mine", "mine", "")]
    [InlineData("GET", "/v1/models/m%69ne", "mine", "")]
    [InlineData("GET", "/v1/models/a%2Fb%20c", "one", "model=a/b c")]
    [InlineData("POST", "/v1/models/g:x:generate", "generate", "model=g:x")]
    [InlineData("GET", "/v1/repos/a-b-c.git", "pair", "owner=a,repo=b-c")]
    [InlineData("POST", "/v1/messages", "plain", "")]
    [InlineData("POST", "/v1/messages?x=1&beta=true", "beta", "")]
    [InlineData("GET", "/v1/files/a/b/c", "spanning", "name=a/b/c")]
    [InlineData("GET", "/v1/files/a/b/meta", "meta", "name=a/b")]
    [InlineData("GET", "/v1/a/b/c", "other", "c=c")]
    [InlineData("GET", "/v1/a/x/c", "list", "b=x")]
    [InlineData("GET", "/v1/", "root", "")]
    [InlineData("GET", "/v1", "root", "")]
    [InlineData("GET", "/", "root", "")]
    [InlineData("OPTIONS", "/own", "options", "")]
    public async Task A_request_finds_the_most_specific_operation(string method, string target, string operation, string values)
    {
        await using var mock = TestMock.Of(s_contract);
        var table = new Engine.Routing.RouteTable("/v1", s_contract.Operations.Select(static one => new Engine.OperationRoute(one, null)));

        await RecordedResponse.OfAsync(mock, method, target);

        Assert.Equal(operation, mock.Journal.Exchanges.Single().OperationId);
        var question = target.Split('?');
        var request = new MockRequest { Method = method, Path = question[0], Query = question.Length > 1 ? question[1] : "", Headers = [] };
        Assert.Equal(values, string.Join(',', table.Find(method, request).Values.Select(static value => $"{value.Key}={value.Value}")));
    }

    [Theory]
    [InlineData("", "", "talk")]
    [InlineData("text/event-stream", "", "talkStream")]
    [InlineData("application/json", """{"messages":[{"stream":false}],"stream":true}""", "talkStream")]
    [InlineData("application/json", """{"messages":[{"stream":true}]}""", "talk")]
    public async Task Variants_of_a_path_are_told_apart_by_whether_a_stream_is_asked_for(string accept, string body, string operation)
    {
        await using var mock = TestMock.Of(s_contract);

        await RecordedResponse.OfAsync(mock, "POST", "/v1/talk", body, ("accept", accept), ("content-type", "application/json"));

        Assert.Equal(operation, mock.Journal.Exchanges.Single().OperationId);
    }

    [Theory]
    [InlineData("/v1/model/gpt", "did you mean 'GET /v1/models/{model}'?")]
    [InlineData("/other/thing/entirely/else", "of 14 operations")]
    public async Task An_unknown_path_is_told_the_nearest(string target, string message)
    {
        await using var mock = TestMock.Of(s_contract);

        var answer = await RecordedResponse.OfAsync(mock, "GET", target);

        Assert.Equal(404, answer.Status);
        Assert.Contains(message, answer.Text);
        Assert.Equal(OutcomeKind.Unmatched, mock.Journal.Exchanges.Single().Outcome.Kind);
    }

    [Fact]
    public async Task An_unknown_path_names_three_paths_at_most_and_is_shown_in_part()
    {
        await using var mock = TestMock.Of(s_contract);

        var answer = await RecordedResponse.OfAsync(mock, "POST", "/mine" + string.Concat(Enumerable.Repeat("/a", 2500)));

        Assert.Equal(404, answer.Status);
        Assert.Equal(3, answer.Text.Split("/v1/").Length - 1);
        Assert.InRange(answer.Bytes.Length, 300, 700);
    }

    [Fact]
    public async Task Head_is_answered_as_get_without_a_body()
    {
        await using var mock = TestMock.Of(s_contract);

        var got = await RecordedResponse.OfAsync(mock, "GET", "/v1/models/gpt");
        var head = await RecordedResponse.OfAsync(mock, "HEAD", "/v1/models/gpt");
        var missing = await RecordedResponse.OfAsync(mock, "HEAD", "/v1/nothing");

        Assert.Equal(got.Header("content-length"), head.Header("content-length"));
        Assert.Equal(200, head.Status);
        Assert.NotEmpty(got.Bytes);
        Assert.Empty(head.Bytes);
        Assert.Equal(404, missing.Status);
        Assert.Empty(missing.Bytes);
    }

    [Theory]
    [InlineData("/v1/models/gpt?alt=sse", true)]
    [InlineData("/v1/models/gpt?alt=json", false)]
    [InlineData("/v1/nothing?alt=sse", false)]
    public async Task Json_is_sent_as_an_event_where_the_query_asks_as_google_takes_it(string target, bool isStream)
    {
        await using var mock = TestMock.Of(s_contract);

        var answer = await RecordedResponse.OfAsync(mock, "GET", target);

        Assert.Equal(isStream, answer.Header("content-type")!.StartsWith("text/event-stream", StringComparison.Ordinal));
        Assert.Equal(isStream, answer.Text.StartsWith("data: {\"id\":", StringComparison.Ordinal) && answer.Text.EndsWith("}\n\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_name_the_methods_of_a_path()
    {
        await using var mock = TestMock.Of(s_contract);

        var answer = await RecordedResponse.OfAsync(mock, "OPTIONS", "/v1/models/gpt");
        var missing = await RecordedResponse.OfAsync(mock, "OPTIONS", "/v1/nothing");

        Assert.Equal(204, answer.Status);
        Assert.Equal("GET, HEAD, OPTIONS", answer.Header("allow"));
        Assert.Null(answer.Header("content-length"));
        Assert.Equal(404, missing.Status);
    }

    [Fact]
    public async Task Options_of_the_server_name_all_methods()
    {
        await using var mock = TestMock.Of(s_contract);

        var answer = await RecordedResponse.OfAsync(mock, "OPTIONS", "*");

        Assert.Equal((204, "GET, POST, OPTIONS, HEAD"), (answer.Status, answer.Header("allow")));
    }

    [Theory]
    [InlineData("http://a\u0001b")]
    [InlineData("http://a\u00e9b")]
    [InlineData("http://a\r\nX: y")]
    public async Task What_no_header_may_hold_is_not_echoed(string origin)
    {
        await using var mock = TestMock.Of(s_contract);

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/v1/models/gpt", ("origin", origin));
        var preflight = await RecordedResponse.OfAsync(
            mock, "OPTIONS", "/v1/models/gpt", ("origin", "http://a"), ("access-control-request-method", "GET"), ("access-control-request-headers", origin));

        Assert.Equal(200, answer.Status);
        Assert.Null(answer.Header("access-control-allow-origin"));
        Assert.Equal(204, preflight.Status);
        Assert.Null(preflight.Header("access-control-allow-headers"));
    }

    [Fact]
    public async Task A_preflight_allows_what_is_asked()
    {
        await using var mock = TestMock.Of(s_contract);

        var answer = await RecordedResponse.OfAsync(
            mock, "OPTIONS", "/v1/messages", ("origin", "https://app.example"), ("access-control-request-method", "POST"),
            ("access-control-request-headers", "authorization,x-stainless-os"));

        Assert.Equal(204, answer.Status);
        Assert.Equal("https://app.example", answer.Header("access-control-allow-origin"));
        Assert.Equal("true", answer.Header("access-control-allow-credentials"));
        Assert.Contains("POST", answer.Header("access-control-allow-methods"));
        Assert.Equal("authorization,x-stainless-os", answer.Header("access-control-allow-headers"));
        Assert.Equal("Origin", answer.Header("vary"));
    }

    [Theory]
    [InlineData("/v1/models/gpt", true)]
    [InlineData("/v1/nothing", true)]
    [InlineData("/v1/models/gpt", false)]
    public async Task A_browser_may_read_answers_and_errors_unless_told_otherwise(string target, bool cors)
    {
        await using var mock = TestMock.Of(s_contract, new MockOptions { Cors = cors });

        var answer = await RecordedResponse.OfAsync(mock, "GET", target, ("origin", "https://app.example"));
        var plain = await RecordedResponse.OfAsync(mock, "GET", target);

        Assert.Equal(cors ? "https://app.example" : null, answer.Header("access-control-allow-origin"));
        Assert.Null(plain.Header("access-control-allow-origin"));
    }

    private static Operation Get(string id, string path, string method = "GET", string type = "application/json") => new()
    {
        Id = id,
        Method = method,
        Path = path,
        Body = method == "POST" ? new RequestBody(false, [new Content("application/json", "true")]) : null,
        Responses = [new Response("200", "", [new Content(type, """{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}""")])],
    };
}
