using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.OpenAi;

/// <summary>Asks for chat completions, and judges everything that comes by OpenAI's own document.</summary>
internal static class ChatTraffic
{
    public const string Path = "/v1/chat/completions";
    public const string Hello = """{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}]}""";

    private static readonly (string, string) s_key = ("authorization", "Bearer test");

    /// <summary>A request with more members.</summary>
    public static string Ask(string more, string model = "gpt-4o") =>
        $$"""{"model":"{{model}}","messages":[{"role":"user","content":"Hi"}]{{(more.Length == 0 ? "" : "," + more)}}}""";

    public static async Task<JsonElement> WholeAsync(Reply reply, string request = Hello, MockOptions? options = null)
    {
        await using var mock = ProviderMock.Replying("openai", reply, options);
        var body = await mock.PostAsync(Path, request, s_key);
        if (options?.Compatibility is null or { Fields: HostFields.OpenAi })
        {
            // What the document asks for and recorded bodies of the newer models do not have.
            if (!HasNoProbabilities(request))
            {
                ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/chat/completions", body);
            }

            ProviderSchemas.AssertAnswer("openai", "POST", "/chat/completions", body);
        }

        return body;
    }

    /// <summary>The choice of an answer with one.</summary>
    public static async Task<JsonElement> ChoiceAsync(Reply reply, string request = Hello, MockOptions? options = null) =>
        Assert.Single((await WholeAsync(reply, request, options)).GetProperty("choices").EnumerateArray());

    /// <summary>The text of a stream.</summary>
    public static async Task<string> TextAsync(Reply reply, string more = "", MockOptions? options = null, string model = "gpt-4o")
    {
        await using var mock = ProviderMock.Replying("openai", reply, options);
        var (status, text, _) = await mock.SendAsync("POST", Path, Ask("\"stream\":true" + (more.Length == 0 ? "" : "," + more), model), s_key);
        Assert.True(status == 200, text);
        return text;
    }

    /// <summary>The events of a stream without the last, which is <c>[DONE]</c>.</summary>
    public static async Task<JsonElement[]> EventsAsync(Reply reply, string more = "", MockOptions? options = null, string model = "gpt-4o")
    {
        var events = Events(await TextAsync(reply, more, options, model));
        if (options?.Compatibility is null or { Fields: HostFields.OpenAi })
        {
            foreach (var one in events)
            {
                if (!HasNoProbabilities(model))
                {
                    ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "CreateChatCompletionStreamResponse", one);
                }

                ProviderSchemas.AssertAnswer("openai", "POST", "/chat/completions", one, mediaType: "text/event-stream");
            }
        }

        return events;
    }

    private static bool HasNoProbabilities(string request) =>
        request.Contains("gpt-5", StringComparison.Ordinal) || request.Contains("o3", StringComparison.Ordinal) || request.Contains("-search-", StringComparison.Ordinal);

    public static JsonElement[] Events(string stream)
    {
        Assert.EndsWith("data: [DONE]\n\n", stream);
        return
        [
            .. stream[..^"data: [DONE]\n\n".Length].Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Where(static one => !one.StartsWith(':'))
                .Select(static one => JsonElement.Parse(one["data: ".Length..])),
        ];
    }

    /// <summary>The deltas of a choice, as JSON.</summary>
    public static string[] Deltas(IEnumerable<JsonElement> events, int choice = 0) =>
    [
        .. events.SelectMany(static one => one.GetProperty("choices").EnumerateArray())
            .Where(one => one.GetProperty("index").GetInt32() == choice)
            .Select(static one => one.GetProperty("delta").GetRawText()),
    ];

    /// <summary>The names of an object's members, in order.</summary>
    public static string Names(JsonElement json) => string.Join(' ', json.EnumerateObject().Select(static one => one.Name));
}
