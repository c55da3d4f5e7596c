using System.Text.Json.Nodes;

namespace ContractMocks.Comparison.Tests.Migrations;

/// <summary>
/// What a comparison that takes documents by the letter would tell: each key that one of two documents lacks, and each value that differs. Words
/// and examples are left out, components are compared by their names, once.
/// </summary>
internal static class NaiveComparison
{
    private static readonly HashSet<string> s_prose = new(StringComparer.Ordinal) { "description", "title", "summary", "example", "examples", "externalDocs", "info", "tags" };

    public static int Count(JsonObject old, JsonObject @new) => Differences(old, @new, isNamed: false);

    private static int Differences(JsonNode? old, JsonNode? @new, bool isNamed) => (old, @new) switch
    {
        (JsonObject one, JsonObject other) => one.Select(static pair => pair.Key).Union(other.Select(static pair => pair.Key), StringComparer.Ordinal)
            .Where(key => isNamed || !s_prose.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal))
            .Sum(key => one.ContainsKey(key) && other.ContainsKey(key) ? Differences(one[key], other[key], key is "properties" or "schemas" or "paths") : 1),
        (JsonArray one, JsonArray other) => Math.Abs(one.Count - other.Count) + one.Zip(other).Sum(static pair => Differences(pair.First, pair.Second, isNamed: false)),
        _ => JsonNode.DeepEquals(old, @new) ? 0 : 1,
    };
}
