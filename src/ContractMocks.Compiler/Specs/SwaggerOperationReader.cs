using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// Reads operations of Swagger 2.0, where a parameter is its own schema, a body and the fields of a form are parameters, and media types stand
/// apart from what they carry.
/// </summary>
internal sealed class SwaggerOperationReader(SpecContext spec, SchemaSet schemas, SecurityReader security) : OperationReader(spec, schemas, security)
{
    private const string Json = SwaggerSchemas.Json;
    private const string Form = SwaggerSchemas.Form;
    private const string Multipart = SwaggerSchemas.Multipart;

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
            var text = Schemas.Text(SwaggerSchemas.Of(schema), "schema");
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
                headers.Add(new ResponseHeader(header.Key.Value, false, Schemas.Text(SwaggerSchemas.Of(mapping), "header")));
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
        var schema = Schemas.Text(mapping["schema"] ?? SwaggerSchemas.Of(mapping), "parameter");
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
        var isRequired = fields.Exists(static field => Flag(field.Field["required"]) ?? false);
        var schema = Schemas.Text(SwaggerSchemas.OfForm(fields), "formData");
        var encodings = fields.Select(field => (field.Name, Form: Collection(field.Field, isQuery: true)))
            .Where(static field => field.Form.Explode is not null)
            .Select(static field => new PartEncoding(field.Name, "") { Style = field.Form.Style ?? ParameterStyle.Form, Explode = field.Form.Explode })
            .ToEquatableArray();
        var types = MediaTypes(node, "consumes", hasFile ? Multipart : Form).Where(static type => type is Form or Multipart).ToList();
        if (types.Count == 0)
        {
            types.Add(hasFile ? Multipart : Form);
        }

        return new RequestBody(isRequired, types.Select(type => new Content(type, schema) { Encodings = encodings }).ToEquatableArray());
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
}
