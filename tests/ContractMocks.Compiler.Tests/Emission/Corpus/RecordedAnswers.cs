using System.Text.Json;
using ContractMocks.Compiler.Emission;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Emission.Corpus;

/// <summary>What providers really answered: whole bodies (<c>*.json</c>) and the events of streams, one to a line (<c>*.chunks.txt</c>).</summary>
internal static class RecordedAnswers
{
    public static readonly IReadOnlyList<(string Provider, string Document)> Documents =
    [
        ("openai", "llm/openai/openai-2026-07-15.yaml"),
        ("anthropic", "llm/anthropic/anthropic-2026-03-10.yaml"),
    ];

    public static IEnumerable<(string File, BodyType Body, JsonElement Json)> Of(string provider)
    {
        var folder = Repository.CorpusFile($"traffic/vercel-ai/{provider}");
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var isStream = path.EndsWith(".chunks.txt", StringComparison.Ordinal);
            var texts = isStream ? File.ReadLines(path) : path.EndsWith(".json", StringComparison.Ordinal) ? [File.ReadAllText(path)] : [];
            foreach (var text in texts.Where(static text => text.StartsWith('{')))
            {
                var json = JsonSerializer.Deserialize<JsonElement>(text);
                if (OperationOf(provider, json, isStream) is { } operation)
                {
                    var mediaType = isStream ? "text/event-stream" : "application/json";
                    yield return (Path.GetRelativePath(folder, path), new BodyType(operation, "200", mediaType, ""), json);
                }
            }
        }
    }

    /// <summary>Which operation the body answers, told by its own words; null for what is none of the conversations.</summary>
    private static string? OperationOf(string provider, JsonElement json, bool isStream)
    {
        if (provider == "anthropic")
        {
            // The document describes whole messages only.
            return !isStream && Word(json, "type") == "message" ? "messages_post" : null;
        }

        return (Word(json, "object"), Word(json, "type")) switch
        {
            ("chat.completion" or "chat.completion.chunk", _) => "createChatCompletion",
            ("response", _) => "createResponse",
            (_, { } type) when isStream && type.StartsWith("response.", StringComparison.Ordinal) => "createResponse",
            _ => null,
        };
    }

    private static string? Word(JsonElement json, string property) =>
        json.TryGetProperty(property, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}
