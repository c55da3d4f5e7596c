using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Reads operations of OpenAPI 3.</summary>
internal sealed class OpenApiOperationReader(SpecContext spec, SchemaSet schemas, SecurityReader security) : OperationReader(spec, schemas, security)
{
    protected override EquatableArray<Parameter> Parameters(OperationNode node)
    {
        var result = new List<Parameter>();
        foreach (var mapping in ParameterNodes(node))
        {
            if (Parameter(mapping) is { } parameter)
            {
                Add(parameter, result);
            }
        }

        return result.ToEquatableArray();
    }

    protected override RequestBody? Body(OperationNode node) =>
        Spec.Object(node.Operation["requestBody"], "'requestBody'") is { } body
            ? new RequestBody(Flag(body["required"]) ?? false, Contents(body["content"]))
            : null;

    protected override Response Response(string status, MappingNode response, OperationNode node) =>
        new(status, Spec.Text(response["description"], "'description'"), Contents(response["content"])) { Headers = Headers(response["headers"]) };

    private Parameter? Parameter(MappingNode mapping)
    {
        if (ParameterName(mapping) is not { } name)
        {
            return null;
        }

        var place = Place(mapping, name);
        if (place is null || IsForOthers(place.Value, name.Value))
        {
            return null;
        }

        var isRequired = Flag(mapping["required"]) ?? false;
        var content = mapping["schema"] is null ? FirstContent(mapping["content"]) : null;
        var style = Style(mapping, place.Value);
        return new Parameter(
            name.Value,
            place.Value,
            isRequired || place == ParameterPlace.Path,
            Schemas.Text(mapping["schema"] ?? content?.Content?["schema"], "schema"),
            Spec.Text(mapping["description"], "'description'"))
        {
            Style = style,
            Explode = Flag(mapping["explode"]) ?? style == ParameterStyle.Form,
            MediaType = content?.MediaType ?? "",
        };
    }

    private ParameterStyle Style(MappingNode mapping, ParameterPlace place)
    {
        if (mapping["style"] is not { } node)
        {
            return ContractMocks.Parameter.DefaultStyle(place);
        }

        if (ModelWords.Style((node as ScalarNode)?.Value) is { } style)
        {
            return style;
        }

        Spec.Report(ProblemKinds.SpecStructure, node.Place, $"'style' must be one of {Nearest.OneOf(ModelWords.AllStyles)}");
        return ContractMocks.Parameter.DefaultStyle(place);
    }

    private ParameterPlace? Place(MappingNode mapping, ScalarNode name)
    {
        var word = (mapping["in"] as ScalarNode)?.Value;
        // OpenAPI 3.2: the whole query string as one value; nothing to look up by name.
        if (ModelWords.Place(word) is not { } place)
        {
            if (word != "querystring")
            {
                var what = $"'in' of the parameter '{name.Value}' must be one of 'path', 'query', 'header', 'cookie'";
                Spec.Report(ProblemKinds.SpecStructure, (mapping["in"] ?? name).Place, what);
            }

            return null;
        }

        return place;
    }

    private (string MediaType, MappingNode? Content)? FirstContent(Node? content) =>
        content is MappingNode { Entries.Count: > 0 } mapping
            ? (mapping.Entries[0].Key.Value, Spec.Object(mapping.Entries[0].Value, "a media type"))
            : null;

    private EquatableArray<Content> Contents(Node? node)
    {
        var result = new List<Content>();
        foreach (var entry in Spec.Mapping(node, "'content'")?.Entries ?? [])
        {
            var what = $"the media type '{entry.Key.Value}'";
            if (entry.Value is ScalarNode { Type: ScalarType.Null })
            {
                result.Add(new Content(entry.Key.Value, "true"));
            }
            else if (Spec.Object(entry.Value, what) is { } content)
            {
                // OpenAPI 3.2 describes the items of a stream apart from the whole.
                var schema = content["schema"] ?? content["itemSchema"];
                result.Add(new Content(entry.Key.Value, Schemas.Text(schema, "schema"), Examples(content)) { Encodings = Encodings(content["encoding"]) });
            }
        }

        return result.ToEquatableArray();
    }

    private EquatableArray<ResponseHeader> Headers(Node? node)
    {
        var result = new List<ResponseHeader>();
        foreach (var entry in Spec.Mapping(node, "'headers'")?.Entries ?? [])
        {
            // The specification has readers pass over this one: the media type says it.
            if (!entry.Key.Value.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                && Spec.Object(entry.Value, $"the header '{entry.Key.Value}'") is { } header)
            {
                var schema = header["schema"] ?? FirstContent(header["content"])?.Content?["schema"];
                result.Add(new ResponseHeader(entry.Key.Value, Flag(header["required"]) ?? false, Schemas.Text(schema, "schema")));
            }
        }

        return result.ToEquatableArray();
    }

    private EquatableArray<PartEncoding> Encodings(Node? node)
    {
        var result = new List<PartEncoding>();
        foreach (var entry in Spec.Mapping(node, "'encoding'")?.Entries ?? [])
        {
            if (Spec.Object(entry.Value, $"the encoding of '{entry.Key.Value}'") is { } encoding)
            {
                result.Add(new PartEncoding(entry.Key.Value, Spec.Text(encoding["contentType"], "'contentType'"))
                {
                    Style = ModelWords.Style((encoding["style"] as ScalarNode)?.Value),
                    Explode = Flag(encoding["explode"]),
                });
            }
        }

        return result.ToEquatableArray();
    }

    private EquatableArray<Example> Examples(MappingNode content)
    {
        var result = new List<Example>();
        if (content["example"] is { } single)
        {
            result.Add(new Example("", NodeJson.ToJson(single)));
        }

        foreach (var entry in Spec.Mapping(content["examples"], "'examples'")?.Entries ?? [])
        {
            var example = Spec.Object(entry.Value, $"the example '{entry.Key.Value}'");
            if ((example?["value"] ?? example?["dataValue"]) is { } value)
            {
                result.Add(new Example(entry.Key.Value, NodeJson.ToJson(value)));
            }
        }

        return result.ToEquatableArray();
    }
}
