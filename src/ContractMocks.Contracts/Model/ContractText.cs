using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks;

/// <summary>
/// The compact form of a contract that emitted code carries: one JSON object, a line each for an operation and a schema so that diffs stay
/// readable, without descriptions and examples of schemas. <see cref="LoadedContract"/> reads it.
/// </summary>
internal static class ContractText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The text, with <c>\n</c> line ends. Summaries and descriptions are left out, the examples of bodies stay.</summary>
    public static string Write(Contract contract)
    {
        var text = new StringBuilder(64 * 1024);
        text.Append(Line(contract, static (json, contract) => WriteHead(contract, json)));
        // The head's closing brace gives way to the lists.
        text.Length--;
        text.Append(",\"operations\":[");
        for (var i = 0; i < contract.Operations.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(Line(contract.Operations[i], static (json, operation) => WriteOperation(operation, json)));
        }

        text.Append("\n],\"schemas\":{");
        for (var i = 0; i < contract.Schemas.Count; i++)
        {
            var schema = contract.Schemas[i];
            text.Append(i == 0 ? "\n" : ",\n")
                .Append(Line(schema.Name, static (json, name) => json.WriteStringValue(name)))
                .Append(':')
                .Append(Line(schema.Json, static (json, schema) => CompactSchema.Write(schema, json)));
        }

        return text.Append("\n}}\n").ToString();
    }

    private static string Line<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json, value);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteHead(Contract contract, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", contract.Name);
        json.WriteString("provider", contract.Provider);
        json.WriteString("title", contract.Title);
        json.WriteString("version", contract.Version);
        json.WriteString("basePath", contract.BasePath);
        WriteList("security", contract.SecuritySchemes, json, static (scheme, json) => WriteScheme(scheme, json));
        json.WriteEndObject();
    }

    private static void WriteOperation(Operation operation, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", operation.Id);
        json.WriteString("method", operation.Method);
        json.WriteString("path", operation.Path);
        if (operation.Tag.Length > 0)
        {
            json.WriteString("tag", operation.Tag);
        }

        if (operation.Deprecated)
        {
            json.WriteBoolean("deprecated", true);
        }

        WriteList("parameters", operation.Parameters, json, static (parameter, json) => WriteParameter(parameter, json));

        if (operation.Body is { } body)
        {
            json.WriteStartObject("body");
            json.WriteBoolean("required", body.Required);
            WriteContents(body.Contents, json);
            json.WriteEndObject();
        }

        json.WriteStartArray("responses");
        foreach (var response in operation.Responses)
        {
            json.WriteStartObject();
            json.WriteString("status", response.Status);
            WriteContents(response.Contents, json);
            WriteList("headers", response.Headers, json, static (header, json) => WriteHeader(header, json));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteList("security", operation.Security, json, static (requirement, json) =>
        {
            json.WriteStartArray();
            foreach (var scheme in requirement.Schemes)
            {
                json.WriteStringValue(scheme);
            }

            json.WriteEndArray();
        });
        json.WriteEndObject();
    }

    private static void WriteScheme(SecurityScheme scheme, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", scheme.Name);
        json.WriteString("kind", ModelWords.Of(scheme.Kind));
        WriteText("scheme", scheme.Scheme, json);
        WriteText("parameter", scheme.Parameter, json);
        json.WriteString("in", ModelWords.Of(scheme.In));
        json.WriteEndObject();
    }

    private static void WriteParameter(Parameter parameter, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("in", ModelWords.Of(parameter.In));
        json.WriteBoolean("required", parameter.Required);
        var usual = Parameter.DefaultStyle(parameter.In);
        if (parameter.Style != usual)
        {
            json.WriteString("style", ModelWords.Of(parameter.Style));
        }

        if (parameter.Explode != (usual == ParameterStyle.Form))
        {
            json.WriteBoolean("explode", parameter.Explode);
        }

        WriteText("type", parameter.MediaType, json);
        WriteSchema(parameter.Schema, json);
        json.WriteEndObject();
    }

    private static void WriteHeader(ResponseHeader header, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", header.Name);
        json.WriteBoolean("required", header.Required);
        WriteSchema(header.Schema, json);
        json.WriteEndObject();
    }

    private static void WriteContents(EquatableArray<Content> contents, Utf8JsonWriter json) =>
        WriteList("contents", contents, json, static (content, json) =>
        {
            json.WriteStartObject();
            json.WriteString("type", content.MediaType);
            WriteSchema(content.Schema, json);
            WriteExamples(content.Examples, json);
            WriteList("encodings", content.Encodings, json, static (encoding, json) => WriteEncoding(encoding, json));
            json.WriteEndObject();
        });

    private static void WriteExamples(EquatableArray<Example> examples, Utf8JsonWriter json)
    {
        if (examples.Count == 0)
        {
            return;
        }

        json.WriteStartObject("examples");
        foreach (var example in examples)
        {
            json.WritePropertyName(example.Name);
            json.WriteRawValue(example.Json, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    private static void WriteEncoding(PartEncoding encoding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("property", encoding.Property);
        WriteText("type", encoding.MediaType, json);
        if (encoding.Style is { } style)
        {
            json.WriteString("style", ModelWords.Of(style));
        }

        if (encoding.Explode is { } explode)
        {
            json.WriteBoolean("explode", explode);
        }

        json.WriteEndObject();
    }

    private static void WriteSchema(string schema, Utf8JsonWriter json)
    {
        json.WritePropertyName("schema");
        CompactSchema.Write(schema, json);
    }

    private static void WriteText(string name, string text, Utf8JsonWriter json)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteList<T>(string name, EquatableArray<T> items, Utf8JsonWriter json, Action<T, Utf8JsonWriter> write)
        where T : IEquatable<T>
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item, json);
        }

        json.WriteEndArray();
    }
}
