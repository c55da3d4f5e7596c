using System.Text.Json;

namespace ContractMocks;

/// <summary>Reads the compact form's object into the model.</summary>
internal static class ContractElement
{
    public static Contract Read(JsonElement root) => new()
    {
        Name = Text(root, "name"),
        Provider = Text(root, "provider"),
        Title = Text(root, "title"),
        Version = Text(root, "version"),
        BasePath = Text(root, "basePath"),
        Operations = Items(root, "operations", static operation => ReadOperation(operation)),
        Schemas = ReadSchemas(root),
    };

    private static Operation ReadOperation(JsonElement operation) => new()
    {
        Id = Text(operation, "id"),
        Method = Text(operation, "method"),
        Path = Text(operation, "path"),
        Tag = Text(operation, "tag"),
        Deprecated = IsTrue(operation, "deprecated"),
        Parameters = Items(operation, "parameters", static parameter => ReadParameter(parameter)),
        Body = operation.TryGetProperty("body", out var body) ? new RequestBody(IsTrue(body, "required"), Contents(body)) : null,
        Responses = Items(operation, "responses", static response => new Response(Text(response, "status"), "", Contents(response))),
    };

    private static Parameter ReadParameter(JsonElement parameter)
    {
        var place = Text(parameter, "in") switch
        {
            "path" => ParameterPlace.Path,
            "query" => ParameterPlace.Query,
            "header" => ParameterPlace.Header,
            _ => ParameterPlace.Cookie,
        };
        return new Parameter(Text(parameter, "name"), place, IsTrue(parameter, "required"), Raw(parameter, "schema"));
    }

    private static EquatableArray<Content> Contents(JsonElement owner) =>
        Items(owner, "contents", static content =>
            new Content(Text(content, "type"), Raw(content, "schema"), Items(content, "examples", static example => example.GetRawText())));

    private static EquatableArray<NamedSchema> ReadSchemas(JsonElement root)
    {
        if (!root.TryGetProperty("schemas", out var schemas))
        {
            return default;
        }

        var result = new List<NamedSchema>();
        foreach (var schema in schemas.EnumerateObject())
        {
            result.Add(new NamedSchema(schema.Name, schema.Value.GetRawText()));
        }

        return new EquatableArray<NamedSchema>([.. result]);
    }

    private static EquatableArray<T> Items<T>(JsonElement owner, string name, Func<JsonElement, T> read)
    {
        if (!owner.TryGetProperty(name, out var list))
        {
            return default;
        }

        var items = new T[list.GetArrayLength()];
        var i = 0;
        foreach (var item in list.EnumerateArray())
        {
            items[i++] = read(item);
        }

        return new EquatableArray<T>(items);
    }

    private static string Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string Raw(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetRawText() : "true";

    private static bool IsTrue(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
