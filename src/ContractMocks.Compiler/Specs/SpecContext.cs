using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>One reading of one document: its root, where problems go, and what its references name.</summary>
internal sealed class SpecContext(MappingNode root, ProblemSink problems, CancellationToken cancellation)
{
    private const int MaxHops = 32;
    private readonly HashSet<(string, SourceSpan)> _reported = [];
    private readonly HashSet<string> _usedComponents = new(StringComparer.Ordinal);

    /// <summary>The document in the form of OpenAPI 3.</summary>
    public MappingNode Root { get; } = root;

    public CancellationToken Cancellation { get; } = cancellation;

    public IReadOnlyList<Problem> Problems => problems.Problems;

    /// <summary>The components other than schemas that were reached, as <c>parameters/limit</c>.</summary>
    public IReadOnlyCollection<string> UsedComponents => _usedComponents;

    /// <summary>Adds a problem; a place that is reached twice (through an alias, through a shared component) is named once.</summary>
    public void Report(ProblemKind kind, SourceSpan span, params string[] arguments)
    {
        if (_reported.Add((kind.Id, span)))
        {
            problems.Add(kind, span, arguments);
        }
    }

    /// <summary>Adds a problem even where its place has one of the same kind.</summary>
    public void ReportEach(ProblemKind kind, SourceSpan span, params string[] arguments) => problems.Add(kind, span, arguments);

    /// <summary>The mapping at a node, references followed; null, after a problem, where there is none.</summary>
    /// <param name="node">The node, or null, which gives null and no problem.</param>
    /// <param name="what">What it should be, for the message, e.g. <c>'parameters' items</c>.</param>
    public MappingNode? Object(Node? node, string what)
    {
        for (var hops = 0; node is not null && hops < MaxHops; hops++)
        {
            if (node is not MappingNode mapping)
            {
                Report(ProblemKinds.SpecStructure, node.Span, $"{what} must be a mapping, but is {node.Kind}");
                return null;
            }

            if (mapping["$ref"] is not ScalarNode { Type: ScalarType.String } reference)
            {
                return mapping;
            }

            node = Follow(reference);
            if (hops == MaxHops - 1)
            {
                Report(ProblemKinds.UnresolvedReference, reference.Span, reference.Value);
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

    /// <summary>What a reference names in this document; null, after a problem, when it names nothing here.</summary>
    public Node? Follow(ScalarNode reference)
    {
        if (!reference.Value.StartsWith("#", StringComparison.Ordinal))
        {
            Report(ProblemKinds.RemoteReference, reference.Span, reference.Value);
            return null;
        }

        var segments = JsonPointer.Segments(reference.Value);
        var target = segments is null ? null : JsonPointer.Resolve(Root, segments);
        if (target is null)
        {
            Report(ProblemKinds.UnresolvedReference, reference.Span, reference.Value);
            return null;
        }

        if (segments!.Count > 2 && segments[0] == "components")
        {
            _usedComponents.Add($"{segments[1]}/{segments[2]}");
        }

        return target;
    }

    private void ReportWrong(Node? node, string what, string expected)
    {
        if (node is not null and not ScalarNode { Type: ScalarType.Null })
        {
            Report(ProblemKinds.SpecStructure, node.Span, $"{what} must be {expected}, but is {node.Kind}");
        }
    }
}
