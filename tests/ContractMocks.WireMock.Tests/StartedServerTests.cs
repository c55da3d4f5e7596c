using System.Net;
using System.Text;
using ContractMocks.AspNetCore.Guests;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;
using Canned = WireMock.ResponseBuilders.Response;

namespace ContractMocks.WireMock.Tests;

/// <summary>Servers that are started with ContractMocks: what a socket sends, they send.</summary>
public sealed class StartedServerTests
{
    [Fact]
    public async Task It_listens_on_loopback_and_stops_with_the_mock()
    {
        var openai = await OpenAiMock.StartWireMockAsync(cancellationToken: Running.Cancellation);
        var server = openai.GetWireMockServer();

        Assert.Equal("127.0.0.1", Assert.Single(server.Urls.Select(static url => new Uri(url).Host)));
        Assert.Equal(new Uri(new Uri(server.Url!), "/v1"), openai.Endpoint);
        await openai.DisposeAsync();
        Assert.False(server.IsStarted);
    }

    [Theory]
    [InlineData(false, null, "http")]
    [InlineData(true, null, "https")]
    [InlineData(null, HostingScheme.HttpAndHttps, "http,https")]
    public void Settings_without_an_address_get_loopback(bool? ssl, HostingScheme? scheme, string schemes)
    {
        var settings = Mounting.ServerSettings.OnLoopback(new WireMockServerSettings { UseSSL = ssl, HostingScheme = scheme, Port = 9 });

        Assert.All(settings.Urls!, static url => Assert.StartsWith("127.0.0.1:", url.Split("://")[1], StringComparison.Ordinal));
        Assert.Equal(schemes, string.Join(',', settings.Urls!.Select(static url => url.Split("://")[0])));
        Assert.EndsWith(":9", settings.Urls![0], StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_with_an_address_keep_it()
    {
        var settings = Mounting.ServerSettings.OnLoopback(new WireMockServerSettings { Urls = ["http://*:8123"] });

        Assert.Equal(["http://*:8123"], settings.Urls!);
    }

    [Fact]
    public async Task A_stream_keeps_its_status_and_shows_in_the_log()
    {
        await using var jobs = await WireMockHost.StartAsync(null, new JobMock(), Running.Cancellation);
        using var client = jobs.CreateClient();

        using var response = await client.PostAsync(new Uri("jobs", UriKind.Relative), null, Running.Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("data: ", await response.Content.ReadAsStringAsync(Running.Cancellation), StringComparison.Ordinal);
        var entry = Assert.Single(jobs.GetWireMockServer().LogEntries);
        Assert.EndsWith(" startJob", entry.MappingTitle, StringComparison.Ordinal);
        Assert.Equal(202, Assert.IsType<int>(entry.ResponseMessage?.StatusCode));
    }

    [Fact]
    public async Task A_server_without_us_refuses_such_a_stream_and_says_why()
    {
        using var server = Running.Server();
        await using var jobs = WireMockHost.On(server, new JobMock());
        using var client = jobs.CreateClient();

        using var response = await client.PostAsync(new Uri("jobs", UriKind.Relative), null, Running.Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Running.Cancellation);
        Assert.Contains("A stream with the status 202 cannot be sent", text, StringComparison.Ordinal);
        Assert.Contains("UseContractMocks", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_user_may_bring_us_to_a_server_of_theirs()
    {
        var seen = new List<string>();
        var settings = new WireMockServerSettings { Urls = ["http://127.0.0.1:0"], PreWireMockMiddlewareInit = _ => seen.Add("theirs") };
        using var server = WireMockServer.Start(settings.UseContractMocks());
        await using var jobs = WireMockHost.On(server, new JobMock());
        using var client = jobs.CreateClient();

        using var response = await client.PostAsync(new Uri("jobs", UriKind.Relative), null, Running.Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(["theirs"], seen);
    }

    [Fact]
    public async Task Mappings_of_the_user_answer_streams_too()
    {
        await using var openai = await OpenAiMock.StartWireMockAsync(cancellationToken: Running.Cancellation);
        openai.GetWireMockServer().Given(Request.Create().WithPath("/v1/chat/completions").UsingPost())
            .RespondWith(Canned.Create().WithStatusCode(503).WithHeader("x-mine", "yes").WithBody("mine"));
        using var client = openai.CreateClient();

        using var response = await Running.AskAsync(client, "hello", stream: true);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("mine", await response.Content.ReadAsStringAsync(Running.Cancellation));
        Assert.Empty(openai.Journal.Exchanges);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_answer()
    {
        using var server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] }.UseContractMocks());
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Answer(server, async (response, cancellation) =>
        {
            await SayAsync(response, "data: 1\n\n");
            cancellation.Register(() => left.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        using (var client = new HttpClient { BaseAddress = new Uri(server.Url!) })
        {
            using var response = await client.GetAsync(new Uri("/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Running.Cancellation);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Running.Cancellation));
            // The first event is here while the answer is not over.
            Assert.Equal("data: 1", await reader.ReadLineAsync(Running.Cancellation));
        }

        await left.Task.WaitAsync(Running.Cancellation);
    }

    [Fact]
    public async Task An_answer_that_is_cut_cuts_the_connection_after_what_came()
    {
        using var server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] }.UseContractMocks());
        Answer(server, static async (response, _) =>
        {
            await SayAsync(response, "data: 1\n\n");
            throw new IOException("Cut.");
        });

        var (text, failure) = await ReadAsync(new Uri(server.Url + "/stream"));

        Assert.Equal("data: 1\n\n", text);
        Assert.NotNull(failure);
    }

    [Fact]
    public async Task A_server_without_us_says_in_its_log_that_it_cannot_cut()
    {
        var answer = PipedAnswer.Begin(static async (response, _) =>
        {
            await SayAsync(response, "data: 1\n\n");
            throw new IOException("Cut.");
        });
        await answer.Started;
        var queue = new Mounting.StreamQueue(answer);

        Assert.True(queue.TryRead(out var first));
        Assert.Equal("data: 1\n\n", first);
        var thrown = Assert.Throws<WireMockLimitException>(() => queue.TryRead(out _));
        Assert.Contains("UseContractMocks", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_us_cuts_what_it_cannot_end()
    {
        using var server = Running.Server();
        server.Given(Request.Create().WithPath("/stream")).RespondWith(Canned.Create().WithCallback(async (IRequestMessage _) =>
        {
            var answer = PipedAnswer.Begin(static async (response, _) =>
            {
                await SayAsync(response, "data: 1\n\n");
                throw new IOException("Cut.");
            });
            await answer.Started;
            return new ResponseMessage
            {
                Headers = new Dictionary<string, WireMockList<string>> { ["content-type"] = new("text/event-stream") },
                BodyData = new BodyData { DetectedBodyType = BodyType.SseString, SseStringQueue = new Mounting.StreamQueue(answer), BodyAsSseStringTask = Task.CompletedTask },
            };
        }));

        var (text, failure) = await ReadAsync(new Uri(server.Url + "/stream"));

        // The exception of the queue is what makes the server give the connection up.
        Assert.Equal("data: 1\n\n", text);
        Assert.NotNull(failure);
    }

    // A mapping of the server whose answer is written by hand, as a mock's would be.
    private static void Answer(WireMockServer server, Func<MockResponse, CancellationToken, Task> handle) =>
        server.Given(Request.Create().WithPath("/stream")).RespondWith(Canned.Create().WithCallback(async (IRequestMessage _) =>
        {
            await GuestRequest.Current!.AnswerAsync(PipedAnswer.Begin(handle));
            return new ResponseMessage { StatusCode = 200, BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = "not this" } };
        }));

    private static async Task SayAsync(MockResponse response, string text)
    {
        response.Start(200, [new("content-type", "text/event-stream")]);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), Running.Cancellation);
    }

    private static async Task<(string Text, Exception? Failure)> ReadAsync(Uri address)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Running.Cancellation);
        using var stream = await response.Content.ReadAsStreamAsync(Running.Cancellation);
        using var read = new MemoryStream();
        var failure = await Record.ExceptionAsync(() => stream.CopyToAsync(read, Running.Cancellation));
        return (Encoding.UTF8.GetString(read.ToArray()), failure);
    }
}
