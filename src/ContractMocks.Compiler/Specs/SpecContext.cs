using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>One reading of one document: its root, where problems go, and what its references name.</summary>
internal sealed class SpecContext(MappingNode root, SpecReferences references, ProblemSink problems, CancellationToken cancellation)
{
    private const int MaxHops = 32;
    private readonly HashSet<(string, NodePlace)> _reported = [];
    private readonly HashSet<string> _usedComponents = new(StringComparer.Ordinal);

    /// <summary>The document itself; what its references name may stand in other files.</summary>
    public MappingNode Root { get; } = root;

    /// <summary>Whether the document is of Swagger 2.0, whose operations and sections have another form.</summary>
    public bool IsSwagger2 { get; } = root["swagger"] is not null && root["openapi"] is null;

    /// <summary>The document's named schemas; null for none.</summary>
    public MappingNode? NamedSchemas => (IsSwagger2 ? Root["definitions"] : (Root["components"] as MappingNode)?["schemas"]) as MappingNode;

    public CancellationToken Cancellation { get; } = cancellation;

    public IReadOnlyList<Problem> Problems => problems.Problems;

    /// <summary>The components other than schemas that were reached, as <c>parameters/limit</c>.</summary>
    public IReadOnlyCollection<string> UsedComponents => _usedComponents;

    /// <summary>Adds a problem; a place that is reached twice (through an alias, through a shared component) is named once.</summary>
    public void Report(ProblemKind kind, NodePlace place, params string[] arguments)
    {
        if (_reported.Add((kind.Id, place)))
        {
            ReportEach(kind, place, arguments);
        }
    }

    /// <summary>Adds a problem even where its place has one of the same kind.</summary>
    public void ReportEach(ProblemKind kind, NodePlace place, params string[] arguments) =>
        problems.AddRange([new Problem(kind, arguments.ToEquatableArray(), place.File.Path, place.Span)]);

    /// <summary>The narrowest place that stands for a node.</summary>
    public static NodePlace Head(Node node) => new(node.File, JsonPointer.Head(node));

    /// <summary>The mapping at a node, references followed; null, after a problem, where there is none.</summary>
    /// <param name="node">The node, or null, which gives null and no problem.</param>
    /// <param name="what">What it should be, for the message, e.g. <c>'parameters' items</c>.</param>
    public MappingNode? Object(Node? node, string what)
    {
        for (var hops = 0; node is not null && hops < MaxHops; hops++)
        {
            if (node is not MappingNode mapping)
            {
                Report(ProblemKinds.SpecStructure, node.Place, $"{what} must be a mapping, but is {node.Kind}");
                return null;
            }

            if (mapping["$ref"] is not ScalarNode { Type: ScalarType.String } reference)
            {
                return mapping;
            }

            node = Follow(reference);
            if (hops == MaxHops - 1)
            {
                Report(ProblemKinds.UnresolvedReference, reference.Place, reference.Value);
            }
        }

        return null;
    }

    /// <summary>The mapping at a node that is never a reference; null, after a problem when it is something else.</summary>
    public MappingNode? Mapping(Node? node, string what)
    {
        if (node is MappingNode mapping)
        {
            return mapping;
        }

        ReportWrong(node, what, "a mapping");
        return null;
    }

    /// <summary>The items of a list; none, after a problem, when it is something else.</summary>
    public IReadOnlyList<Node> List(Node? node, string what)
    {
        if (node is SequenceNode sequence)
        {
            return sequence.Items;
        }

        ReportWrong(node, what, "a list");
        return [];
    }

    /// <summary>The text of a scalar of any type; empty, after a problem, for a mapping or a list.</summary>
    public string Text(Node? node, string what)
    {
        if (node is ScalarNode scalar)
        {
            return scalar.Type == ScalarType.Null ? "" : scalar.Value;
        }

        ReportWrong(node, what, "a text");
        return "";
    }

    /// <summary>What a reference names; null, after a problem, when it names nothing.</summary>
    public Node? Follow(ScalarNode reference)
    {
        var found = references.Find(reference);
        switch (found.Miss)
        {
            case SpecReferences.Miss.Remote:
                Report(ProblemKinds.RemoteReference, reference.Place, reference.Value, "is no file beside the document, and nothing is fetched");
                break;
            case SpecReferences.Miss.NoFile:
                Report(ProblemKinds.RemoteReference, reference.Place, reference.Value, "is not among the files at hand");
                break;
            case SpecReferences.Miss.Nothing:
                Report(ProblemKinds.UnresolvedReference, reference.Place, reference.Value);
                break;
        }

        if (found.Node is { } node && node.File == Root.File && found.Segments is { Count: > 1 } segments)
        {
            // Swagger 2.0 keeps its parameters and responses at the root.
            _usedComponents.Add(segments[0] == "components" && segments.Count > 2 ? $"{segments[1]}/{segments[2]}" : $"{segments[0]}/{segments[1]}");
        }

        return found.Node;
    }

    /// <summary>What a reference leads to, without a problem where that is nothing.</summary>
    public SpecReferences.Found Peek(ScalarNode reference) => references.Find(reference);

    /// <summary>The schema that a dynamic reference means when nothing around it says otherwise; null, after a problem, for none.</summary>
    public Node? FollowDynamic(ScalarNode reference)
    {
        var node = references.FindDynamic(reference) ?? references.Find(reference).Node;
        if (node is null)
        {
            Report(ProblemKinds.UnresolvedReference, reference.Place, reference.Value);
        }

        return node;
    }

    private void ReportWrong(Node? node, string what, string expected)
    {
        if (node is not null and not ScalarNode { Type: ScalarType.Null })
        {
            Report(ProblemKinds.SpecStructure, node.Place, $"{what} must be {expected}, but is {node.Kind}");
        }
    }
}
