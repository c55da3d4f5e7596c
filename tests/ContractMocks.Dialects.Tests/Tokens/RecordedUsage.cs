using System.Text.Json;
using ContractMocks.Compiler.Text;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Tokens;

/// <summary>A recorded request and the tokens that its service says it had.</summary>
internal sealed record RecordedUsage(string File, Uri Uri, JsonElement Body, int PromptTokens)
{
    private static readonly Lazy<List<RecordedUsage>> s_all = new(Read);

    /// <summary>The requests to a host whose path ends so; skips the running test where the corpus is absent.</summary>
    public static IEnumerable<RecordedUsage> To(string host, string pathEnd)
    {
        Repository.CorpusFile("traffic");
        return s_all.Value.Where(one => one.Uri.Host == host && one.Uri.AbsolutePath.EndsWith(pathEnd, StringComparison.Ordinal));
    }

    public bool Has(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Whether the request's JSON holds one of some texts.</summary>
    public bool Mentions(params string[] texts) => texts.Any(Body.GetRawText().Contains);

    private static List<RecordedUsage> Read()
    {
        var found = new List<RecordedUsage>();
        foreach (var file in Directory.EnumerateFiles(Repository.CorpusFile("traffic"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var root = NodeReader.Read(System.IO.File.ReadAllText(file), new ProblemSink(file), ProblemKinds.ScenarioSyntax, CancellationToken.None);
            if (root is MappingNode mapping && mapping["interactions"] is SequenceNode list)
            {
                foreach (var exchange in JsonElement.Parse(NodeJson.ToJson(list)).EnumerateArray())
                {
                    if (Of(file, exchange) is { } one)
                    {
                        found.Add(one);
                    }
                }
            }
        }

        return found;
    }

    private static RecordedUsage? Of(string file, JsonElement exchange)
    {
        if (Child(exchange, "request") is not { } request || Child(exchange, "response") is not { } response || Json(request) is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        var tokens = (Json(response) is { } answer ? Tokens(answer) : null) ?? Streamed(response);
        return tokens is { } count ? new RecordedUsage(Path.GetFileName(file), new Uri(request.GetProperty("uri").GetString()!), body, count) : null;
    }

    private static JsonElement? Json(JsonElement message) => Child(message, "parsed_body") ?? Parsed(Text(message));

    private static int? Streamed(JsonElement response) =>
        Text(response)?.Split('\n').Where(static line => line.StartsWith("data:", StringComparison.Ordinal))
            .Select(static line => Parsed(line[5..]) is { } json ? Tokens(json) : null).LastOrDefault(static tokens => tokens is not null);

    private static string? Text(JsonElement message) =>
        Child(message, "body") is { } body
            ? body.ValueKind == JsonValueKind.String ? body.GetString() : Child(body, "string") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null
            : null;

    private static JsonElement? Parsed(string? text)
    {
        try
        {
            return text is null ? null : JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The tokens of the request as an answer reports them; null where it does not.</summary>
    public static int? Tokens(JsonElement answer)
    {
        var usage = Child(answer, "usage") ?? Child(answer, "usageMetadata") ?? Child(Child(answer, "response") ?? Child(answer, "message") ?? default, "usage");
        if (usage is not { } counts)
        {
            return null;
        }

        // Anthropic's input_tokens leaves out what was read from or written to a cache.
        var tokens = Number(counts, "prompt_tokens") ?? Number(counts, "promptTokenCount") ?? Number(counts, "input_tokens");
        return tokens + (Number(counts, "cache_read_input_tokens") ?? 0) + (Number(counts, "cache_creation_input_tokens") ?? 0);
    }

    private static int? Number(JsonElement from, string name) => Child(from, name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private static JsonElement? Child(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
