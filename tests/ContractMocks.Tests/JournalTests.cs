using ContractMocks.TestSupport;

namespace ContractMocks.Tests;

public sealed class JournalTests
{
    [Fact]
    public async Task Secrets_are_hidden_on_every_host()
    {
        foreach (var onSocket in (bool[])[false, true])
        {
            await using var mock = onSocket ? await TestMock.StartAsync() : TestMock.InMemory();
            mock.Chat.Says("Hello.");
            using var client = mock.CreateClient();
            foreach (var name in (string[])["Authorization", "api-key", "x-api-key", "Cookie", "Ocp-Apim-Subscription-Key", "X-Auth"])
            {
                client.DefaultRequestHeaders.TryAddWithoutValidation(name, "s3cret");
            }

            client.DefaultRequestHeaders.Add("x-plain", "shown");
            await Wire.TextAsync(client, Wire.Ask("Hi"), "chat/completions?key=s3cret&api_key=s3cret&password=s3cret&page=2");

            var exchange = mock.Journal.Exchanges.Single();
            Assert.DoesNotContain("s3cret", exchange.ToString());
            Assert.DoesNotContain(exchange.Headers, static header => header.Value.Contains("s3cret", StringComparison.Ordinal));
            Assert.Equal(6, exchange.Headers.Count(static header => header.Value == "[redacted]"));
            Assert.Equal("key=[redacted]&api_key=[redacted]&password=[redacted]&page=2", exchange.Query);
            Assert.Contains(exchange.Headers, static header => header is { Key: "x-plain", Value: "shown" });
        }
    }

    [Fact]
    public void The_oldest_exchanges_go_when_bodies_are_more_than_is_kept()
    {
        var journal = new Journal(capacity: 10, mostBytes: 100);
        for (var i = 0; i < 3; i++)
        {
            var exchange = journal.Begin(new MockRequest { Method = "POST", Path = "/", Headers = [], Body = new byte[30] }, default);
            exchange.Record(new byte[15]);
            journal.Complete(exchange);
        }

        Assert.Equal([2, 3], journal.Exchanges.Select(static exchange => exchange.Index));
        journal.Begin(new MockRequest { Method = "POST", Path = "/", Headers = [], Body = new byte[500] }, default);
        Assert.Equal([4], journal.Exchanges.Select(static exchange => exchange.Index));
        journal.Clear();
        Assert.Equal(1, journal.Begin(new MockRequest { Method = "GET", Path = "/", Headers = [] }, default).Index);
    }

    [Fact]
    public async Task The_oldest_exchanges_go_first()
    {
        await using var mock = TestMock.InMemory(new MockOptions { JournalCapacity = 3 });
        mock.Chat.Always.Says("Hello.");
        using var client = mock.CreateClient();
        for (var i = 0; i < 5; i++)
        {
            await Wire.TextAsync(client, Wire.Ask("Hi"));
        }

        Assert.Equal([3, 4, 5], mock.Journal.Exchanges.Select(static exchange => exchange.Index));
    }

    [Fact]
    public async Task Request_and_answer_are_kept_as_sent()
    {
        foreach (var stream in (bool[])[false, true])
        {
            await using var mock = await TestMock.StartAsync();
            mock.Chat.Says("Hello you.");
            using var client = mock.CreateClient();
            var body = Wire.Ask("Hi", stream: stream);

            var text = await Wire.TextAsync(client, body);

            var exchange = mock.Journal.Exchanges.Single();
            Assert.Equal(body, exchange.RequestText);
            Assert.Equal(text, exchange.ResponseText);
            Assert.Equal(200, exchange.Status);
            Assert.Equal("createChatCompletion", exchange.OperationId);
            Assert.Equal("/v1/chat/completions", exchange.Path);
            Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), exchange.At);
            Assert.Contains("POST /v1/chat/completions -> 200 (turn 1 of 'createChatCompletion')", mock.Journal.ToString());
        }
    }

    [Fact]
    public async Task Assertions_pass_and_fail_with_what_happened()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Calls(new GetWeather { City = "Paris" });
        using var client = mock.CreateClient();
        var before = Assert.Throws<ContractMocksException>(() => mock.Journal.ShouldHaveCalled<GetWeather>());
        await Wire.TextAsync(client, Wire.Ask("Hi", tools: true));

        mock.Journal.ShouldHaveCalled<GetWeather>();
        mock.Journal.ShouldHaveReceived("createChatCompletion");
        mock.Journal.ShouldHaveReceived("createChatCompletion", 1);
        mock.Journal.ShouldHaveNoUnmatched();
        Assert.Contains("received nothing", before.Message);
        Assert.Contains("Paris", Assert.Throws<ContractMocksException>(() => mock.Journal.ShouldHaveCalled<GetWeather>(static call => call.City == "Rome")).Message);
        Assert.Contains("Expected 2 requests", Assert.Throws<ContractMocksException>(() => mock.Journal.ShouldHaveReceived("createChatCompletion", 2)).Message);
        Assert.Contains("Paris", Assert.Throws<ContractMocksException>(mock.Journal.ShouldNotHaveCalled<GetWeather>).Message);
    }

    [Fact]
    public async Task A_place_that_leads_nowhere_is_noted()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Says("[{{ tool_result.nothing }}]");
        using var client = mock.CreateClient();

        var json = await Wire.JsonAsync(client, Wire.Ask("Hi"));

        Assert.Equal("[]", (string)json["choices"]![0]!["message"]!["content"]!);
        Assert.Contains("{{ tool_result.nothing }}", mock.Journal.Exchanges.Single().Notes.Single());
    }
}
