using System.Net;
using System.Text;

namespace ContractMocks.Cli.Tests;

public sealed class ValidateProxyTests : IDisposable
{
    private const string Spec = """
        openapi: 3.1.0
        info: { title: Things, version: '1' }
        servers: [{ url: https://things.example/v1 }]
        paths:
          /things:
            get:
              operationId: listThings
              parameters: [{ name: limit, in: query, schema: { type: integer } }]
              responses:
                '200':
                  description: ok
                  headers: { x-count: { required: true, schema: { type: integer } } }
                  content: { application/json: { schema: { type: object, required: [items], properties: { items: { type: array, items: { type: integer } } } } } }
                4XX: { description: no, content: { application/json: { schema: { type: object, required: [error] } } } }
            post:
              operationId: newThing
              requestBody: { required: true, content: { application/json: { schema: { type: object, required: [name] } } } }
              responses: { '204': { description: done } }
          /events: { get: { operationId: events, responses: { '200': { description: ok, content: { text/event-stream: { schema: { type: object, required: [n], properties: { n: { type: integer } } } } } } } } }
          /lines: { get: { operationId: lines, responses: { '200': { description: ok, content: { application/x-ndjson: { schema: { type: object, required: [n] } } } } } } }
        """;

    private const string Good = "content-type: application/json\nx-count: 1\n";

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("data: {\"items\":[1]}\n\n", "1 requests passed on, 0 breaches")]
    [InlineData("data: {\"items\":[\"x\"]}\n\n", "1 requests passed on, 1 breaches")]
    public async Task Json_may_come_as_events_where_the_query_asks_as_google_takes_it(string body, string expected)
    {
        await using var upstream = new Upstream(Upstream.Answer(200, "content-type: text/event-stream\nx-count: 1\n", body));
        await using var serving = await StartAsync(upstream);
        Assert.Equal(body, await serving.Client.GetStringAsync(new Uri("v1/things?alt=sse", UriKind.Relative), TestContext.Current.CancellationToken));
        await serving.StopAsync();
        Assert.Contains(expected, serving.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_keeps_its_contract_passes_byte_for_byte()
    {
        await using var upstream = new Upstream(Upstream.Answer(200, Good + "set-cookie: a=1\nset-cookie: b=2\n", "{ \"items\" : [1,2] }\n"));
        await using var serving = await StartAsync(upstream);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("v1/things?limit=2&x=%2F", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer sk-secret");
        request.Headers.TryAddWithoutValidation("Connection", "x-mine");
        request.Headers.TryAddWithoutValidation("X-Mine", "1");
        using var answer = await serving.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("{ \"items\" : [1,2] }\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("set-cookie"));
        Assert.False(answer.Headers.Contains("x-contractmocks-violations"));
        Assert.False(answer.Headers.Contains("x-hop"));
        var asked = Assert.Single(upstream.Requests);
        Assert.StartsWith("GET /v1/things?limit=2&x=%2F HTTP/1.1\r\n", asked, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer sk-secret\r\n", asked, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"Host: {new Uri(upstream.Address).Authority}\r\n", asked, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("x-mine", asked, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await serving.StopAsync());
        Assert.Contains("1 requests passed on, 0 breaches, 0 without an answer", serving.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", serving.Output + serving.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("things", 200, Good, "{\"items\":[1,\"two\"]}", "body $.items[1]: expected an integer, but found the string \"two\"")]
    [InlineData("things", 200, Good, "{}", "body $")]
    [InlineData("things", 200, Good, "{\"items\":", "body: this is not JSON")]
    [InlineData("things", 200, Good, "", "body: expected JSON, but there is nothing")]
    [InlineData("things", 200, "content-type: application/json\n", "{\"items\":[]}", "header x-count: the answer has no such header")]
    [InlineData("things", 200, "content-type: application/json\nx-count: many\n", "{\"items\":[]}", "header x-count: expected an integer, but found 'many'")]
    [InlineData("things", 200, "content-type: text/html\nx-count: 1\n", "<p>", "content-type: 'text/html' is not declared for 200; expected 'application/json'")]
    [InlineData("things", 200, "x-count: 1\n", "{}", "content-type: the answer has no content type")]
    [InlineData("things", 500, Good, "{}", "status: 500 is not declared; expected one of '200', '4XX'")]
    [InlineData("things", 418, "content-type: application/json\n", "{}", "body $")]
    [InlineData("things?limit=few", 200, Good, "{\"items\":[]}", "request limit: ")]
    [InlineData("nothing", 200, Good, "{}", "operation: 'things' has no such path")]
    [InlineData("events", 200, "content-type: text/event-stream\n", "data: {\"n\":1}\n\n: note\ndata: {\"n\":\"2\"}\n\ndata: [DONE]\n\n", "body event 2 $.n: expected an integer")]
    [InlineData("events", 200, "content-type: text/event-stream\n", "data: {\"n\":1}\n\ndata: {\"n\":2}\n", "body event 2: the stream ends inside an event")]
    [InlineData("events", 200, "content-type: text/event-stream\n", "data: {\"n\":1}\ndate: x\n\n", "body event 1: expected a field of an event")]
    [InlineData("lines", 200, "content-type: application/x-ndjson\n", "{\"n\":1}\n{}\n{\"n\":3}", "body line 2 $")]
    public async Task A_breach_is_a_line_and_a_header_and_an_exit_code(string path, int status, string headers, string body, string expected)
    {
        await using var upstream = new Upstream(Upstream.Answer(status, headers, body));
        await using var serving = await StartAsync(upstream);
        using var answer = await serving.Client.GetAsync(new Uri("v1/" + path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await serving.StopAsync());
        Assert.Contains(serving.Output.Split('\n'), line => line.StartsWith($"GET /v1/{path.Split('?')[0]} -> {status}", StringComparison.Ordinal) && line.Contains(": " + expected, StringComparison.Ordinal));
        var isStream = headers.Contains("stream", StringComparison.Ordinal) || headers.Contains("ndjson", StringComparison.Ordinal);
        if (!isStream)
        {
            Assert.StartsWith(expected.Split(':')[0], Assert.Single(answer.Headers.GetValues("x-contractmocks-violations")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_body_is_passed_on_and_judged()
    {
        await using var upstream = new Upstream("HTTP/1.1 204 Done\nconnection: close\n\n");
        await using var serving = await StartAsync(upstream);
        using var content = new StringContent("{ \"nam\": 1 }", Encoding.UTF8, "application/json");
        using var answer = await serving.Client.PostAsync(new Uri("v1/things", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.EndsWith("\r\n\r\n{ \"nam\": 1 }", Assert.Single(upstream.Requests), StringComparison.Ordinal);
        Assert.Equal(1, await serving.StopAsync());
        Assert.Contains("POST /v1/things -> 204 (newThing): request name: ", serving.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_arrive_one_by_one()
    {
        var seen = new TaskCompletionSource();
        await using var upstream = new Upstream(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\ndata: {\"n\":1}\n\n"u8.ToArray());
            await seen.Task;
            await stream.WriteAsync("data: {\"n\":2}\n\n"u8.ToArray());
        });
        await using var serving = await StartAsync(upstream);
        await using var events = await serving.Client.GetStreamAsync(new Uri("v1/events", UriKind.Relative), TestContext.Current.CancellationToken);
        var buffer = new byte[100];
        var count = await events.ReadAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal("data: {\"n\":1}\n\n", Encoding.UTF8.GetString(buffer, 0, count));
        seen.SetResult();
        count = await events.ReadAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal("data: {\"n\":2}\n\n", Encoding.UTF8.GetString(buffer, 0, count));
        Assert.Equal(0, await events.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Assert.Equal(0, await serving.StopAsync());
    }

    [Fact]
    public async Task Answers_under_way_are_finished_before_it_stops()
    {
        var asked = new TaskCompletionSource();
        var rest = new TaskCompletionSource();
        await using var upstream = new Upstream(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\ndata: {\"n\":1}\n\n"u8.ToArray());
            asked.SetResult();
            await rest.Task;
            await stream.WriteAsync("data: {\"n\":2}\n\n"u8.ToArray());
        });
        await using var serving = await StartAsync(upstream);
        var body = serving.Client.GetStringAsync(new Uri("v1/events", UriKind.Relative), TestContext.Current.CancellationToken);
        await asked.Task;
        await serving.BeginStopAsync();
        rest.SetResult();
        Assert.Equal("data: {\"n\":1}\n\ndata: {\"n\":2}\n\n", await body);
        Assert.Equal(0, await serving.StopAsync());
    }

    [Fact]
    public async Task An_address_with_a_path_stands_for_the_base_path()
    {
        await using var upstream = new Upstream(Upstream.Answer(200, Good, "{\"items\":[]}"));
        await using var serving = await StartAsync(upstream, "/api");
        using var answer = await serving.Client.GetAsync(new Uri("v1/things", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.StartsWith("GET /api/things HTTP/1.1\r\n", Assert.Single(upstream.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_bad_gateway()
    {
        var gone = new Upstream("HTTP/1.1 200 OK\n\n");
        var address = gone.Address;
        await gone.DisposeAsync();
        await using var serving = await Serving.StartAsync("--spec", _run.Write("things.yaml", Spec), "--validate-proxy", address);
        using var answer = await serving.Client.GetAsync(new Uri("v1/things", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1, await serving.StopAsync());
        Assert.Contains("1 without an answer", serving.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_breaks_off()
    {
        await using var upstream = new Upstream("HTTP/1.1 200 OK\ncontent-type: text/event-stream\ncontent-length: 1000\n\ndata: {\"n\":1}\n\n");
        await using var serving = await StartAsync(upstream);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => serving.Client.GetStringAsync(new Uri("v1/events", UriKind.Relative), TestContext.Current.CancellationToken));
        await serving.StopAsync();
        Assert.Contains("note: the real server broke its answer off", serving.Output, StringComparison.Ordinal);
    }

    private Task<Serving> StartAsync(Upstream upstream, string path = "") =>
        Serving.StartAsync("--spec", _run.Write("things.yaml", Spec), "--validate-proxy", upstream.Address + path);
}
