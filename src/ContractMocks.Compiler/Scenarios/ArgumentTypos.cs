using System.Text.Json;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Finds arguments whose names a schema does not declare and that are a slip away from one it does. Most tools' schemas are open, so that by the
/// letter any name is allowed; <c>ctiy</c> beside a declared <c>city</c> that is not given is a typo all the same.
/// </summary>
internal static class ArgumentTypos
{
    public static void Report(Tool tool, MappingNode arguments, HashSet<Node> reported, ScenarioReading reading)
    {
        var schema = reading.Tools.SchemaOf(tool);
        Walk(arguments, "$", [schema.Root]);

        void Walk(Node node, string path, List<JsonElement> schemas)
        {
            var all = schemas.SelectMany(schema.Flatten).ToList();
            if (node is MappingNode mapping)
            {
                var names = ToolSchema.NamesOf(all);
                foreach (var entry in mapping.Entries)
                {
                    if (reported.Contains(entry.Key))
                    {
                        continue;
                    }

                    var below = path + ArgumentPath.Step(entry.Key.Value);
                    if (!names.Contains(entry.Key.Value) && Meant(entry.Key.Value, mapping, names) is { } meant && reported.Add(entry.Key))
                    {
                        var reason = $"there is no argument '{entry.Key.Value}'; did you mean '{meant}'?";
                        reading.Problems.Add(ProblemKinds.ArgumentMismatch, reading.Places.Of(entry.Key), tool.Name, below, reason);
                        continue;
                    }

                    Walk(entry.Value, below, PropertySchemas(all, entry.Key.Value));
                }
            }
            else if (node is SequenceNode list)
            {
                var items = Keyword(all, "items");
                for (var i = 0; i < list.Items.Count && items.Count > 0; i++)
                {
                    Walk(list.Items[i], $"{path}[{i}]", items);
                }
            }
        }
    }

    /// <summary>The property names that the schema declares for a mapping somewhere in the arguments.</summary>
    public static IReadOnlyList<string> NamesAt(Tool tool, Node target, MappingNode arguments, ScenarioReading reading)
    {
        var schema = reading.Tools.SchemaOf(tool);
        return Search(arguments, [schema.Root]) ?? [];

        IReadOnlyList<string>? Search(Node node, List<JsonElement> schemas)
        {
            var all = schemas.SelectMany(schema.Flatten).ToList();
            if (ReferenceEquals(node, target))
            {
                return ToolSchema.NamesOf(all);
            }

            return node switch
            {
                MappingNode mapping => mapping.Entries.Select(entry => Search(entry.Value, PropertySchemas(all, entry.Key.Value))).FirstOrDefault(static found => found is not null),
                SequenceNode list => list.Items.Select(item => Search(item, Keyword(all, "items"))).FirstOrDefault(static found => found is not null),
                _ => null,
            };
        }
    }

    private static string? Meant(string name, MappingNode mapping, IReadOnlyList<string> names) =>
        names.FirstOrDefault(declared => mapping.Find(declared) is null && IsSlip(name, declared));

    private static List<JsonElement> PropertySchemas(List<JsonElement> schemas, string name)
    {
        var found = new List<JsonElement>();
        foreach (var properties in Keyword(schemas, "properties"))
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var property))
            {
                found.Add(property);
            }
        }

        return found.Count > 0 ? found : Keyword(schemas, "additionalProperties");
    }

    private static List<JsonElement> Keyword(List<JsonElement> schemas, string keyword)
    {
        var found = new List<JsonElement>();
        foreach (var schema in schemas)
        {
            if (schema.TryGetProperty(keyword, out var value))
            {
                found.Add(value);
            }
        }

        return found;
    }

    /// <summary>Whether one name is the other with a slip: one edit in short names, two in longer ones; a swap of neighbours is one edit.</summary>
    private static bool IsSlip(string a, string b)
    {
        a = a.Replace("_", "").Replace("-", "").ToLowerInvariant();
        b = b.Replace("_", "").Replace("-", "").ToLowerInvariant();
        var most = Math.Min(a.Length, b.Length) switch { < 3 => 0, < 7 => 1, _ => 2 };
        return Math.Abs(a.Length - b.Length) <= most && a.Length <= 100 && Edits(a, b) <= most;
    }

    private static int Edits(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distance[i, j] = i + j;
                    continue;
                }

                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, distance[i - 1, j - 1] + cost);
                var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                distance[i, j] = isSwap ? Math.Min(best, distance[i - 2, j - 2] + 1) : best;
            }
        }

        return distance[a.Length, b.Length];
    }
}
