using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Tokens;

/// <summary>The TypeScript that OpenAI's models are shown of tools and of the form of an answer: a type for each, with comments.</summary>
internal static class ToolText
{
    /// <summary>Deeper schemas are <c>any</c>.</summary>
    private const int Deepest = 16;

    public static string Of(IReadOnlyList<DeclaredTool> tools)
    {
        var text = new StringBuilder("namespace functions {\n\n");
        foreach (var tool in tools)
        {
            Comment(text, tool.Description, "");
            text.Append("type ").Append(tool.Name).Append(" = (");
            if (HasParameters(tool))
            {
                text.Append("_: ");
                Type(text, tool.Parameters, "", 0);
            }

            text.Append(") => any;\n\n");
        }

        return text.Append("} // namespace functions").ToString();
    }

    public static bool HasParameters(DeclaredTool tool) =>
        tool.Parameters.ValueKind == JsonValueKind.Object
        && tool.Parameters.TryGetProperty("properties"u8, out var properties)
        && properties.ValueKind == JsonValueKind.Object
        && properties.EnumerateObject().MoveNext();

    /// <summary>A schema as a type.</summary>
    public static string Of(JsonElement schema)
    {
        var text = new StringBuilder();
        Type(text, schema, "", 0);
        return text.ToString();
    }

    private static void Comment(StringBuilder text, string? comment, string indent)
    {
        if (string.IsNullOrEmpty(comment))
        {
            return;
        }

        foreach (var line in comment.AsSpan().EnumerateLines())
        {
            text.Append(indent).Append("// ").Append(line).Append('\n');
        }
    }

    private static void Type(StringBuilder text, JsonElement schema, string indent, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > Deepest)
        {
            text.Append("any");
            return;
        }

        if (schema.TryGetProperty("enum"u8, out var values) && values.ValueKind == JsonValueKind.Array)
        {
            Join(text, values, static (text, value, _) => text.Append(value.GetRawText()), 0);
        }
        else if (schema.TryGetProperty("const"u8, out var value))
        {
            text.Append(value.GetRawText());
        }
        else if ((schema.TryGetProperty("anyOf"u8, out var any) || schema.TryGetProperty("oneOf"u8, out any)) && any.ValueKind == JsonValueKind.Array)
        {
            Join(text, any, (text, one, depth) => Type(text, one, indent, depth + 1), depth);
        }
        else if (schema.TryGetProperty("type"u8, out var type) && type.ValueKind == JsonValueKind.Array)
        {
            Join(text, type, static (text, one, _) => text.Append(one.GetString()), 0);
        }
        else
        {
            Named(text, schema, type.ValueKind == JsonValueKind.String ? type.GetString() : null, indent, depth);
        }
    }

    private static void Named(StringBuilder text, JsonElement schema, string? type, string indent, int depth)
    {
        switch (type)
        {
            case "object":
                Properties(text, schema, indent, depth);
                break;
            case "array":
                schema.TryGetProperty("items"u8, out var items);
                Type(text, items, indent, depth + 1);
                text.Append("[]");
                break;
            case "integer":
                text.Append("number");
                break;
            default:
                text.Append(type ?? "any");
                break;
        }
    }

    private static void Properties(StringBuilder text, JsonElement schema, string indent, int depth)
    {
        Comment(text, Text(schema, "description"u8), indent);
        text.Append("{\n");
        if (schema.TryGetProperty("properties"u8, out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            var required = schema.TryGetProperty("required"u8, out var names) && names.ValueKind == JsonValueKind.Array ? names : default;
            foreach (var property in properties.EnumerateObject())
            {
                Comment(text, Text(property.Value, "description"u8), indent);
                text.Append(indent).Append(property.Name).Append(IsAmong(required, property.Name) ? ": " : "?: ");
                Type(text, property.Value, indent + "  ", depth + 1);
                text.Append(",\n");
            }
        }

        text.Append(indent).Append('}');
    }

    private static void Join(StringBuilder text, JsonElement parts, Action<StringBuilder, JsonElement, int> write, int depth)
    {
        var isFirst = true;
        foreach (var part in parts.EnumerateArray())
        {
            text.Append(isFirst ? "" : " | ");
            write(text, part, depth);
            isFirst = false;
        }
    }

    private static bool IsAmong(JsonElement names, string name)
    {
        if (names.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in names.EnumerateArray())
            {
                if (one.ValueKind == JsonValueKind.String && one.ValueEquals(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? Text(JsonElement schema, ReadOnlySpan<byte> name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
