using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// Reads operations of Swagger 2.0, where a parameter is its own schema, a body and the fields of a form are parameters, and media types stand
/// apart from what they carry.
/// </summary>
internal sealed class SwaggerOperationReader(SpecContext spec, SchemaSet schemas, SecurityReader security) : OperationReader(spec, schemas, security)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data";

    private static readonly HashSet<string> NotOfSchema = new(StringComparer.Ordinal)
    {
        "name", "in", "required", "description", "collectionFormat", "allowEmptyValue", "schema",
    };

    protected override EquatableArray<Parameter> Parameters(OperationNode node)
    {
        var result = new List<Parameter>();
        foreach (var mapping in ParameterNodes(node))
        {
            if (!IsOfBody(mapping) && Parameter(mapping) is { } parameter)
            {
                Add(parameter, result);
            }
        }

        return result.ToEquatableArray();
    }

    protected override RequestBody? Body(OperationNode node)
    {
        MappingNode? body = null;
        // An operation's own field replaces that of the path item; so does its own body.
        var fields = new List<(string Name, MappingNode Field)>();
        foreach (var mapping in ParameterNodes(node).Where(IsOfBody))
        {
            if (Word(mapping, "in") == "body")
            {
                body = mapping;
            }
            else if (ParameterName(mapping) is { } name)
            {
                fields.RemoveAll(field => field.Name == name.Value);
                fields.Add((name.Value, mapping));
            }
        }

        if (body is not null)
        {
            var schema = Schemas.Text(body["schema"], "schema");
            return new RequestBody(
                Flag(body["required"]) ?? false, MediaTypes(node, "consumes", Json).Select(type => new Content(type, schema)).ToEquatableArray());
        }

        return fields.Count == 0 ? null : FormBody(node, fields);
    }

    protected override Response Response(string status, MappingNode response, OperationNode node)
    {
        var examples = Spec.Mapping(response["examples"], "'examples'");
        var contents = new List<Content>();
        if (response["schema"] is { } schema)
        {
            var text = Schemas.Text(Schema(schema), "schema");
            foreach (var type in MediaTypes(node, "produces", Json))
            {
                contents.Add(new Content(type, text, Examples(examples?[type])));
            }
        }

        var headers = new List<ResponseHeader>();
        foreach (var header in Spec.Mapping(response["headers"], "'headers'")?.Entries ?? [])
        {
            if (Spec.Object(header.Value, $"the header '{header.Key.Value}'") is { } mapping)
            {
                headers.Add(new ResponseHeader(header.Key.Value, false, Schemas.Text(Schema(mapping), "header")));
            }
        }

        return new Response(status, Spec.Text(response["description"], "'description'"), contents.ToEquatableArray())
        {
            Headers = headers.ToEquatableArray(),
        };
    }

    private Parameter? Parameter(MappingNode mapping)
    {
        if (ParameterName(mapping) is not { } name)
        {
            return null;
        }

        if (ModelWords.Place(Word(mapping, "in")) is not { } place || place == ParameterPlace.Cookie)
        {
            var what = $"'in' of the parameter '{name.Value}' must be one of 'path', 'query', 'header', 'formData', 'body'";
            Spec.Report(ProblemKinds.SpecStructure, (mapping["in"] ?? name).Place, what);
            return null;
        }

        if (IsForOthers(place, name.Value))
        {
            return null;
        }

        var isRequired = (Flag(mapping["required"]) ?? false) || place == ParameterPlace.Path;
        var schema = Schemas.Text(mapping["schema"] ?? Schema(mapping), "parameter");
        var parameter = new Parameter(name.Value, place, isRequired, schema, Spec.Text(mapping["description"], "'description'"));
        var (style, explode) = Collection(mapping, place == ParameterPlace.Query);
        return explode is null ? parameter : parameter with { Style = style ?? parameter.Style, Explode = explode.Value };
    }

    /// <summary>How <c>collectionFormat</c> is said since: nothing where the parameter is no list.</summary>
    private (ParameterStyle? Style, bool? Explode) Collection(MappingNode mapping, bool isQuery)
    {
        if (Word(mapping, "type") != "array")
        {
            return (null, null);
        }

        switch (Word(mapping, "collectionFormat"))
        {
            case "multi":
                return (ParameterStyle.Form, true);
            case "ssv" when isQuery:
                return (ParameterStyle.SpaceDelimited, false);
            case "pipes" when isQuery:
                return (ParameterStyle.PipeDelimited, false);
            case "" or "csv" or "ssv" or "pipes" or "tsv":
                return (null, false);
            default:
                var what = "'collectionFormat' must be one of 'csv', 'ssv', 'tsv', 'pipes', 'multi'";
                Spec.Report(ProblemKinds.SpecStructure, mapping["collectionFormat"]!.Place, what);
                return (null, false);
        }
    }

    private RequestBody FormBody(OperationNode node, List<(string Name, MappingNode Field)> fields)
    {
        var hasFile = fields.Exists(static field => Word(field.Field, "type") == "file");
        var required = fields.Where(static field => Flag(field.Field["required"]) ?? false).ToList();
        var schema = Schemas.Text(FormSchema(fields, required), "formData");
        var encodings = fields.Select(field => (field.Name, Form: Collection(field.Field, isQuery: true)))
            .Where(static field => field.Form.Explode is not null)
            .Select(static field => new PartEncoding(field.Name, "") { Style = field.Form.Style ?? ParameterStyle.Form, Explode = field.Form.Explode })
            .ToEquatableArray();
        var types = MediaTypes(node, "consumes", hasFile ? Multipart : Form).Where(static type => type is Form or Multipart).ToList();
        if (types.Count == 0)
        {
            types.Add(hasFile ? Multipart : Form);
        }

        return new RequestBody(required.Count > 0, types.Select(type => new Content(type, schema) { Encodings = encodings }).ToEquatableArray());
    }

    /// <summary>The fields of a form as the properties of an object.</summary>
    private static MappingNode FormSchema(List<(string Name, MappingNode Field)> fields, List<(string Name, MappingNode Field)> required)
    {
        var at = fields[0].Field;
        var properties = fields.Select(static field =>
            new MappingEntry(Text(field.Name, field.Field), Schema(field.Field, keepsDescription: true))).ToList();
        var entries = new List<MappingEntry>
        {
            new(Text("type", at), Text("object", at)),
            new(Text("properties", at), new MappingNode(properties, at.File, at.Span)),
        };
        if (required.Count > 0)
        {
            var names = required.Select(static field => (Node)Text(field.Name, field.Field)).ToList();
            entries.Add(new MappingEntry(Text("required", at), new SequenceNode(names, at.File, at.Span)));
        }

        return new MappingNode(entries, at.File, at.Span);
    }

    /// <summary>The schema that a parameter, a header or a response's own schema says: without what is no keyword, and a file as binary text.</summary>
    private static Node Schema(Node node, bool keepsDescription = false)
    {
        if (node is not MappingNode mapping || mapping["$ref"] is not null)
        {
            return node;
        }

        var isFile = Word(mapping, "type") == "file";
        var isParameter = mapping["in"] is not null;
        var entries = new List<MappingEntry>();
        foreach (var entry in mapping.Entries)
        {
            var isDescription = entry.Key.Value == "description" && keepsDescription;
            if (isFile && entry.Key.Value == "type")
            {
                entries.Add(new MappingEntry(entry.Key, Text("string", entry.Value)));
                entries.Add(new MappingEntry(Text("format", entry.Key), Text("binary", entry.Value)));
            }
            else if (isDescription || !isParameter || !NotOfSchema.Contains(entry.Key.Value))
            {
                entries.Add(entry);
            }
        }

        return new MappingNode(entries, mapping.File, mapping.Span);
    }

    private static EquatableArray<Example> Examples(Node? example) => example is null ? default : [new Example("", NodeJson.ToJson(example))];

    private List<string> MediaTypes(OperationNode node, string key, string otherwise)
    {
        var list = node.Operation[key] ?? Spec.Root[key];
        var types = list is null ? [] : Spec.List(list, $"'{key}'").OfType<ScalarNode>().Select(static type => type.Value).ToList();
        return types.Count == 0 ? [otherwise] : types;
    }

    private static bool IsOfBody(MappingNode mapping) => Word(mapping, "in") is "body" or "formData";

    private static string Word(MappingNode mapping, string key) => (mapping[key] as ScalarNode)?.Value ?? "";

    private static ScalarNode Text(string value, Node at) => new(value, ScalarType.String, at.File, at.Span);
}
