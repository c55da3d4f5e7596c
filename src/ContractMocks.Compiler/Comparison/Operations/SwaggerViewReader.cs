using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Reads operations of Swagger 2.0, where a parameter is its own schema, and media types stand apart from what they carry.</summary>
internal sealed class SwaggerViewReader(SpecContext spec) : OperationViewReader(spec)
{
    // A schema that is made of a shared parameter must be one node, or it would be compared once for each operation.
    private readonly Dictionary<Node, Node> _schemas = [];

    protected override BodyView? Body(Spot operation, List<(Spot Spot, Spot Definition)> shared, List<(Spot Spot, Spot Definition)> own)
    {
        var fields = new List<(string Name, Spot Spot, Spot Definition)>();
        foreach (var (spot, definition) in shared.Concat(own))
        {
            if (definition.Word("in") == "formData" && definition.Word("name") is { } name)
            {
                fields.RemoveAll(field => field.Name == name);
                fields.Add((name, spot, definition));
            }
        }

        // An operation's own body replaces that of its path. A second one, against the rules, stays among the parameters.
        var body = own.Concat(shared).Where(IsBody).Select(static parameter => ((Spot Spot, Spot Definition)?)parameter).FirstOrDefault();
        if (body is { } whole)
        {
            // Real documents also write the body's type without a schema around it.
            var schema = whole.Definition["schema"] ?? (whole.Definition["type"] is null ? null : whole.Definition.With(Schema(whole.Definition)));
            return new BodyView(
                whole.Definition.Flag("required") ?? false, whole.Spot, whole.Definition, Contents(operation, "consumes", SwaggerSchemas.Json, whole.Definition, schema));
        }

        return fields.Count == 0 ? null : Form(operation, fields);
    }

    protected override ResponseView Response(string status, Spot spot, Spot definition, Spot operation)
    {
        var headers = new List<HeaderView>();
        foreach (var header in definition["headers"]?.Children ?? [])
        {
            if (header.Resolve(Spec) is { Mapping: not null } found)
            {
                headers.Add(new HeaderView(header.Name, false, header, found, Schema(found)));
            }
        }

        var contents = definition["schema"] is { } schema ? Contents(operation, "produces", SwaggerSchemas.Json, definition, schema) : [];
        return new ResponseView(status, spot, definition, contents, headers);
    }

    protected override ParameterView? Parameter(Spot spot, Spot definition, Func<string, string> pathKey, bool isOfPathItem)
    {
        if (definition.Word("name") is not { } name || definition.Word("in") is not { } place || place is "formData" || IsForOthers(place, name))
        {
            return null;
        }

        var schema = definition["schema"]?.Node ?? Schema(definition);
        var (style, explode) = Collection(definition, place);
        return new ParameterView
        {
            Name = name,
            In = place,
            Key = KeyOf(place, name, pathKey),
            IsRequired = place == "path" || (definition.Flag("required") ?? false),
            Spot = spot,
            Definition = definition,
            Schema = schema,
            Style = style,
            Explode = explode,
            IsWord = IsWord(schema),
            IsList = IsList(schema),
            IsOfPathItem = isOfPathItem,
        };
    }

    private BodyView Form(Spot operation, List<(string Name, Spot Spot, Spot Definition)> fields)
    {
        var hasFile = fields.Exists(static field => field.Definition.Word("type") == "file");
        var isRequired = fields.Exists(static field => field.Definition.Flag("required") ?? false);
        var at = fields[0].Spot;
        if (!_schemas.TryGetValue(operation.Node, out var schema))
        {
            schema = SwaggerSchemas.OfForm([.. fields.Select(static field => (field.Name, field.Definition.Mapping!))]);
            _schemas.Add(operation.Node, schema);
        }

        var otherwise = hasFile ? SwaggerSchemas.Multipart : SwaggerSchemas.Form;
        var contents = Contents(operation, "consumes", otherwise, null, at.With(schema))
            .Where(static content => content.Type.Key is SwaggerSchemas.Form or SwaggerSchemas.Multipart)
            .ToList();
        if (contents.Count == 0)
        {
            contents.Add(new ContentView(new MediaTypeName(otherwise), at, null, at.With(schema), null));
        }

        return new BodyView(isRequired, at, null, contents);
    }

    private List<ContentView> Contents(Spot operation, string key, string otherwise, Spot? definition, Spot? schema)
    {
        var list = operation[key] ?? Root[key];
        var result = new List<ContentView>();
        foreach (var type in list?.Children ?? [])
        {
            if (Spot.Word(type) is { } word)
            {
                result.Add(new ContentView(new MediaTypeName(word), type, null, schema, null));
            }
        }

        if (result.Count == 0)
        {
            result.Add(new ContentView(new MediaTypeName(otherwise), schema ?? definition ?? operation, null, schema, null));
        }

        return result;
    }

    private static bool IsBody((Spot Spot, Spot Definition) parameter) => parameter.Definition.Word("in") == "body";

    private Node Schema(Spot definition)
    {
        if (!_schemas.TryGetValue(definition.Node, out var schema))
        {
            _schemas.Add(definition.Node, schema = SwaggerSchemas.Of(definition.Node));
        }

        return schema;
    }

    /// <summary>What <c>collectionFormat</c> is called since.</summary>
    private static (string Style, bool Explode) Collection(Spot definition, string place)
    {
        var isQuery = place is "query";
        var plain = isQuery ? "form" : "simple";
        return definition.Word("collectionFormat") switch
        {
            "multi" => ("form", true),
            "ssv" when isQuery => ("spaceDelimited", false),
            "pipes" when isQuery => ("pipeDelimited", false),
            "tsv" => ("tsv", false),
            "ssv" => ("ssv", false),
            "pipes" => ("pipes", false),
            _ => (plain, definition.Word("type") != "array" && isQuery),
        };
    }
}
