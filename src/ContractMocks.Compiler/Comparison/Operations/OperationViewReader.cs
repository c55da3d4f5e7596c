using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Reads operations into the one form that all versions share.</summary>
internal abstract class OperationViewReader(SpecContext spec)
{
    private const int MaxHops = 8;

    protected SpecContext Spec { get; } = spec;

    protected Spot Root { get; } = Spot.Root(spec.Root);

    public static OperationViewReader Of(SpecContext spec) => spec.IsSwagger2 ? new SwaggerViewReader(spec) : new OpenApiViewReader(spec);

    /// <summary>An operation of a path.</summary>
    public OperationView? Read(OperationNode node) => Read(node, Root["paths"]?[node.Path], isWebhook: false);

    /// <summary>An operation of a webhook.</summary>
    public OperationView? ReadWebhook(OperationNode node) => Read(node, (Root["webhooks"] ?? Root["x-webhooks"])?[node.Path], isWebhook: true);

    /// <summary>An operation of a callback's expression.</summary>
    public OperationView? ReadCallback(OperationNode node, Spot item) => Read(node, item, isWebhook: false);

    /// <param name="operation">The operation.</param>
    /// <param name="shared">The parameters of its path, which in Swagger 2.0 may hold a body.</param>
    /// <param name="own">Its own.</param>
    protected abstract BodyView? Body(Spot operation, List<(Spot Spot, Spot Definition)> shared, List<(Spot Spot, Spot Definition)> own);

    protected abstract ResponseView Response(string status, Spot spot, Spot definition, Spot operation);

    protected abstract ParameterView? Parameter(Spot spot, Spot definition, Func<string, string> pathKey, bool isOfPathItem);

    /// <summary>The key of a parameter.</summary>
    protected static string KeyOf(string place, string name, Func<string, string> pathKey) => place switch
    {
        "path" => pathKey(name),
        "header" => "header:" + name.ToLowerInvariant(),
        _ => $"{place}:{name}",
    };

    /// <summary>Whether the values of a schema are single words.</summary>
    protected bool IsWord(Node? schema) => Followed(schema) is { } mapping && mapping["type"] switch
    {
        ScalarNode type => type.Value is "string" or "number" or "integer" or "boolean",
        SequenceNode types => types.Items.All(static type => type is ScalarNode { Value: "string" or "number" or "integer" or "boolean" or "null" }),
        _ => mapping["enum"] is SequenceNode values && values.Items.All(static value => value is ScalarNode),
    };

    /// <summary>Whether they are lists.</summary>
    protected bool IsList(Node? schema) => Followed(schema)?["type"] is ScalarNode { Value: "array" };

    /// <summary>OpenAPI tells readers to pass over these headers: media types and security say them.</summary>
    protected static bool IsForOthers(string place, string name) =>
        place == "header"
        && (name.Equals("Accept", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));

    private MappingNode? Followed(Node? schema)
    {
        for (var hops = 0; hops < MaxHops && schema is MappingNode mapping; hops++)
        {
            if (mapping["$ref"] is not ScalarNode reference)
            {
                return mapping;
            }

            schema = Spec.Peek(reference).Node;
        }

        return null;
    }

    private OperationView? Read(OperationNode node, Spot? path, bool isWebhook)
    {
        if (path?.Resolve(Spec) is not { } item || OperationOf(item, node.Method) is not { } operation)
        {
            return null;
        }

        var own = Resolved(operation["parameters"]);
        var shared = Resolved(item["parameters"]);
        var body = Body(operation, shared, own);
        return new OperationView
        {
            Id = node.Id,
            Method = node.Method,
            Path = node.Path,
            Spot = operation,
            Item = item,
            IsWebhook = isWebhook,
            Parameters = [.. Parameters(node.Path, shared, own).Where(parameter => parameter.Definition.Node != body?.Definition?.Node)],
            Body = body,
            Responses = Responses(operation),
            Security = operation["security"] ?? Root["security"],
        };
    }

    private Spot? OperationOf(Spot item, string method)
    {
        foreach (var child in item.Children)
        {
            if (child.Name.Equals(method, StringComparison.OrdinalIgnoreCase))
            {
                return child.Resolve(Spec);
            }
        }

        return item["additionalOperations"]?.Children.FirstOrDefault(child => child.Name.Equals(method, StringComparison.OrdinalIgnoreCase))?.Resolve(Spec);
    }

    private List<(Spot Spot, Spot Definition)> Resolved(Spot? list)
    {
        var result = new List<(Spot, Spot)>();
        foreach (var item in list?.Node is SequenceNode ? list.Children : [])
        {
            if (item.Resolve(Spec) is { Mapping: not null } definition)
            {
                result.Add((item, definition));
            }
        }

        return result;
    }

    /// <summary>The parameters of the path item, each replaced by the operation's own of the same name and place.</summary>
    private List<ParameterView> Parameters(string path, List<(Spot Spot, Spot Definition)> shared, List<(Spot Spot, Spot Definition)> own)
    {
        var keys = new PathKeys(path, shared.Concat(own).Select(static parameter => parameter.Definition));
        var result = new List<ParameterView>();
        foreach (var (list, isShared) in new[] { (shared, true), (own, false) })
        {
            foreach (var (spot, definition) in list)
            {
                if (Parameter(spot, definition, keys.Of, isShared) is not { } parameter)
                {
                    continue;
                }

                var at = result.FindIndex(other => other.Key == parameter.Key);
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

        return result;
    }

    private List<ResponseView> Responses(Spot operation)
    {
        var result = new List<ResponseView>();
        foreach (var response in operation["responses"]?.Children ?? [])
        {
            var status = response.Name == "default" ? response.Name : response.Name.ToUpperInvariant();
            if (status.Length > 0 && !status.StartsWith("X-", StringComparison.Ordinal) && response.Resolve(Spec) is { Mapping: not null } definition)
            {
                result.Add(Response(status, response, definition, operation));
            }
        }

        return result;
    }
}
