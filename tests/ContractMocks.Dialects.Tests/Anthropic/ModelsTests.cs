using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Anthropic;

public sealed class ModelsTests
{
    [Theory]
    [InlineData("anthropic", "")]
    [InlineData("anthropic", "beta=true")]
    [InlineData(AnthropicMock.Document, "")]
    [InlineData(AnthropicMock.Document, "beta=true")]
    public async Task Pages_follow_each_other_to_the_end(string spec, string query)
    {
        await using var mock = ProviderMock.InMemory(spec);
        var found = new List<string>();
        for (var after = ""; ;)
        {
            var (status, body, _) = await mock.SendAsync("GET", $"/v1/models?limit=4{after}&{query}", null, AnthropicMock.Headers);
            Assert.True(status == 200, body);
            var page = JsonElement.Parse(body);
            var ids = page.GetProperty("data").EnumerateArray().Select(static model => model.GetProperty("id").GetString()!).ToList();
            Assert.Equal(ids[0], page.GetProperty("first_id").GetString());
            Assert.Equal(ids[^1], page.GetProperty("last_id").GetString());
            found.AddRange(ids);
            if (!page.GetProperty("has_more").GetBoolean())
            {
                break;
            }

            Assert.Equal(4, ids.Count);
            after = "&after_id=" + ids[^1];
        }

        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Contains("claude-haiku-4-5-20251001", found);
    }

    [Fact]
    public async Task The_page_before_an_id_ends_next_to_it()
    {
        await using var mock = ProviderMock.InMemory("anthropic");
        var all = await IdsAsync(mock, "limit=1000");
        Assert.Equal(all[1..3], await IdsAsync(mock, "limit=2&before_id=" + all[3]));
        Assert.Equal(all[..1], await IdsAsync(mock, "limit=2&before_id=" + all[1]));
        Assert.Empty(await IdsAsync(mock, "before_id=" + all[0]));
        Assert.Equal(400, (await mock.SendAsync("GET", "/v1/models?after_id=nothing", null, AnthropicMock.Headers)).Status);
    }

    [Theory]
    [InlineData("claude-haiku-4-5-20251001", "claude-haiku-4-5-20251001")]
    [InlineData("claude-haiku-4-5", "claude-haiku-4-5-20251001")]
    [InlineData("claude-sonnet-4-0", "claude-sonnet-4-20250514")]
    [InlineData("claude-3-7-sonnet-latest", "claude-3-7-sonnet-20250219")]
    [InlineData("claude-opus-4-6", "claude-opus-4-6")]
    public async Task A_name_finds_its_model(string name, string id)
    {
        await using var mock = ProviderMock.InMemory("anthropic");
        var (status, body, _) = await mock.SendAsync("GET", "/v1/models/" + name, null, AnthropicMock.Headers);
        Assert.True(status == 200, body);
        Assert.Equal(id, JsonElement.Parse(body).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_not_found()
    {
        await using var mock = ProviderMock.InMemory("anthropic");
        var (status, body, _) = await mock.SendAsync("GET", "/v1/models/claude-0", null, AnthropicMock.Headers);
        Assert.Equal(404, status);
        Assert.Equal("""{"type":"not_found_error","message":"model: claude-0"}""", JsonElement.Parse(body).GetProperty("error").GetRawText());
    }

    private static async Task<List<string>> IdsAsync(ProviderMock mock, string query)
    {
        var (status, body, _) = await mock.SendAsync("GET", "/v1/models?" + query, null, AnthropicMock.Headers);
        Assert.True(status == 200, body);
        return [.. JsonElement.Parse(body).GetProperty("data").EnumerateArray().Select(static model => model.GetProperty("id").GetString()!)];
    }
}
