using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.OpenAi;

public sealed class StoredChatTests : IAsyncDisposable
{
    private static readonly (string, string) s_key = ("authorization", "Bearer test");
    private readonly ProviderMock _mock = ProviderMock.Replying("openai", Reply.Says("Kept."));

    [Fact]
    public async Task Only_what_was_to_be_stored_is_kept()
    {
        await StoreAsync("gpt-4o", """{"team":"a"}""");
        await _mock.PostAsync(ChatTraffic.Path, ChatTraffic.Hello, s_key);

        var list = await GetAsync("/v1/chat/completions");
        var entry = Assert.Single(list.GetProperty("data").EnumerateArray());
        Assert.Equal("Kept.", entry.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("a", entry.GetProperty("metadata").GetProperty("team").GetString());
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "ChatCompletionList", list);
    }

    [Fact]
    public async Task Streamed_answers_are_stored_under_their_id()
    {
        var (_, text, _) = await _mock.SendAsync("POST", ChatTraffic.Path, ChatTraffic.Ask("\"store\":true,\"stream\":true"), s_key);
        var id = ChatTraffic.Events(text)[0].GetProperty("id").GetString();
        var found = await GetAsync("/v1/chat/completions/" + id);
        Assert.Equal(id, found.GetProperty("id").GetString());
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "CreateChatCompletionResponse", found);
    }

    [Fact]
    public async Task Pages_follow_each_other_in_either_order()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await StoreAsync("gpt-4o"));
        }

        var first = await GetAsync("/v1/chat/completions?limit=2");
        Assert.Equal(ids[..2], Ids(first));
        Assert.True(first.GetProperty("has_more").GetBoolean());
        Assert.Equal((ids[0], ids[1]), (first.GetProperty("first_id").GetString(), first.GetProperty("last_id").GetString()));
        var last = await GetAsync($"/v1/chat/completions?limit=10&after={ids[2]}");
        Assert.Equal(ids[3..], Ids(last));
        Assert.False(last.GetProperty("has_more").GetBoolean());
        Assert.Equal([ids[4], ids[3]], Ids(await GetAsync("/v1/chat/completions?order=desc&limit=2")));
    }

    [Fact]
    public async Task A_list_can_be_of_a_model_or_of_labels()
    {
        var one = await StoreAsync("gpt-4o", """{"team":"a","run":"1"}""");
        var two = await StoreAsync("gpt-4o-mini", """{"team":"a","run":"2"}""");

        Assert.Equal([two], Ids(await GetAsync("/v1/chat/completions?model=gpt-4o-mini")));
        Assert.Equal([one, two], Ids(await GetAsync("/v1/chat/completions?metadata[team]=a")));
        Assert.Equal([one], Ids(await GetAsync("/v1/chat/completions?metadata[team]=a&metadata[run]=1")));
        Assert.Empty(Ids(await GetAsync("/v1/chat/completions?metadata[team]=b")));
    }

    [Fact]
    public async Task Labels_can_be_changed_and_answers_deleted()
    {
        var id = await StoreAsync("gpt-4o");
        var changed = await _mock.PostAsync("/v1/chat/completions/" + id, """{"metadata":{"team":"z"}}""", s_key);
        Assert.Equal("z", changed.GetProperty("metadata").GetProperty("team").GetString());
        Assert.Equal("z", (await GetAsync("/v1/chat/completions/" + id)).GetProperty("metadata").GetProperty("team").GetString());

        var (status, text, _) = await _mock.SendAsync("DELETE", "/v1/chat/completions/" + id, null, s_key);
        Assert.Equal(200, status);
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "ChatCompletionDeleted", JsonElement.Parse(text));
        foreach (var (method, path) in (List<(string, string)>)[("GET", ""), ("DELETE", ""), ("GET", "/messages")])
        {
            (status, text, _) = await _mock.SendAsync(method, "/v1/chat/completions/" + id + path, null, s_key);
            Assert.Equal(404, status);
            Assert.Equal("invalid_request_error", JsonElement.Parse(text).GetProperty("error").GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task The_messages_of_the_request_are_kept_with_ids()
    {
        var body = await _mock.PostAsync(
            ChatTraffic.Path,
            """{"model":"gpt-4o","store":true,"messages":[{"role":"developer","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Hi"}]}]}""",
            s_key);
        var messages = await GetAsync($"/v1/chat/completions/{body.GetProperty("id").GetString()}/messages");

        Assert.Equal(["developer", "user"], messages.GetProperty("data").EnumerateArray().Select(static one => one.GetProperty("role").GetString()));
        Assert.Equal("Hi", messages.GetProperty("data")[1].GetProperty("content_parts")[0].GetProperty("text").GetString());
        Assert.Equal(body.GetProperty("id").GetString() + "-0", messages.GetProperty("first_id").GetString());
        ProviderSchemas.AssertAnswer("openai", "GET", "/chat/completions/{completion_id}/messages", messages);
    }

    [Fact]
    public async Task A_reset_forgets_them()
    {
        await StoreAsync("gpt-4o");
        _mock.Reset();
        Assert.Empty(Ids(await GetAsync("/v1/chat/completions")));
    }

    public ValueTask DisposeAsync() => _mock.DisposeAsync();

    private static string[] Ids(JsonElement list) => [.. list.GetProperty("data").EnumerateArray().Select(static one => one.GetProperty("id").GetString()!)];

    private async Task<string> StoreAsync(string model, string metadata = "{}") =>
        (await _mock.PostAsync(ChatTraffic.Path, ChatTraffic.Ask($"\"store\":true,\"metadata\":{metadata}", model), s_key)).GetProperty("id").GetString()!;

    private async Task<JsonElement> GetAsync(string path)
    {
        var (status, text, _) = await _mock.SendAsync("GET", path, null, s_key);
        Assert.True(status == 200, text);
        return JsonElement.Parse(text);
    }
}
