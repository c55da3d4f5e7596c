using System.Text;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"}]}""", "model", "missing_required_parameter")]
    [InlineData("""{"model":"gpt-5"}""", "messages", "missing_required_parameter")]
    [InlineData("""{"model":5,"messages":[{"role":"user","content":"Hi"}]}""", "model", "invalid_type")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"robot","content":"Hi"}]}""", "messages[0].role", "invalid_value")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"temperature":7}""", "temperature", "invalid_value")]
    public async Task An_invalid_request_is_refused_by_parameter(string body, string parameter, string code)
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Always.Says("never");
        using var client = mock.CreateClient();

        var error = await Wire.ErrorAsync(client, body, 400);

        Assert.Equal("invalid_request_error", (string)error["type"]!);
        Assert.Equal(parameter, (string)error["param"]!);
        Assert.Equal(code, (string)error["code"]!);
        Assert.Contains(parameter, (string)error["message"]!);
        Assert.Equal(OutcomeKind.Refused, mock.Journal.Exchanges.Single().Outcome.Kind);
    }

    [Fact]
    public async Task An_error_is_written_as_the_service_writes_it()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Fails("rate_limited", retryAfter: TimeSpan.FromMilliseconds(1500));
        using var client = mock.CreateClient();

        using var response = await Wire.PostAsync(client, Wire.Ask("Hi"));

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal("2", response.Headers.GetValues("retry-after").Single());
        Assert.Equal(
            """
            {
              "error": {
                "message": "Rate limit reached for requests.",
                "type": "requests",
                "param": null,
                "code": "rate_limit_exceeded"
              }
            }
            """,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false, "half a surrogate pair")]
    [InlineData(true, "not UTF-8")]
    public async Task A_body_that_is_json_and_no_text_is_refused(bool rawByte, string reason)
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Always.Says("never");
        using var client = mock.CreateClient();
        var body = Encoding.UTF8.GetBytes("""{"model":"gpt-5","messages":[{"role":"user","content":"\ud83d #"}]}""");
        if (rawByte)
        {
            body = Encoding.UTF8.GetBytes("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi #"}]}""");
            body[Array.IndexOf(body, (byte)'#')] = 0xFF;
        }

        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync("chat/completions", content, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(reason, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(OutcomeKind.Refused, mock.Journal.Exchanges.Single().Outcome.Kind);
    }

    [Fact]
    public async Task An_encoded_body_is_refused_by_its_encoding()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();
        using var content = new ByteArrayContent([0x1f, 0x8b]);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await client.PostAsync("chat/completions", content, TestContext.Current.CancellationToken);
        Assert.Equal(415, (int)response.StatusCode);
        Assert.Contains("gzip", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"model": """, "line 1")]
    [InlineData("not json", "line 1, byte 2")]
    public async Task A_body_that_is_not_json_is_refused_with_its_place(string body, string place)
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        Assert.Contains(place, (string)(await Wire.ErrorAsync(client, body, 400))["message"]!);
    }

    [Fact]
    public async Task A_body_too_deep_is_refused_by_its_bound()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        Assert.Contains("64", (string)(await Wire.ErrorAsync(client, new string('[', 1000), 400))["message"]!);
    }

    [Fact]
    public async Task A_missing_body_and_a_wrong_media_type_are_refused()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();
        var path = new Uri("chat/completions", UriKind.Relative);

        using var missing = await client.PostAsync(path, null, TestContext.Current.CancellationToken);
        using var form = await client.PostAsync(path, new StringContent("a=b", Encoding.UTF8, "text/plain"), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)missing.StatusCode);
        Assert.Equal(415, (int)form.StatusCode);
        Assert.Contains("application/json", await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unknown_path_offers_the_nearest()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        var error = await Wire.ErrorAsync(client, Wire.Ask("Hi"), 404, "chat/completion");

        Assert.Contains("did you mean 'POST /v1/chat/completions'?", (string)error["message"]!);
        Assert.Equal(OutcomeKind.Unmatched, mock.Journal.Exchanges.Single().Outcome.Kind);
    }

    [Fact]
    public async Task Another_method_is_told_which_are_allowed()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        using var response = await client.GetAsync(new Uri("embeddings", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(["POST", "OPTIONS"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_body_over_the_bound_of_the_socket_is_refused_in_the_envelope()
    {
        await using var mock = await TestMock.StartAsync();
        // The usual second of patience is not enough on a busy machine; the body is never there to be sent.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(mock.Endpoint.AbsoluteUri.TrimEnd('/') + "/chat/completions"));
        request.Content = new StreamContent(Stream.Null);
        request.Content.Headers.ContentLength = 65L * 1024 * 1024;
        request.Headers.ExpectContinue = true;

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(413, (int)response.StatusCode);
        Assert.Contains("67108864", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
