using System.Net;
using System.Text;
using ContractMocks.AspNetCore;
using ContractMocks.AspNetCore.Guests;
using ContractMocks.AspNetCore.Serving;
using ContractMocks.TestSupport;
using Microsoft.AspNetCore.Http;

namespace ContractMocks.Conformance.Tests.Hosts;

/// <summary>Requests at a server that is not ours: what it chooses a mock for is sent as the mock says, all else as the server does.</summary>
public sealed class GuestRequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_server_answers_itself_goes_through_and_it_can_read_the_body()
    {
        await using var server = await StartAsync(static async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            context.Response.StatusCode = 201;
            await context.Response.WriteAsync("read " + await reader.ReadToEndAsync(context.RequestAborted), context.RequestAborted);
        });
        using var client = new HttpClient();

        using var response = await client.PostAsync(server.Address, new StringContent("all of it"), Cancellation);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("read all of it", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task An_event_arrives_before_the_answer_is_over()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await AnsweringAsync(async (response, cancellation) =>
        {
            response.Start(503, [new("content-type", "text/event-stream"), new("x-one", "1")]);
            await response.Body.WriteAsync("data: 1\n\n"u8.ToArray(), cancellation);
            await go.Task;
            await response.Body.WriteAsync("data: 2\n\n"u8.ToArray(), cancellation);
        });
        using var client = new HttpClient();

        using var response = await client.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal("data: 1", await reader.ReadLineAsync(Cancellation));
        go.SetResult();

        Assert.Equal("\ndata: 2\n\n", await reader.ReadToEndAsync(Cancellation));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("1", response.Headers.GetValues("x-one").Single());
        Assert.False(response.Headers.Contains("x-server"));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_cuts_the_connection_after_what_came()
    {
        await using var server = await AnsweringAsync(static async (response, cancellation) =>
        {
            response.Start(200, []);
            await response.Body.WriteAsync("half"u8.ToArray(), cancellation);
            throw new IOException("Cut.");
        });
        using var client = new HttpClient();

        using var response = await client.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        using var read = new MemoryStream();
        var failure = await Record.ExceptionAsync(() => body.CopyToAsync(read, Cancellation));

        Assert.Equal("half", Encoding.UTF8.GetString(read.ToArray()));
        Assert.IsAssignableFrom<IOException>(failure);
    }

    [Fact]
    public async Task A_client_that_leaves_stops_the_mock()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await AnsweringAsync(async (response, cancellation) =>
        {
            response.Start(200, []);
            await response.Body.WriteAsync("data: 1\n\n"u8.ToArray(), cancellation);
            cancellation.Register(() => left.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        using (var client = new HttpClient())
        {
            using var response = await client.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        }

        await left.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Two_middlewares_in_a_row_are_one()
    {
        await using var mock = ProviderMock.InMemory("openai");
        await using var server = await SocketServer.StartAsync(
            [new IPEndPoint(IPAddress.Loopback, 0)],
            context => GuestRequest.InvokeAsync(context, inner => GuestRequest.InvokeAsync(inner, async _ => await GuestRequest.Current!.AnswerAsync(mock))),
            Cancellation);
        using var client = new HttpClient();

        var models = await client.GetStringAsync(new Uri(server.Address, "/v1/models"), Cancellation);

        Assert.StartsWith("{", models, StringComparison.Ordinal);
        Assert.Single(mock.Journal.Exchanges);
    }

    [Fact]
    public void Only_the_application_of_a_server_takes_the_middleware() =>
        Assert.Contains("IApplicationBuilder", Assert.Throws<ArgumentException>(() => GuestMiddleware.Use("no application")).Message, StringComparison.Ordinal);

    private static Task<SocketServer> AnsweringAsync(Func<MockResponse, CancellationToken, Task> handle) => StartAsync(async context =>
    {
        await GuestRequest.Current!.AnswerAsync(PipedAnswer.Begin(handle));
        context.Response.Headers["x-server"] = "its own";
        await context.Response.WriteAsync("what the server writes of it", context.RequestAborted);
    });

    private static Task<SocketServer> StartAsync(RequestDelegate own) => SocketServer.StartAsync(
        [new IPEndPoint(IPAddress.Loopback, 0)], context => GuestRequest.InvokeAsync(context, own), Cancellation);
}
