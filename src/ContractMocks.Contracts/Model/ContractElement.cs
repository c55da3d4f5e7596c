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
        SecuritySchemes = Items(root, "security", static scheme => ReadScheme(scheme)),
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
        Responses = Items(operation, "responses", static response => new Response(Text(response, "status"), "", Contents(response))
        {
            Headers = Items(response, "headers", static header =>
                new ResponseHeader(Text(header, "name"), IsTrue(header, "required"), Raw(header, "schema"))),
        }),
        Security = Items(operation, "security", static requirement => new SecurityRequirement(
            new EquatableArray<string>([.. requirement.EnumerateArray().Select(static scheme => scheme.GetString() ?? "")]))),
    };

    private static SecurityScheme ReadScheme(JsonElement scheme) =>
        new(Text(scheme, "name"), ModelWords.Kind(Text(scheme, "kind")) ?? SecuritySchemeKind.MutualTls)
        {
            Scheme = Text(scheme, "scheme"),
            Parameter = Text(scheme, "parameter"),
            In = ModelWords.Place(Text(scheme, "in")) ?? ParameterPlace.Header,
        };

    private static Parameter ReadParameter(JsonElement parameter)
    {
        var place = ModelWords.Place(Text(parameter, "in")) ?? ParameterPlace.Cookie;
        var read = new Parameter(Text(parameter, "name"), place, IsTrue(parameter, "required"), Raw(parameter, "schema"))
        {
            MediaType = Text(parameter, "type"),
        };
        return parameter.TryGetProperty("style", out _) || parameter.TryGetProperty("explode", out _)
            ? read with { Style = Style(parameter) ?? read.Style, Explode = Flag(parameter, "explode") ?? read.Explode }
            : read;
    }

    private static EquatableArray<Content> Contents(JsonElement owner) =>
        Items(owner, "contents", static content => new Content(Text(content, "type"), Raw(content, "schema"), Examples(content))
        {
            Encodings = Items(content, "encodings", static encoding => new PartEncoding(Text(encoding, "property"), Text(encoding, "type"))
            {
                Style = Style(encoding),
                Explode = Flag(encoding, "explode"),
            }),
        });

    private static EquatableArray<Example> Examples(JsonElement content)
    {
        if (!content.TryGetProperty("examples", out var examples))
        {
            return default;
        }

        var result = new List<Example>();
        foreach (var example in examples.EnumerateObject())
        {
            result.Add(new Example(example.Name, example.Value.GetRawText()));
        }

        return new EquatableArray<Example>([.. result]);
    }

    private static ParameterStyle? Style(JsonElement owner) => ModelWords.Style(Text(owner, "style"));

    private static bool? Flag(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.True : null;

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
