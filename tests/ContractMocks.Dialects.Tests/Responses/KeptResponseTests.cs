using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Responses;

public sealed class KeptResponseTests
{
    private const string Hi = """{"model":"gpt-5","input":"Hi"}""";

    [Fact]
    public async Task A_response_can_be_asked_for_again_until_it_is_deleted()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var first = await mock.PostAsync("/v1/responses", Hi);
        var path = "/v1/responses/" + first.GetProperty("id").GetString();

        var (status, again, _) = await mock.SendAsync("GET", path);
        Assert.Equal((200, first.GetRawText()), (status, JsonElement.Parse(again).GetRawText()));

        var (_, deleted, _) = await mock.SendAsync("DELETE", path);
        Assert.Equal("""{"id":"ID","object":"response","deleted":true}""".Replace("ID", first.GetProperty("id").GetString(), StringComparison.Ordinal), Flat(deleted));
        Assert.Equal(404, (await mock.SendAsync("GET", path)).Status);
        Assert.Equal(404, (await mock.SendAsync("DELETE", path)).Status);
    }

    [Fact]
    public async Task A_response_that_is_not_stored_is_not_known()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var first = await mock.PostAsync("/v1/responses", """{"model":"gpt-5","input":"Hi","store":false}""");
        var id = first.GetProperty("id").GetString();

        Assert.Equal(404, (await mock.SendAsync("GET", "/v1/responses/" + id)).Status);
        var (status, body, _) = await mock.SendAsync(
            "POST", "/v1/responses", $$"""{"model":"gpt-5","input":"And?","previous_response_id":"{{id}}"}""");

        Assert.Equal(400, status);
        var error = JsonElement.Parse(body).GetProperty("error");
        Assert.Equal("previous_response_not_found", error.GetProperty("code").GetString());
        Assert.Equal("previous_response_id", error.GetProperty("param").GetString());
    }

    [Fact]
    public async Task A_response_goes_on_from_the_one_before()
    {
        await using var mock = ProviderMock.InMemory("openai");
        mock.Use(new Scenario
        {
            Name = "loop",
            Provider = "openai",
            Turns =
            [
                new Turn { Reply = Reply.Calls(new ToolCall("look", """{"city":"Paris"}""")) },
                new Turn { Reply = Reply.Says("{{ tool_call.city }}: {{ tool_result.degrees }}") },
            ],
        });
        const string Tools = """ "tools":[{"type":"function","name":"look","parameters":{"type":"object"},"strict":false}] """;
        var first = await mock.PostAsync("/v1/responses", $$"""{"model":"gpt-5","input":"How warm?",{{Tools}}}""");
        var call = first.GetProperty("output")[0];
        var (id, callId, itemId) = (first.GetProperty("id").GetString(), call.GetProperty("call_id").GetString(), call.GetProperty("id").GetString());

        var second = await mock.PostAsync("/v1/responses", $$"""
            {"model":"gpt-5","previous_response_id":"{{id}}","input":[{"type":"function_call_output","call_id":"{{callId}}","output":"{\"degrees\":21}"}],{{Tools}}}
            """);
        Assert.Equal("Paris: 21", second.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(id, second.GetProperty("previous_response_id").GetString());

        var (_, items, _) = await mock.SendAsync("GET", $"/v1/responses/{second.GetProperty("id").GetString()}/input_items?order=asc");
        var list = JsonElement.Parse(items);
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "ResponseItemList", list);
        ProviderSchemas.AssertComponent("openai", "ResponseItemList", list);
        Assert.Equal(
            ["message", "function_call", "function_call_output"],
            list.GetProperty("data").EnumerateArray().Select(static item => item.GetProperty("type").GetString()!));
        Assert.Equal(itemId, list.GetProperty("data")[1].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_reference_stands_for_the_item_that_is_kept()
    {
        await using var mock = ProviderMock.InMemory("openai");
        mock.Use(new Scenario
        {
            Name = "loop",
            Provider = "openai",
            Turns = [new Turn { Reply = Reply.Calls(new ToolCall("look", """{"city":"Rome"}""")) }, new Turn { Reply = Reply.Says("{{ tool_call.city }}") }],
        });
        var first = await mock.PostAsync("/v1/responses", Hi);
        var call = first.GetProperty("output")[0];

        var second = await mock.PostAsync("/v1/responses", $$"""
            {"model":"gpt-5","input":[{"role":"user","content":"Hi"},{"type":"item_reference","id":"{{call.GetProperty("id").GetString()}}"},
             {"type":"function_call_output","call_id":"{{call.GetProperty("call_id").GetString()}}","output":"{}"}]}
            """);

        Assert.Equal("Rome", second.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Input_is_listed_in_pages()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var response = await mock.PostAsync("/v1/responses", """
            {"model":"gpt-5","input":[{"role":"user","content":"One"},{"role":"user","content":[{"type":"input_text","text":"Two"},
             {"type":"input_image","image_url":"https://example.com/a.png","detail":"low"}]},{"role":"user","content":"Three"}]}
            """);
        var path = $"/v1/responses/{response.GetProperty("id").GetString()}/input_items";

        var page = JsonElement.Parse((await mock.SendAsync("GET", path + "?limit=2")).Body);
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "ResponseItemList", page);
        Assert.True(page.GetProperty("has_more").GetBoolean());
        Assert.Equal("Three", page.GetProperty("data")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.False(page.GetProperty("data")[1].GetProperty("content")[1].TryGetProperty("image_url", out _));

        var last = JsonElement.Parse((await mock.SendAsync("GET", $"{path}?limit=2&after={page.GetProperty("last_id").GetString()}")).Body);
        Assert.False(last.GetProperty("has_more").GetBoolean());
        Assert.Equal("One", Assert.Single(last.GetProperty("data").EnumerateArray()).GetProperty("content")[0].GetProperty("text").GetString());

        var shown = JsonElement.Parse((await mock.SendAsync("GET", path + "?include[]=message.input_image.image_url")).Body);
        Assert.Equal("https://example.com/a.png", shown.GetProperty("data")[1].GetProperty("content")[1].GetProperty("image_url").GetString());
    }

    [Fact]
    public async Task A_response_in_the_background_moves_on_each_time_it_is_asked_for()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var first = await mock.PostAsync("/v1/responses", """{"model":"gpt-5","input":"Hi","background":true}""");
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "Response", first);
        var path = "/v1/responses/" + first.GetProperty("id").GetString();
        var statuses = new List<string> { first.GetProperty("status").GetString()! };
        for (var i = 0; i < 3; i++)
        {
            var response = JsonElement.Parse((await mock.SendAsync("GET", path)).Body);
            ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "Response", response);
            statuses.Add(response.GetProperty("status").GetString()!);
        }

        Assert.Equal(["queued", "in_progress", "completed", "completed"], statuses);
        Assert.Equal(400, (await mock.SendAsync("POST", path + "/cancel")).Status);
    }

    [Fact]
    public async Task Only_a_response_in_the_background_can_be_cancelled()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var queued = await mock.PostAsync("/v1/responses", """{"model":"gpt-5","input":"Hi","background":true}""");
        var path = "/v1/responses/" + queued.GetProperty("id").GetString();
        foreach (var method in new[] { ("POST", "/cancel"), ("POST", "/cancel"), ("GET", "") })
        {
            var (status, body, _) = await mock.SendAsync(method.Item1, path + method.Item2);
            Assert.Equal((200, "cancelled"), (status, JsonElement.Parse(body).GetProperty("status").GetString()));
        }

        var whole = await mock.PostAsync("/v1/responses", Hi);
        var (refused, words, _) = await mock.SendAsync("POST", $"/v1/responses/{whole.GetProperty("id").GetString()}/cancel");
        Assert.Equal(400, refused);
        Assert.Contains("synchronous", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_can_be_taken_up_after_an_event()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("It is warm."));
        var events = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true,"background":true}""");
        var id = events[0].GetProperty("response").GetProperty("id").GetString();
        Assert.Equal("response.queued", ResponseStream.Type(events[1]));

        var (_, body, message) = await mock.SendAsync("GET", $"/v1/responses/{id}?stream=true&starting_after=3");
        var rest = ResponseStream.Read(body, first: 4);

        Assert.Equal("text/event-stream", message.Content.Headers.ContentType?.MediaType);
        Assert.Equal(events.Skip(4).Select(static one => one.GetRawText()), rest.Select(static one => one.GetRawText()));
    }

    [Fact]
    public async Task A_response_that_failed_stays_failed()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("It is warm.") with { Error = new ReplyError("server_error"), ErrorAfter = 1 });
        var events = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true}""");

        var (_, body, _) = await mock.SendAsync("GET", "/v1/responses/" + events[0].GetProperty("response").GetProperty("id").GetString());

        var response = JsonElement.Parse(body);
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "Response", response);
        Assert.Equal("failed", response.GetProperty("status").GetString());
        Assert.Equal("server_error", response.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Tokens_are_counted_and_conversations_made_short()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var response = await mock.PostAsync("/v1/responses", Hi);
        var count = await mock.PostAsync("/v1/responses/input_tokens", Hi);
        Assert.Equal(response.GetProperty("usage").GetProperty("input_tokens").GetInt32(), count.GetProperty("input_tokens").GetInt32());
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "TokenCountsResource", count);

        var compact = await mock.PostAsync("/v1/responses/compact", """{"model":"gpt-5","input":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello."}]}""");
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "CompactResource", compact);
        ProviderSchemas.AssertComponent("openai", "CompactedConversation", compact);
        Assert.Equal(["message", "compaction"], compact.GetProperty("output").EnumerateArray().Select(static item => item.GetProperty("type").GetString()!));
    }

    [Fact]
    public async Task The_variant_for_testers_of_the_provider_s_document_speaks_too()
    {
        await using var mock = ProviderMock.Replying(ProviderSchemas.OpenAi, Reply.Says("Hello."));
        var response = await mock.PostAsync("/v1/responses?beta=true", Hi, ("authorization", "Bearer x"));
        Assert.Equal("Hello.", response.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(200, (await mock.SendAsync("GET", $"/v1/responses/{response.GetProperty("id").GetString()}?beta=true", null, ("authorization", "Bearer x"))).Status);
    }

    private static string Flat(string json) => json.Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal).Replace("\": ", "\":", StringComparison.Ordinal);
}
