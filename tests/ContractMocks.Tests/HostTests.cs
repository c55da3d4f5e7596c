using System.Net;
using ContractMocks.AspNetCore;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task A_socket_listens_on_loopback_under_the_base_path()
    {
        await using var mock = await TestMock.StartAsync();

        Assert.Equal("127.0.0.1", mock.Endpoint.Host);
        Assert.Equal("/v1", mock.Endpoint.AbsolutePath);
        Assert.Equal("http://localhost/v1", TestMock.InMemory().Endpoint.AbsoluteUri);
    }

    [Fact]
    public async Task Disposing_stops_the_socket_and_keeps_the_journal()
    {
        var mock = await TestMock.StartAsync();
        mock.Chat.Always.Says("Hello.");
        using var client = mock.CreateClient();
        await Wire.TextAsync(client, Wire.Ask("Hi"));

        await mock.DisposeAsync();
        await mock.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => Wire.TextAsync(client, Wire.Ask("Hi")));
        Assert.Single(mock.Journal.Exchanges);
    }

    [Fact]
    public async Task A_disposed_mock_in_memory_answers_no_more()
    {
        var mock = TestMock.InMemory();
        using var client = mock.CreateClient();
        await mock.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Wire.TextAsync(client, Wire.Ask("Hi")));
    }

    [Fact]
    public async Task A_mock_has_one_host()
    {
        await using var mock = await TestMock.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => SocketHost.StartAsync(mock, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_mocks_in_one_process_never_meet()
    {
        await using var first = await TestMock.StartAsync();
        await using var second = await TestMock.StartAsync();
        first.Chat.Always.Says("first");
        using var client = second.CreateClient();

        await Wire.ErrorAsync(client, Wire.Ask("Hi"), 404);

        Assert.NotEqual(first.Endpoint, second.Endpoint);
        Assert.Empty(first.Journal.Exchanges);
    }

    [Fact]
    public async Task A_stream_arrives_before_it_is_complete_and_stops_when_the_client_leaves()
    {
        foreach (var onSocket in (bool[])[false, true])
        {
            await using var mock = onSocket ? await TestMock.StartAsync() : TestMock.InMemory();
            // Far longer than what sockets and pipes hold, so that the mock must still be writing when the first bytes arrive.
            mock.Chat.Says(string.Join(' ', Enumerable.Repeat("word", 200_000)));
            using var client = mock.CreateClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions");
            request.Content = new StringContent(Wire.Ask("Hi", stream: true), System.Text.Encoding.UTF8, "application/json");

            using (var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
            {
                await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
                var some = new byte[64];
                await body.ReadExactlyAsync(some, TestContext.Current.CancellationToken);
                Assert.StartsWith("data: {", System.Text.Encoding.UTF8.GetString(some));
                Assert.False(mock.Journal.Exchanges.Single().IsComplete);
            }

            var exchange = mock.Journal.Exchanges.Single();
            await exchange.Completion.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Assert.True(exchange.ClientLeft);
            Assert.DoesNotContain("[DONE]", exchange.ResponseText);
        }
    }

    [Theory]
    [InlineData("http://any.example/v1/models/gpt-5", "200 OK")]
    [InlineData("http://any.example:80/v1/models/gpt-0?x=/", "404 Not Found")]
    [InlineData("http://any.example", "404 Not Found")]
    public async Task A_whole_address_may_be_asked_for_as_proxies_do(string target, string status)
    {
        await using var mock = await TestMock.StartAsync();
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(mock.Endpoint.Host, mock.Endpoint.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        var host = new Uri(target).Authority;
        await stream.WriteAsync(
            System.Text.Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.StartsWith("HTTP/1.1 " + status, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_percent_encoded_segment_is_decoded_once_on_every_host()
    {
        foreach (var onSocket in (bool[])[false, true])
        {
            await using var mock = onSocket ? await TestMock.StartAsync() : TestMock.InMemory();
            using var client = mock.CreateClient();

            var text = await client.GetAsync(new Uri("models/my%3Agpt%2F4", UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.NotFound, text.StatusCode);
            Assert.Contains("'my:gpt/4'", await text.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}
