using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Compiler.Text;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Live;

/// <summary>The requests of recorded traffic: those of its cassettes that have a JSON body.</summary>
internal static class RecordedRequests
{
    private static readonly Lazy<List<(string Path, JsonObject Body)>> s_all = new(Read);

    /// <summary>The bodies that were sent to paths with this end; skips the running test where the corpus is absent.</summary>
    public static IEnumerable<JsonObject> To(params string[] ends)
    {
        Repository.CorpusFile("traffic");
        return s_all.Value.Where(request => ends.Any(end => request.Path.EndsWith(end, StringComparison.Ordinal))).Select(static request => request.Body);
    }

    private static List<(string Path, JsonObject Body)> Read()
    {
        var found = new List<(string Path, JsonObject Body)>();
        foreach (var file in Directory.EnumerateFiles(Repository.CorpusFile("traffic"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var interaction in Interactions(file))
            {
                if (interaction is JsonObject exchange && exchange["request"] is JsonObject request && Body(request) is { } body
                    && Uri.TryCreate((string?)request["uri"], UriKind.Absolute, out var uri))
                {
                    found.Add((uri.AbsolutePath, body));
                }
            }
        }

        return found;
    }

    private static JsonArray Interactions(string file)
    {
        var text = File.ReadAllText(file);
        return NodeReader.Read(text, new ProblemSink(file), ProblemKinds.ScenarioSyntax, CancellationToken.None) is MappingNode mapping && mapping["interactions"] is SequenceNode list
            ? JsonNode.Parse(NodeJson.ToJson(list))!.AsArray()
            : [];
    }

    private static JsonObject? Body(JsonObject request)
    {
        try
        {
            return request["parsed_body"] as JsonObject
                ?? (request["body"] is JsonValue text && text.TryGetValue<string>(out var json) ? JsonNode.Parse(json) as JsonObject : null);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
