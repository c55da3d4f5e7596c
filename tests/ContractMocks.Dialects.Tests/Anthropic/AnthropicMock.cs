using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Anthropic;

/// <summary>What the tests of Anthropic's dialects have in common.</summary>
internal static class AnthropicMock
{
    /// <summary>The provider's own document, below the corpus.</summary>
    public const string Document = "llm/anthropic/anthropic-2026-03-10.yaml";

    public static readonly (string Name, string Value)[] Headers = [("anthropic-version", "2023-06-01"), ("x-api-key", "test")];

    /// <summary>Sends a request for messages; the JSON is without its braces, model, limit and messages are given unless it names them.</summary>
    public static Task<(int Status, string Body, HttpResponseMessage Message)> AskAsync(this ProviderMock mock, string more = "") =>
        mock.SendAsync("POST", "/v1/messages", Request(more), Headers);

    /// <summary>The message that answers; the test fails where the answer is none.</summary>
    public static async Task<JsonElement> MessageAsync(this ProviderMock mock, string more = "")
    {
        var (status, body, _) = await mock.AskAsync(more);
        Assert.True(status == 200, body);
        return JsonElement.Parse(body);
    }

    /// <summary>The payloads of the events that answer.</summary>
    public static async Task<List<JsonElement>> EventsAsync(this ProviderMock mock, string more = "")
    {
        var (status, body, _) = await mock.AskAsync((more.Length > 0 ? more + "," : "") + "\"stream\":true");
        Assert.True(status == 200, body);
        return Events(body);
    }

    public static List<JsonElement> Events(string body)
    {
        var events = new List<JsonElement>();
        Assert.EndsWith("\n\n", body, StringComparison.Ordinal);
        foreach (var text in body[..^2].Split("\n\n"))
        {
            var lines = text.Split('\n');
            Assert.Equal(2, lines.Length);
            var json = JsonElement.Parse(lines[1]["data: ".Length..]);
            Assert.Equal("event: " + json.GetProperty("type").GetString(), lines[0]);
            events.Add(json);
        }

        return events;
    }

    public static string Request(string more = "")
    {
        var text = more.Trim();
        var model = text.Contains("\"model\":", StringComparison.Ordinal) ? "" : "\"model\":\"claude-sonnet-4-6\",";
        var limit = text.Contains("\"max_tokens\":", StringComparison.Ordinal) ? "" : "\"max_tokens\":4096,";
        var messages = text.Contains("\"messages\":", StringComparison.Ordinal) ? "" : "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],";
        return "{" + (model + limit + messages + text).TrimEnd(',') + "}";
    }
}
