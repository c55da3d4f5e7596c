using System.Net;
using System.Text.Json;
using ContractMocks.TestSupport.Hosts;
using WireMock.RequestBuilders;
using Canned = WireMock.ResponseBuilders.Response;

namespace ContractMocks.WireMock.Tests;

/// <summary>A mock on a server that runs already, beside the mappings of its user.</summary>
public sealed class RunningServerTests
{
    [Fact]
    public async Task The_log_names_the_operation_and_the_turn()
    {
        using var server = Running.Server();
        await using var openai = OpenAiMock.On(server);
        openai.Use(Scenarios.Greetings);
        openai.Chat.CreateChatCompletion.When(static turn => turn.User.Contains("sum")).Says("Four.");
        using var client = openai.CreateClient();

        await Running.SaidAsync(client, "hello");
        await Running.SaidAsync(client, "a sum, please", stream: true);
        await Running.SaidAsync(client, "what nobody answers");
        using var models = await client.GetAsync(new Uri("models", UriKind.Relative), Running.Cancellation);

        Assert.Equal(
            [
                "openai createChatCompletion: greetings turn 1",
                "openai createChatCompletion: C# 1, turn 1",
                "openai createChatCompletion",
                "openai listModels",
            ],
            server.LogEntries.Select(static entry => entry.MappingTitle));
        Assert.Contains("Good morning", server.LogEntries.First().ResponseMessage?.BodyData?.BodyAsString, StringComparison.Ordinal);
        Assert.Equal(4, openai.Journal.Exchanges.Count);
    }

    [Fact]
    public async Task Mappings_of_the_user_come_first()
    {
        using var server = Running.Server();
        await using var openai = OpenAiMock.On(server);
        openai.Use(Scenarios.Greetings);
        server.Given(Request.Create().WithPath("/v1/chat/completions").UsingPost().WithHeader("x-mine", "yes"))
            .AtPriority(1000).RespondWith(Canned.Create().WithStatusCode(418).WithBody("mine"));
        using var client = openai.CreateClient();

        Assert.Contains("Good morning", await Running.SaidAsync(client, "hello"), StringComparison.Ordinal);
        client.DefaultRequestHeaders.Add("x-mine", "yes");
        Assert.Equal("mine", await Running.SaidAsync(client, "hello"));
        Assert.Single(openai.Journal.Exchanges);
    }

    [Fact]
    public async Task Paths_that_are_not_ours_stay_unmatched_and_ours_are_explained()
    {
        using var server = Running.Server();
        await using var openai = OpenAiMock.On(server);
        using var client = openai.CreateClient();

        using var other = await client.GetAsync(new Uri("/orders/7", UriKind.Relative), Running.Cancellation);
        using var method = await client.DeleteAsync(new Uri("chat/completions", UriKind.Relative), Running.Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Contains("No matching mapping found", await other.Content.ReadAsStringAsync(Running.Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        Assert.Contains("\"error\"", await method.Content.ReadAsStringAsync(Running.Cancellation), StringComparison.Ordinal);
        Assert.Null(server.LogEntries.First().MappingGuid);
        Assert.Single(openai.Journal.Exchanges);
    }

    [Fact]
    public async Task The_admin_interface_lists_the_mappings()
    {
        using var server = Running.Server();
        await using var openai = OpenAiMock.On(server);
        openai.Use(Scenarios.Greetings);
        using var client = openai.CreateClient();

        using var response = await client.GetAsync(new Uri("/__admin/mappings", UriKind.Relative), Running.Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var mappings = JsonElement.Parse(await response.Content.ReadAsStringAsync(Running.Cancellation));
        Assert.Contains(mappings.EnumerateArray(), static mapping => mapping.GetProperty("Title").GetString() == "openai createChatCompletion: greetings turn 2");
        Assert.NotEmpty(server.MappingModels);
    }

    [Fact]
    public async Task Disposing_the_mock_takes_its_mappings_away_and_leaves_the_server()
    {
        using var server = Running.Server();
        server.Given(Request.Create().WithPath("/mine")).RespondWith(Canned.Create().WithBody("mine"));
        var before = server.Mappings.Count();
        var openai = OpenAiMock.On(server);
        openai.Use(Scenarios.Greetings);
        Assert.True(server.Mappings.Count() > before + 10);

        await openai.DisposeAsync();

        Assert.Equal(before, server.Mappings.Count());
        Assert.True(server.IsStarted);
    }

    [Fact]
    public async Task Mappings_that_a_reset_took_come_back_when_asked_for()
    {
        using var server = Running.Server();
        await using var openai = OpenAiMock.On(server);
        openai.Use(Scenarios.Greetings);
        using var client = openai.CreateClient();

        server.Reset();
        Assert.Contains("No matching mapping found", await Running.SaidAsync(client, "hello"), StringComparison.Ordinal);
        openai.RestoreMappings();

        Assert.Contains("Good morning", await Running.SaidAsync(client, "hello"), StringComparison.Ordinal);
        Assert.Same(server, openai.GetWireMockServer());
    }

    [Fact]
    public async Task Many_streams_at_once_each_get_their_own_events()
    {
        using var server = Running.Server();
        await using var openai = OpenAiMock.On(server);
        openai.Chat.CreateChatCompletion.When(static turn => turn.User.Contains("say")).Says("{{ user }}");
        using var client = openai.CreateClient();

        var said = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Running.SaidAsync(client, $"say {number:D4}", stream: true)));

        Assert.All(said.Index(), static one => Assert.Contains($"{one.Index:D4}", Joined(one.Item), StringComparison.Ordinal));
        Assert.All(said, static one => Assert.EndsWith("data: [DONE]\n\n", one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_mocks_share_a_server()
    {
        using var server = Running.Server();
        await using var openai = OpenAiMock.On(server);
        await using var anthropic = AnthropicMock.On(server);
        openai.Use(Scenarios.Greetings);
        anthropic.Messages.CreateMessage.Says("From the other one.");
        using var client = openai.CreateClient();

        Assert.Contains("Good morning", await Running.SaidAsync(client, "hello"), StringComparison.Ordinal);
        var answer = await RawClient.SendAsync(
            anthropic.Endpoint,
            new MockRequest
            {
                Method = "POST",
                Path = "/v1/messages",
                Headers = [new("content-type", "application/json"), new("anthropic-version", "2023-06-01")],
                Body = """{"model":"claude-sonnet-4-5","max_tokens":9,"messages":[{"role":"user","content":"hi"}]}"""u8.ToArray(),
            },
            Running.Cancellation);
        Assert.Contains("From the other one.", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_stopped_and_a_mock_that_has_a_host_are_refused()
    {
        using var server = Running.Server();
        var openai = OpenAiMock.On(server);

        Assert.Throws<InvalidOperationException>(() => WireMockHost.On(server, openai));
        Assert.Contains("OpenAiMock.On(server)", Assert.Throws<InvalidOperationException>(() => OpenAiMock.InMemory().GetWireMockServer()).Message, StringComparison.Ordinal);
    }

    private static string Joined(string events) => string.Concat(
        events.Split("\n\n").Where(static line => line.StartsWith("data: {", StringComparison.Ordinal))
            .Select(static line => JsonElement.Parse(line[6..]).GetProperty("choices"))
            .Where(static choices => choices.GetArrayLength() > 0)
            .Select(static choices => choices[0].GetProperty("delta").TryGetProperty("content", out var content) ? content.GetString() : ""));
}
