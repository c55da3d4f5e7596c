using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Reads one operation from its nodes. Whatever is broken in it costs that part and gives one problem.</summary>
internal abstract class OperationReader(SpecContext spec, SchemaSet schemas, SecurityReader security)
{
    private readonly UntoldStreams _streams = new(spec, schemas);

    protected SpecContext Spec { get; } = spec;

    protected SchemaSet Schemas { get; } = schemas;

    /// <summary>The reader for a document's version.</summary>
    public static OperationReader Of(SpecContext spec, SchemaSet schemas, SecurityReader security) =>
        spec.IsSwagger2 ? new SwaggerOperationReader(spec, schemas, security) : new OpenApiOperationReader(spec, schemas, security);

    public Operation Read(OperationNode node) => ReadAlone(node) with
    {
        Callbacks = OperationList.ReadCallbacks(Spec, node.Operation).Select(ReadAlone).ToEquatableArray(),
    };

    protected abstract EquatableArray<Parameter> Parameters(OperationNode node);

    protected abstract RequestBody? Body(OperationNode node);

    /// <summary>A response of the status given.</summary>
    protected abstract Response Response(string status, MappingNode response, OperationNode node);

    protected static bool? Flag(Node? node) => node?.Flag;

    /// <summary>The mappings of a path item's parameters, then of the operation's; the reader decides which replaces which.</summary>
    protected IEnumerable<MappingNode> ParameterNodes(OperationNode node)
    {
        foreach (var list in new[] { node.PathItem["parameters"], node.Operation["parameters"] })
        {
            foreach (var item in list is null ? [] : Spec.List(list, "'parameters'"))
            {
                if (Spec.Object(item, "a parameter") is { } mapping)
                {
                    yield return mapping;
                }
            }
        }
    }

    /// <summary>Adds a parameter; an operation's own of the same name and place replaces that of the path item.</summary>
    protected static void Add(Parameter parameter, List<Parameter> parameters)
    {
        var at = parameters.FindIndex(other => other.In == parameter.In && other.Name == parameter.Name);
        if (at < 0)
        {
            parameters.Add(parameter);
        }
        else
        {
            parameters[at] = parameter;
        }
    }

    protected ScalarNode? ParameterName(MappingNode mapping)
    {
        if (mapping["name"] is ScalarNode { Type: not ScalarType.Null } name)
        {
            return name;
        }

        Spec.Report(ProblemKinds.SpecStructure, mapping["name"]?.Place ?? SpecContext.Head(mapping), "a parameter must have a 'name'");
        return null;
    }

    /// <summary>OpenAPI tells readers to pass over these headers: media types and security say them.</summary>
    protected static bool IsForOthers(ParameterPlace place, string name) =>
        place == ParameterPlace.Header
        && (name.Equals("Accept", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));

    private Operation ReadAlone(OperationNode node)
    {
        var operation = node.Operation;
        return new Operation
        {
            Id = node.Id,
            Method = node.Method,
            Path = node.Path,
            Tag = Tag(operation["tags"]),
            Summary = Spec.Text(operation["summary"], "'summary'"),
            Deprecated = Flag(operation["deprecated"]) ?? false,
            Parameters = Parameters(node),
            Body = Body(node),
            Responses = Responses(node),
            Security = security.Requirements(operation["security"] ?? Spec.Root["security"]),
        };
    }

    private string Tag(Node? tags)
    {
        var list = tags is null ? [] : Spec.List(tags, "'tags'");
        return list.Count == 0 ? "" : Spec.Text(list[0], "a tag");
    }

    private EquatableArray<Response> Responses(OperationNode node)
    {
        var result = new List<Response>();
        foreach (var entry in Spec.Mapping(node.Operation["responses"], "'responses'")?.Entries ?? [])
        {
            if (entry.Key.Value.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            if (Status(entry.Key) is { } status && Spec.Object(entry.Value, $"the response '{status}'") is { } response)
            {
                result.Add(Response(status, response, node));
            }
        }

        return _streams.AddTo(node.Operation, result.ToEquatableArray());
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

        Spec.Report(ProblemKinds.SpecStructure, key.Place, $"a response is named by a status such as '200', by '4XX' or by 'default', not by '{status}'");
        return null;
    }
}
