using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>Takes a schema out of a document so that what it refers to stays in reach.</summary>
internal static class FakePointer
{
    private const string Address = "contractmocks:document";

    private static readonly string[] s_definitions = ["$defs", "definitions", "components"];
    private static readonly string[] s_identity = ["$schema", "$id", "id"];

    /// <summary>Whether a document is an OpenAPI one, whose root is no schema.</summary>
    public static bool IsOpenApi(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("openapi", out _) || root.TryGetProperty("swagger", out _));

    /// <summary>The dialect of the schemas in a document, where they name none.</summary>
    public static SchemaDialect DialectOf(JsonElement root)
    {
        if (!IsOpenApi(root))
        {
            return SchemaDialect.Draft202012;
        }

        var is31 = root.TryGetProperty("openapi", out var version) && version.ValueKind == JsonValueKind.String
            && !version.GetString()!.StartsWith("3.0", StringComparison.Ordinal);
        // Documents of 3.1 keep words of 3.0; the dialect of contracts reads both.
        return is31 ? SchemaDialect.Contract : SchemaDialect.OpenApi30;
    }

    /// <summary>The schema at a pointer, as JSON; null after a complaint.</summary>
    public static string? Schema(JsonElement root, string pointer, out string complaint)
    {
        complaint = "";
        var path = pointer.StartsWith('#') ? pointer[1..] : pointer;
        if (path.Length == 0)
        {
            complaint = IsOpenApi(root) ? "this is an OpenAPI document; name one of its schemas by --pointer, e.g. '#/components/schemas/Pet'" : "";
            return complaint.Length == 0 ? root.GetRawText() : null;
        }

        if (Find(root, path, out complaint) is not { } target)
        {
            return null;
        }

        var text = target.GetRawText();
        if (target.ValueKind != JsonValueKind.Object || !text.Contains("Ref\"", StringComparison.OrdinalIgnoreCase))
        {
            return WithDialect(text, target, root);
        }

        return IsOpenApi(root) || (Array.Exists(s_definitions, name => path.StartsWith($"/{name}/", StringComparison.Ordinal)) && HasAllInDefinitions(root)) ? Beside(root, path) : Inside(root, path);
    }

    /// <summary>The place a pointer leads to; null after a complaint that offers the nearest name.</summary>
    private static JsonElement? Find(JsonElement root, string path, out string complaint)
    {
        complaint = "";
        var at = root;
        var walked = new StringBuilder("#");
        if (path[0] != '/')
        {
            complaint = $"--pointer is a JSON pointer, e.g. '#/components/schemas/Pet', not '{path}'";
            return null;
        }

        foreach (var part in path[1..].Split('/'))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var member))
            {
                at = member;
            }
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else
            {
                var names = at.ValueKind == JsonValueKind.Object ? at.EnumerateObject().Select(static one => one.Name) : [];
                complaint = $"'{walked}' has no '{name}'; {Nearest.Suggestion(name, names)}";
                return null;
            }

            walked.Append('/').Append(part);
        }

        return at;
    }

    // A schema that stands alone keeps the dialect that its document names.
    private static string WithDialect(string text, JsonElement target, JsonElement root)
    {
        if (target.ValueKind != JsonValueKind.Object || target.TryGetProperty("$schema", out _)
            || root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("$schema", out var dialect))
        {
            return text;
        }

        var rest = text.AsSpan(text.IndexOf('{', StringComparison.Ordinal) + 1).TrimStart();
        return string.Concat("{\"$schema\":", dialect.GetRawText(), rest is ['}', ..] ? "" : ",", rest);
    }

    /// <summary>Whether all references of a schema lead into its definitions, so that the rest of its root can be left out.</summary>
    private static bool HasAllInDefinitions(JsonElement root)
    {
        switch (root.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in root.EnumerateObject())
                {
                    var isHere = member.Name is not ("$ref" or "$dynamicRef" or "$recursiveRef") || member.Value.ValueKind != JsonValueKind.String
                        || (member.Name == "$ref" && Array.Exists(s_definitions, name => member.Value.GetString()!.StartsWith($"#/{name}/", StringComparison.Ordinal)));
                    if (!isHere || !HasAllInDefinitions(member.Value))
                    {
                        return false;
                    }
                }

                return true;
            case JsonValueKind.Array:
                return root.EnumerateArray().All(HasAllInDefinitions);
            default:
                return true;
        }
    }

    // The members of an OpenAPI document are no keywords of schemas, so a reference may stand beside them; of a schema only what does not judge may.
    private static string Beside(JsonElement root, string path)
    {
        var result = new JsonObject() { ["$ref"] = "#" + path };
        var isSchema = !IsOpenApi(root);
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name != "$ref" && (!isSchema || s_identity.Contains(member.Name) || s_definitions.Contains(member.Name)))
            {
                result[member.Name] = Node(member.Value);
            }
        }

        return result.ToJsonString();
    }

    // Another schema's root would judge too; it becomes a resource of its own, which its references then start from.
    private static string Inside(JsonElement root, string path)
    {
        var document = (JsonObject)Node(root)!;
        var keyword = root.TryGetProperty("$schema", out var dialect) && dialect.GetString()!.Contains("draft-04", StringComparison.Ordinal) ? "id" : "$id";
        var address = document[keyword] is JsonValue given && given.TryGetValue<string>(out var own) ? own.Split('#')[0] : Address;
        document[keyword] = address;
        var result = new JsonObject();
        if (dialect.ValueKind == JsonValueKind.String)
        {
            result["$schema"] = dialect.GetString();
        }

        result["$ref"] = address + "#" + path;
        result[keyword == "id" ? "definitions" : "$defs"] = new JsonObject { ["document"] = document };
        return result.ToJsonString();
    }

    private static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element),
    };
}
