using System.Text;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>Asks a mock of Gemini and reads what comes; each answer and each frame is judged by Google's own document, where the corpus is there.</summary>
internal static class GeminiWire
{
    public const string Document = "llm/google/gemini-v1beta-2026-03-17.json";
    public const string Hello = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}""";

    public static async Task<JsonElement> AskAsync(Reply reply, string body = Hello, string model = "gemini-2.5-flash", MockOptions? options = null)
    {
        await using var mock = ProviderMock.Replying("gemini", reply, options);
        return Judged(await mock.PostAsync($"/v1beta/models/{model}:generateContent", body));
    }

    public static async Task<string> StreamTextAsync(Reply reply, string query, string body = Hello, string model = "gemini-2.5-flash")
    {
        await using var mock = ProviderMock.Replying("gemini", reply);
        var (status, text, _) = await mock.SendAsync("POST", $"/v1beta/models/{model}:streamGenerateContent{query}", body);
        Assert.True(status == 200, text);
        return text;
    }

    /// <summary>The frames of a stream, which are the same as events and as items of an array.</summary>
    public static async Task<List<JsonElement>> StreamAsync(Reply reply, string body = Hello, string model = "gemini-2.5-flash")
    {
        var events = Events(await StreamTextAsync(reply, "?alt=sse", body, model));
        var items = JsonElement.Parse(await StreamTextAsync(reply, "", body, model)).EnumerateArray().ToList();
        Assert.Equal(items.Select(static item => item.Minified()), events.Select(static item => item.Minified()));
        foreach (var frame in events)
        {
            Judged(frame);
        }

        return events;
    }

    public static List<JsonElement> Events(string text)
    {
        Assert.EndsWith("\r\n\r\n", text, StringComparison.Ordinal);
        return [.. text[..^4].Split("\r\n\r\n").Select(static one => JsonElement.Parse(one["data: ".Length..]))];
    }

    public static JsonElement Judged(JsonElement json, string component = "GenerateContentResponse")
    {
        if (Directory.Exists(Repository.Corpus))
        {
            ProviderSchemas.AssertComponent(Document, component, json);
        }

        ProviderSchemas.AssertComponent("gemini", component, json);
        return json;
    }

    public static JsonElement Candidate(this JsonElement answer) => answer.GetProperty("candidates")[0];

    public static List<JsonElement> Parts(this JsonElement answer) =>
        answer.Candidate().GetProperty("content").TryGetProperty("parts", out var parts) ? [.. parts.EnumerateArray()] : [];

    public static string Text(this IEnumerable<JsonElement> frames, bool isThought = false)
    {
        var text = new StringBuilder();
        foreach (var part in frames.SelectMany(static frame => frame.Parts()))
        {
            if (part.TryGetProperty("text", out var piece) && part.TryGetProperty("thought", out _) == isThought)
            {
                text.Append(piece.GetString());
            }
        }

        return text.ToString();
    }

    public static string? String(this JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static string Minified(this JsonElement json) => JsonSerializer.Serialize(json);
}
