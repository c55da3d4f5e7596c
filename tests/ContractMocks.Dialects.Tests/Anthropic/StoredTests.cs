using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Anthropic;

public sealed class StoredTests
{
    [Fact]
    public async Task A_batch_is_answered_by_the_turns_of_messages_and_ends_at_the_second_look()
    {
        await using var mock = ProviderMock.Replying("anthropic", Reply.Says("Hello {{ user }}"));
        var made = await SendAsync(mock, "POST", "/v1/messages/batches", Batch("one", "two"));
        var path = "/v1/messages/batches/" + made.GetProperty("id").GetString();
        Assert.Equal("in_progress", made.GetProperty("processing_status").GetString());
        Assert.Equal(404, (await mock.SendAsync("GET", path + "/results", null, AnthropicMock.Headers)).Status);
        Assert.Equal(400, (await mock.SendAsync("DELETE", path, null, AnthropicMock.Headers)).Status);

        Assert.Equal("in_progress", (await SendAsync(mock, "GET", path)).GetProperty("processing_status").GetString());
        var ended = await SendAsync(mock, "GET", path);
        ProviderSchemas.AssertComponent(AnthropicMock.Document, "MessageBatch", ended);
        ProviderSchemas.AssertComponent("anthropic", "MessageBatch", ended);
        Assert.Equal("ended", ended.GetProperty("processing_status").GetString());
        Assert.Equal("""{"processing":0,"succeeded":2,"errored":0,"canceled":0,"expired":0}""", ended.GetProperty("request_counts").GetRawText());
        Assert.EndsWith(path + "/results", ended.GetProperty("results_url").GetString(), StringComparison.Ordinal);

        var (_, lines, response) = await mock.SendAsync("GET", path + "/results", null, AnthropicMock.Headers);
        Assert.Equal("application/x-jsonl", response.Content.Headers.ContentType!.MediaType);
        var results = lines.TrimEnd('\n').Split('\n').Select(static line => JsonElement.Parse(line)).ToList();
        Assert.Equal(["one", "two"], results.Select(static line => line.GetProperty("custom_id").GetString()!));
        var messages = results.Select(static line => line.GetProperty("result").GetProperty("message")).ToList();
        Assert.All(messages, AnthropicJudge.Message);
        Assert.Equal("batch", messages[0].GetProperty("usage").GetProperty("service_tier").GetString());
        Assert.Equal(2, messages.Select(static message => message.GetProperty("id").GetString()).Distinct().Count());

        Assert.Single((await SendAsync(mock, "GET", "/v1/messages/batches")).GetProperty("data").EnumerateArray());
        Assert.Equal("message_batch_deleted", (await SendAsync(mock, "DELETE", path)).GetProperty("type").GetString());
        Assert.Equal(404, (await mock.SendAsync("GET", path, null, AnthropicMock.Headers)).Status);
    }

    [Fact]
    public async Task A_request_of_a_batch_may_fail_and_a_batch_may_be_cancelled()
    {
        await using var mock = ProviderMock.Replying("anthropic", Reply.Fails("overloaded"));
        var path = "/v1/messages/batches/" + (await SendAsync(mock, "POST", "/v1/messages/batches", Batch("one"))).GetProperty("id").GetString();
        await SendAsync(mock, "GET", path);
        await SendAsync(mock, "GET", path);
        var line = JsonElement.Parse((await mock.SendAsync("GET", path + "/results", null, AnthropicMock.Headers)).Body);
        Assert.Equal("overloaded_error", line.GetProperty("result").GetProperty("error").GetProperty("error").GetProperty("type").GetString());

        path = "/v1/messages/batches/" + (await SendAsync(mock, "POST", "/v1/messages/batches", Batch("two"))).GetProperty("id").GetString();
        Assert.Equal("canceling", (await SendAsync(mock, "POST", path + "/cancel")).GetProperty("processing_status").GetString());
        var ended = await SendAsync(mock, "GET", path);
        Assert.Equal(1, ended.GetProperty("request_counts").GetProperty("canceled").GetInt32());
        Assert.Equal(400, (await mock.SendAsync("POST", "/v1/messages/batches", Batch("x", "x"), AnthropicMock.Headers)).Status);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData(AnthropicMock.Document)]
    public async Task A_file_is_kept_until_it_is_deleted(string spec)
    {
        await using var mock = ProviderMock.InMemory(spec);
        using var client = mock.CreateClient();
        client.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        using var form = new MultipartFormDataContent { { new ByteArrayContent("hello"u8.ToArray()) { Headers = { ContentType = new("text/plain") } }, "file", "hello.txt" } };
        using var answer = await client.PostAsync(new Uri("v1/files", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        var file = JsonElement.Parse(text);
        ProviderSchemas.AssertComponent(AnthropicMock.Document, "FileMetadataSchema", file);
        Assert.Equal("hello.txt text/plain 5", $"{file.GetProperty("filename")} {file.GetProperty("mime_type")} {file.GetProperty("size_bytes")}");
        var path = "/v1/files/" + file.GetProperty("id").GetString();
        Assert.Equal(text, (await SendAsync(mock, "GET", path)).GetRawText());
        Assert.Equal("hello", (await mock.SendAsync("GET", path + "/content", null, AnthropicMock.Headers)).Body);
        Assert.Single((await SendAsync(mock, "GET", "/v1/files")).GetProperty("data").EnumerateArray());
        Assert.Equal("file_deleted", (await SendAsync(mock, "DELETE", path)).GetProperty("type").GetString());
        Assert.Equal(404, (await mock.SendAsync("GET", path, null, AnthropicMock.Headers)).Status);
    }

    private static string Batch(params string[] names) => "{\"requests\":[" + string.Join(',', names.Select(static name =>
        $$"""{"custom_id":"{{name}}","params":{{AnthropicMock.Request()}}}""")) + "]}";

    private static async Task<JsonElement> SendAsync(ProviderMock mock, string method, string path, string? json = null)
    {
        var (status, body, _) = await mock.SendAsync(method, path, json, AnthropicMock.Headers);
        Assert.True(status == 200, body);
        return JsonElement.Parse(body);
    }
}
