using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Matching;

/// <summary>
/// The arguments of a tool call with templates in their strings. A string that is one place and nothing else takes the value itself, number or
/// object, so <c>"{{ tool_result.count }}"</c> stays a number; anywhere else the value is put in as text.
/// </summary>
internal sealed class ArgumentsTemplate
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonElement _arguments;
    private readonly Dictionary<string, Template> _templates;

    private ArgumentsTemplate(JsonElement arguments, Dictionary<string, Template> templates)
    {
        _arguments = arguments;
        _templates = templates;
    }

    /// <summary>Parses the templates in the arguments; null when there is nothing to fill.</summary>
    /// <exception cref="ArgumentException">The arguments are not a JSON object, or a template in them is not valid.</exception>
    public static ArgumentsTemplate? Parse(ToolCall call)
    {
        JsonElement arguments;
        try
        {
            arguments = JsonElement.Parse(call.Arguments);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The arguments of '{call.Tool}' are not JSON: {exception.Message}", exception);
        }

        if (arguments.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"The arguments of '{call.Tool}' must be a JSON object, but are {call.Arguments}.");
        }

        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        Collect(arguments, templates);
        return templates.Count == 0 ? null : new ArgumentsTemplate(arguments, templates);
    }

    /// <summary>The arguments with their places filled, as minified JSON.</summary>
    public string Render(TemplateValues values)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            Write(writer, _arguments, values);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Collect(JsonElement element, Dictionary<string, Template> templates)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Collect(property.Value, templates);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, templates);
            }
        }
        else if (element.ValueKind == JsonValueKind.String && element.GetString() is { } text && text.Contains("{{", StringComparison.Ordinal))
        {
            templates[text] = TurnCompiler.ParseTemplate(text);
        }
    }

    private void Write(Utf8JsonWriter writer, JsonElement element, TemplateValues values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, values);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item, values);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when _templates.TryGetValue(element.GetString()!, out var template):
                WriteFilled(writer, template, values);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void WriteFilled(Utf8JsonWriter writer, Template template, TemplateValues values)
    {
        if (template.Parts.Count == 1 && template.Parts[0].Path is { } path && values.Element(path) is { } value)
        {
            value.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(values.Render(template));
        }
    }
}
