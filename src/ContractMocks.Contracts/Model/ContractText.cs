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

        if (operation.Parameters.Count > 0)
        {
            WriteParameters(operation.Parameters, json);
        }

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
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParameters(EquatableArray<Parameter> parameters, Utf8JsonWriter json)
    {
        json.WriteStartArray("parameters");
        foreach (var parameter in parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("in", PlaceName(parameter.In));
            json.WriteBoolean("required", parameter.Required);
            json.WritePropertyName("schema");
            CompactSchema.Write(parameter.Schema, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string PlaceName(ParameterPlace place) => place switch
    {
        ParameterPlace.Path => "path",
        ParameterPlace.Query => "query",
        ParameterPlace.Header => "header",
        _ => "cookie",
    };

    private static void WriteContents(EquatableArray<Content> contents, Utf8JsonWriter json)
    {
        if (contents.Count == 0)
        {
            return;
        }

        json.WriteStartArray("contents");
        foreach (var content in contents)
        {
            json.WriteStartObject();
            json.WriteString("type", content.MediaType);
            json.WritePropertyName("schema");
            CompactSchema.Write(content.Schema, json);
            if (content.Examples.Count > 0)
            {
                json.WriteStartArray("examples");
                foreach (var example in content.Examples)
                {
                    json.WriteRawValue(example, skipInputValidation: true);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
