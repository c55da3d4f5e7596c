using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.TestSupport;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ContractMocks.Fakes.Tests.Tools;

/// <summary>
/// Every parameter schema of every tool that the corpus declares: the functions of the benchmark, and what recorded traffic sends along. Where a
/// file holds JSON in a text or one JSON a line, that is looked through, too.
/// </summary>
internal static class ToolSchemas
{
    private static readonly string[] s_places = ["parameters", "input_schema", "inputSchema", "parametersJsonSchema", "schema"];

    public static List<FakedSchema> Of(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<FakedSchema>();
        foreach (var file in Directory.EnumerateFiles(Repository.CorpusFile(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var group = string.Join('/', Path.GetRelativePath(Repository.Corpus, file).Replace('\\', '/').Split('/').Take(3));
            foreach (var document in Documents(file))
            {
                Collect(document, (name, schema) =>
                {
                    Rename(schema);
                    var json = schema.ToJsonString();
                    if (seen.Add(json))
                    {
                        found.Add(new FakedSchema(group, name, json));
                    }
                });
            }
        }

        return found;
    }

    private static IEnumerable<JsonNode> Documents(string file)
    {
        var text = File.ReadAllText(file);
        if (Path.GetExtension(file) is ".yaml" or ".yml")
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Select(static document => Json(document.RootNode)).OfType<JsonNode>();
        }

        return TryParse(text) is { } whole ? [whole] : text.Split('\n').Select(TryParse).OfType<JsonNode>();
    }

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Collect(JsonNode? node, Action<string, JsonObject> add)
    {
        switch (node)
        {
            case JsonObject holder:
                foreach (var (key, value) in holder.ToList())
                {
                    if (s_places.Contains(key) && value is JsonObject schema && (schema.ContainsKey("properties") || schema["type"] is JsonValue))
                    {
                        add(Name(holder), (JsonObject)schema.DeepClone());
                    }

                    Collect(value, add);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Collect(item, add);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('{'):
                Collect(TryParse(text), add);
                break;
        }
    }

    private static string Name(JsonObject holder) => holder["name"] is JsonValue name && name.TryGetValue<string>(out var text) ? text : "(unnamed)";

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(static member => KeyValuePair.Create(member.Key.ToString(), Json(member.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" or null } => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } plain } when char.IsAsciiDigit(plain[^1]) || plain is "true" or "false" => TryParse(plain) ?? plain,
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    // The benchmark speaks of the types of Python, Java and JavaScript; Google writes types in capitals.
    private static void Rename(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["type"] is JsonValue type && type.TryGetValue<string>(out var name))
            {
                if (Type(name) is { } known)
                {
                    schema["type"] = known;
                }
                else
                {
                    schema.Remove("type");
                }
            }

            foreach (var member in schema.ToList())
            {
                Rename(member.Value);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Rename(item);
            }
        }
    }

    private static string? Type(string name) => name.ToUpperInvariant() switch
    {
        "DICT" or "HASHMAP" or "HASHTABLE" or "OBJECT" => "object",
        "FLOAT" or "DOUBLE" or "NUMBER" => "number",
        "INTEGER" or "LONG" or "BYTE" or "SHORT" or "BIGINT" => "integer",
        "TUPLE" or "ARRAY" or "ARRAYLIST" or "LIST" or "SET" or "QUEUE" or "STACK" => "array",
        "STRING" or "CHAR" => "string",
        "BOOLEAN" => "boolean",
        "NULL" => "null",
        _ => null,
    };
}
