using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Tokens;

/// <summary>
/// Counts of requests beside those that services reported. Left out is what no client can count: files, tools that the service runs, earlier turns and
/// encrypted reasoning that only the service has, and messages whose texts were changed after they were recorded.
/// </summary>
public sealed class RecordedUsageTests
{
    private static readonly string[] s_unseen =
    [
        "input_file", "\"file\"", "input_image", "image_url", "input_audio", "encrypted_content", "tool_search", "web_search", "file_search", "code_interpreter", "\"mcp\"",
        "compaction", "\"phase\"", "server_tool", "\"document\"", "\"image\"", "\"thinking\"", "inlineData", "fileData", "inline_data", "file_data", "thoughtSignature",
        "googleSearch", "google_search", "urlContext", "codeExecution", "fileSearch", "cachedContent", "web_fetch", "code_execution", "output_config", "output_format",
        "additional_tools", "advisor", "memory_20", "\"fallback\"", "cache_control",
    ];

    [Fact]
    public Task Chat_completions() => CheckAsync("openai", RecordedUsage.To("api.openai.com", "/v1/chat/completions"), least: 28, meanError: 0.03);

    [Fact]
    // One file is made by hand, its usage too.
    public Task Responses() => CheckAsync("openai", RecordedUsage.To("api.openai.com", "/v1/responses").Where(static one => !one.File.StartsWith("test_openai_previous_response_id.", StringComparison.Ordinal)), least: 14, meanError: 0.11);

    [Fact]
    public Task Messages() => CheckAsync("anthropic", RecordedUsage.To("api.anthropic.com", "/v1/messages"), least: 4, meanError: 0.11);

    [Fact]
    public Task Contents() => CheckAsync("gemini", RecordedUsage.To("generativelanguage.googleapis.com", "enerateContent"), least: 7, meanError: 0.25);

    private static async Task CheckAsync(string provider, IEnumerable<RecordedUsage> recorded, int least, double meanError)
    {
        await using var mock = ProviderMock.Replying(provider, Reply.Says("Hi."), new MockOptions { Time = TimeProvider.System });
        var report = new StringBuilder();
        var (all, exact, errors) = (0, 0, 0d);
        foreach (var one in recorded.Where(one => !one.Has("previous_response_id") && !one.Has("conversation") && !one.Mentions(s_unseen)))
        {
            var (counted, refusal) = await CountAsync(mock, one);
            if (counted is not { } tokens)
            {
                report.Append(CultureInfo.InvariantCulture, $"\n? {one.File}: {refusal}");
                continue;
            }

            all++;
            exact += tokens == one.PromptTokens ? 1 : 0;
            errors += Math.Abs(tokens - one.PromptTokens) / (double)one.PromptTokens;
            report.Append(CultureInfo.InvariantCulture, $"\n{(tokens == one.PromptTokens ? " " : "!")} {tokens} for {one.PromptTokens}: {one.File} {Beginning(one)}");
        }

        var summary = string.Create(CultureInfo.InvariantCulture, $"{exact} of {all} exact; mean error {errors / all:p1}");
        TestContext.Current.TestOutputHelper?.WriteLine(summary + report);
        Assert.True(exact >= least && errors / all <= meanError, summary + report);
    }

    private static async Task<(int? Tokens, string Text)> CountAsync(ProviderMock mock, RecordedUsage recorded)
    {
        var body = JsonNode.Parse(recorded.Body.GetRawText())!.AsObject();
        body.Remove("stream");
        body.Remove("stream_options");
        // What is answered later has no usage yet.
        body.Remove("background");
        var path = recorded.Uri.AbsolutePath.Replace(":streamGenerateContent", ":generateContent", StringComparison.Ordinal);
        var (status, text, _) = await mock.SendAsync("POST", path, body.ToJsonString(), ("authorization", "Bearer test"), ("x-api-key", "test"), ("anthropic-version", "2023-06-01"));
        return (status == 200 ? RecordedUsage.Tokens(JsonElement.Parse(text)) : null, text);
    }

    private static string Beginning(RecordedUsage recorded)
    {
        const int Most = 100;
        var text = recorded.Body.GetRawText();
        return text.Length <= Most ? text : text[..Most];
    }
}
