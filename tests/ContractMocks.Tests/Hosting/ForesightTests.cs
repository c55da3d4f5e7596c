using System.Text;
using ContractMocks.Engine;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Hosting;

/// <summary>What would answer a request, told without answering it; and the entries by which a mock takes requests at another server.</summary>
public sealed class ForesightTests
{
    private static readonly Scenario s_scenario = new()
    {
        Name = "two-steps",
        Provider = "openai",
        Turns = new[]
        {
            new Turn { When = new Condition[] { new UserTextCondition(TextTest.Contains("first")) }.ToEquatableArray(), Reply = Reply.Says("One."), Times = 1 },
            new Turn { When = new Condition[] { new UserTextCondition(TextTest.Contains("first")) }.ToEquatableArray(), Reply = Reply.Says("Again.") },
        }.ToEquatableArray(),
    };

    [Fact]
    public async Task It_names_the_turn_that_answers_and_uses_none()
    {
        await using var mock = TestMock.InMemory();
        mock.Use(s_scenario);

        Assert.Equal("two-steps turn 1", Foresee(mock, Chat("the first"))?.Turn?.Name);
        Assert.Equal("two-steps turn 1", Foresee(mock, Chat("the first"))?.Turn?.Name);
        await SendAsync(mock, Chat("the first"));

        Assert.Equal("two-steps turn 2", Foresee(mock, Chat("the first"))?.Turn?.Name);
        Assert.Single(mock.Journal.Exchanges);
    }

    [Fact]
    public async Task It_agrees_with_the_journal_about_every_request()
    {
        await using var mock = TestMock.InMemory();
        mock.Use(s_scenario);
        mock.Chat.When(static turn => turn.User.Contains("sum")).Says("Four.");
        foreach (var request in (MockRequest[])[Chat("the first"), Chat("a sum"), Chat("else"), Chat("the first"), Request("POST", "/v1/chat/completions", "{"), Request("GET", "/v1/models", "")])
        {
            var foreseen = Foresee(mock, request);
            await SendAsync(mock, request);
            var exchange = mock.Journal.Exchanges[^1];

            Assert.Equal(exchange.OperationId, foreseen?.Operation?.Id);
            Assert.Equal((exchange.Outcome.Scenario, exchange.Outcome.Turn), (foreseen?.Turn?.Chain.Name, foreseen?.Turn?.Index + 1));
        }
    }

    [Theory]
    [InlineData("DELETE", "/v1/chat/completions", true, null)]
    [InlineData("HEAD", "/v1/models", true, "listModels")]
    [InlineData("GET", "/orders", false, null)]
    public async Task Paths_of_others_are_not_ours(string method, string path, bool isOurs, string? operation)
    {
        await using var mock = TestMock.InMemory();
        var foreseen = Foresee(mock, Request(method, path, ""));

        Assert.Equal(isOurs, foreseen is not null);
        Assert.Equal(isOurs, mock.Engine.Foresight.Knows(path));
        Assert.Equal(operation, foreseen?.Operation?.Id);
    }

    [Fact]
    public async Task A_condition_that_throws_is_no_turn_and_no_failure()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(static _ => throw new InvalidOperationException("by the test")).Says("Never.");

        var foreseen = Foresee(mock, Chat("hello"));

        Assert.Equal("createChatCompletion", foreseen?.Operation?.Id);
        Assert.Null(foreseen?.Turn);
    }

    [Fact]
    public async Task Every_operation_and_turn_has_an_entry_with_a_title()
    {
        await using var mock = TestMock.InMemory();
        var told = 0;
        mock.Engine.Foresight.TurnsChanged += () => told++;
        mock.Use(s_scenario);
        mock.Chat.When(static turn => turn.User.Contains("one")).Says("C#.").Then().Says("Then.");
        mock.Chat.When().Says("More C#.");

        var titles = GuestEntry.Of(mock).Select(static entry => entry.Title).ToList();

        Assert.True(told >= 2, $"told {told} times");
        Assert.Contains("openai createChatCompletion: two-steps turn 2", titles);
        Assert.Contains("openai createResponse: two-steps turn 1", titles);
        Assert.Contains("openai createChatCompletion: C# 1, turn 2", titles);
        Assert.Contains("openai createChatCompletion: C# 2, turn 1", titles);
        Assert.DoesNotContain(titles, static title => title.StartsWith("openai createResponse: C#", StringComparison.Ordinal));
        Assert.All(mock.Contract.Contract.Operations, operation => Assert.Contains("openai " + operation.Id, titles));
        Assert.Equal(titles.Count, titles.Distinct().Count());
        Assert.Equal(titles.Count, GuestEntry.Of(mock).Select(static entry => entry.Key).Distinct().Count());
        Assert.Equal("openai: other methods of its paths", titles[^1]);
    }

    [Fact]
    public async Task One_entry_of_the_lowest_rank_takes_a_request()
    {
        await using var mock = TestMock.InMemory();
        mock.Use(s_scenario);

        string? Taken(MockRequest request) => GuestEntry.Of(mock)
            .Where(entry => (entry.Methods is [] || entry.Methods.Contains(request.Method)) && entry.Takes(Foresee(mock, request)))
            .GroupBy(static entry => entry.Rank).MinBy(static rank => rank.Key)?.Single().Title;

        Assert.Equal("openai createChatCompletion: two-steps turn 1", Taken(Chat("the first")));
        Assert.Equal("openai createChatCompletion", Taken(Chat("else")));
        Assert.Equal("openai listModels", Taken(Request("HEAD", "/v1/models", "")));
        Assert.Equal("openai: other methods of its paths", Taken(Request("DELETE", "/v1/models", "")));
        Assert.Null(Taken(Request("GET", "/orders", "")));
    }

    private static Foreseen? Foresee(TestMock mock, MockRequest request) => mock.Engine.Foresight.Of(request);

    private static async Task SendAsync(TestMock mock, MockRequest request)
    {
        var answer = PipedAnswer.Begin(mock, request);
        await GuestAnswer.OfAsync(answer, streamsBytes: false);
    }

    private static MockRequest Chat(string user) => Request("POST", "/v1/chat/completions", $$"""{"model":"gpt-5","messages":[{"role":"user","content":"{{user}}"}]}""");

    private static MockRequest Request(string method, string path, string body) => new()
    {
        Method = method,
        Path = path,
        Headers = [new("content-type", "application/json")],
        Body = Encoding.UTF8.GetBytes(body),
    };
}
