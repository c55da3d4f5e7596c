using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Reads one operation of OpenAPI 3 from its nodes. Whatever is broken in it costs that part and gives one problem.</summary>
internal sealed class OperationReader(SpecContext spec, SchemaSet schemas, SecurityReader security)
{
    public Operation Read(OperationNode node)
    {
        var operation = node.Operation;
        return new Operation
        {
            Id = node.Id,
            Method = node.Method,
            Path = node.Path,
            Tag = Tag(operation["tags"]),
            Summary = spec.Text(operation["summary"], "'summary'"),
            Deprecated = Flag(operation["deprecated"]) ?? false,
            Parameters = Parameters(node),
            Body = Body(operation["requestBody"]),
            Responses = Responses(operation["responses"]),
            Security = security.Requirements(operation["security"] ?? spec.Root["security"]),
        };
    }

    private string Tag(Node? tags)
    {
        var list = tags is null ? [] : spec.List(tags, "'tags'");
        return list.Count == 0 ? "" : spec.Text(list[0], "a tag");
    }

    /// <summary>Those of the path item first; an operation's own parameter of the same name and place replaces it.</summary>
    private EquatableArray<Parameter> Parameters(OperationNode node)
    {
        var result = new List<Parameter>();
        AddParameters(node.PathItem["parameters"], result);
        AddParameters(node.Operation["parameters"], result);
        return result.ToEquatableArray();
    }

    private void AddParameters(Node? list, List<Parameter> result)
    {
        foreach (var item in list is null ? [] : spec.List(list, "'parameters'"))
        {
            if (spec.Object(item, "a parameter") is not { } mapping || Parameter(mapping) is not { } parameter)
            {
                continue;
            }

            var at = result.FindIndex(other => other.In == parameter.In && other.Name == parameter.Name);
            if (at < 0)
            {
                result.Add(parameter);
            }
            else
            {
                result[at] = parameter;
            }
        }
    }

    private Parameter? Parameter(MappingNode mapping)
    {
        if (mapping["name"] is not ScalarNode { Type: not ScalarType.Null } name)
        {
            spec.Report(ProblemKinds.SpecStructure, mapping.Find("name")?.Value.Span ?? JsonPointer.Head(mapping), "a parameter must have a 'name'");
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
            schemas.Text(mapping["schema"] ?? content?.Content?["schema"], "schema"),
            spec.Text(mapping["description"], "'description'"))
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

        spec.Report(ProblemKinds.SpecStructure, node.Span, $"'style' must be one of {Nearest.OneOf(ModelWords.AllStyles)}");
        return ContractMocks.Parameter.DefaultStyle(place);
    }

    private static bool? Flag(Node? node) => node is ScalarNode { Type: ScalarType.Boolean } flag ? flag.Value is "true" or "True" or "TRUE" : null;

    private ParameterPlace? Place(MappingNode mapping, ScalarNode name)
    {
        var word = (mapping["in"] as ScalarNode)?.Value;
        // OpenAPI 3.2: the whole query string as one value; nothing to look up by name.
        if (ModelWords.Place(word) is not { } place)
        {
            if (word != "querystring")
            {
                var what = $"'in' of the parameter '{name.Value}' must be one of 'path', 'query', 'header', 'cookie'";
                spec.Report(ProblemKinds.SpecStructure, mapping["in"]?.Span ?? name.Span, what);
            }

            return null;
        }

        return place;
    }

    /// <summary>OpenAPI tells readers to pass over these headers: media types and security say them.</summary>
    private static bool IsForOthers(ParameterPlace place, string name) =>
        place == ParameterPlace.Header
        && (name.Equals("Accept", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));

    private (string MediaType, MappingNode? Content)? FirstContent(Node? content) =>
        content is MappingNode { Entries.Count: > 0 } mapping
            ? (mapping.Entries[0].Key.Value, spec.Object(mapping.Entries[0].Value, "a media type"))
            : null;

    private RequestBody? Body(Node? node)
    {
        if (spec.Object(node, "'requestBody'") is not { } body)
        {
            return null;
        }

        var isRequired = Flag(body["required"]) ?? false;
        return new RequestBody(isRequired, Contents(body["content"]));
    }

    private EquatableArray<Response> Responses(Node? node)
    {
        var result = new List<Response>();
        foreach (var entry in spec.Mapping(node, "'responses'")?.Entries ?? [])
        {
            if (entry.Key.Value.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            if (Status(entry.Key) is { } status && spec.Object(entry.Value, $"the response '{status}'") is { } response)
            {
                var description = spec.Text(response["description"], "'description'");
                result.Add(new Response(status, description, Contents(response["content"])) { Headers = Headers(response["headers"]) });
            }
        }

        return result.ToEquatableArray();
    }

    private string? Status(ScalarNode key)
    {
        var status = key.Value;
        if (status == "default")
        {
            return status;
        }

        if (status.Length == 3 && status[0] is >= '1' and <= '5')
        {
            if (status[1] is >= '0' and <= '9' && status[2] is >= '0' and <= '9')
            {
                return status;
            }

            if (status[1] is 'X' or 'x' && status[2] is 'X' or 'x')
            {
                return status.ToUpperInvariant();
            }
        }

        spec.Report(ProblemKinds.SpecStructure, key.Span, $"a response is named by a status such as '200', by '4XX' or by 'default', not by '{status}'");
        return null;
    }

    private EquatableArray<Content> Contents(Node? node)
    {
        var result = new List<Content>();
        foreach (var entry in spec.Mapping(node, "'content'")?.Entries ?? [])
        {
            var what = $"the media type '{entry.Key.Value}'";
            if (entry.Value is ScalarNode { Type: ScalarType.Null })
            {
                result.Add(new Content(entry.Key.Value, "true"));
            }
            else if (spec.Object(entry.Value, what) is { } content)
            {
                // OpenAPI 3.2 describes the items of a stream apart from the whole.
                var schema = content["schema"] ?? content["itemSchema"];
                result.Add(new Content(entry.Key.Value, schemas.Text(schema, "schema"), Examples(content)) { Encodings = Encodings(content["encoding"]) });
            }
        }

        return result.ToEquatableArray();
    }

    private EquatableArray<ResponseHeader> Headers(Node? node)
    {
        var result = new List<ResponseHeader>();
        foreach (var entry in spec.Mapping(node, "'headers'")?.Entries ?? [])
        {
            // The specification has readers pass over this one: the media type says it.
            if (!entry.Key.Value.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                && spec.Object(entry.Value, $"the header '{entry.Key.Value}'") is { } header)
            {
                var schema = header["schema"] ?? FirstContent(header["content"])?.Content?["schema"];
                result.Add(new ResponseHeader(entry.Key.Value, Flag(header["required"]) ?? false, schemas.Text(schema, "schema")));
            }
        }

        return result.ToEquatableArray();
    }

    private EquatableArray<PartEncoding> Encodings(Node? node)
    {
        var result = new List<PartEncoding>();
        foreach (var entry in spec.Mapping(node, "'encoding'")?.Entries ?? [])
        {
            if (spec.Object(entry.Value, $"the encoding of '{entry.Key.Value}'") is { } encoding)
            {
                result.Add(new PartEncoding(entry.Key.Value, spec.Text(encoding["contentType"], "'contentType'"))
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

        foreach (var entry in spec.Mapping(content["examples"], "'examples'")?.Entries ?? [])
        {
            var example = spec.Object(entry.Value, $"the example '{entry.Key.Value}'");
            if ((example?["value"] ?? example?["dataValue"]) is { } value)
            {
                result.Add(new Example(entry.Key.Value, NodeJson.ToJson(value)));
            }
        }

        return result.ToEquatableArray();
    }
}
