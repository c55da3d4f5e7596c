using System.Runtime.CompilerServices;
using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>The views of one document's schemas, each made once.</summary>
internal sealed class SchemaViews(SpecContext spec)
{
    /// <summary>References that only lead to references; more are a circle.</summary>
    private const int MaxHops = 32;

    private static readonly HashSet<string> s_notOwn = new(StringComparer.Ordinal)
    {
        "$ref", "allOf", "nullable", "x-nullable", "title", "description", "deprecated", "readOnly", "writeOnly", "default", "example", "examples",
        "externalDocs", "xml", "$comment", "$schema", "$id", "$anchor", "$defs", "definitions",
    };

    private readonly Dictionary<Node, SchemaView> _views = [];
    private readonly Dictionary<NodeList, SchemaView> _joined = [];

    public static SchemaView Any { get; } = new(null);

    public SpecContext Spec => spec;

    /// <summary>The view of a schema's node; null gives <see cref="Any"/>.</summary>
    public SchemaView Of(Node? node)
    {
        if (node is null)
        {
            return Any;
        }

        if (!_views.TryGetValue(node, out var view))
        {
            view = Resolve(node, 0);
            _views[node] = view;
        }

        return view;
    }

    /// <summary>The view of several schemas that all must hold: of a property that several members of an <c>allOf</c> declare.</summary>
    public SchemaView Of(IReadOnlyList<Node> nodes)
    {
        if (nodes.Count == 1)
        {
            return Of(nodes[0]);
        }

        var key = new NodeList(nodes);
        if (!_joined.TryGetValue(key, out var view))
        {
            _joined.Add(key, view = Join(nodes[0], [.. nodes.Select(Of)], own: null, isWrapped: false).As(isJoined: true));
        }

        return view;
    }

    private SchemaView Resolve(Node node, int hops)
    {
        if (node.Flag is { } flag)
        {
            return new SchemaView(node) { IsNever = !flag };
        }

        return node is not MappingNode mapping || hops > MaxHops ? new SchemaView(node) : Resolve(mapping, hops);
    }

    private SchemaView Resolve(MappingNode mapping, int hops)
    {
        var shape = new SchemaShape(mapping);
        var inner = new List<SchemaView>();
        if (mapping["$ref"] is ScalarNode { Type: ScalarType.String } reference)
        {
            inner.Add(Referred(reference, hops));
        }

        foreach (var item in (mapping["allOf"] as SequenceNode)?.Items ?? [])
        {
            inner.Add(Inner(item, hops));
        }

        var opened = 0;
        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (OnlyBranch(mapping[keyword], hops) is { } branch)
            {
                opened++;
                inner.Add(branch);
            }
        }

        return Join(mapping, inner, HasOwn(mapping, opened > 0) ? mapping : null, shape.Null == NullForm.Wrapped);
    }

    // A view that is still being made is met again where schemas lead round in a circle through allOf: it says nothing more there.
    private SchemaView Inner(Node node, int hops)
    {
        if (_views.TryGetValue(node, out var known))
        {
            return known;
        }

        _views[node] = Any;
        return _views[node] = Resolve(node, hops + 1);
    }

    private SchemaView Referred(ScalarNode reference, int hops)
    {
        var found = spec.Peek(reference);
        if (found.Node is null)
        {
            return Any;
        }

        var view = Inner(found.Node, hops);
        var name = SchemaName(found.Segments);
        return name is null ? view : view.As(name);
    }

    private static string? SchemaName(IReadOnlyList<string>? segments) => segments switch
    {
        { Count: 3 } when segments[0] == "components" && segments[1] == "schemas" => segments[2],
        { Count: 2 } when segments[0] is "definitions" or "$defs" => segments[1],
        _ => null,
    };

    /// <summary>The branch of a union that has one beside null; null where it has more.</summary>
    private SchemaView? OnlyBranch(Node? union, int hops)
    {
        if (union is not SequenceNode { Items.Count: 1 or 2 } list)
        {
            return null;
        }

        var others = list.Items.Where(item => !IsNull(item)).ToList();
        if (others.Count != 1)
        {
            return null;
        }

        var view = Inner(others[0], hops);
        return list.Items.Count == 1 || view.IsNullable ? view : view.As(isNullable: true);
    }

    /// <summary>Whether a schema allows null only: <c>type: null</c>, or null as the only value.</summary>
    public static bool IsNull(Node node) =>
        node is MappingNode mapping
        && ((SchemaShape.TypesOf(mapping["type"] ?? node) is { Count: 1 } types && types[0] == "null")
            || (mapping["type"] is null && mapping["enum"] is SequenceNode { Items.Count: 1 } list && list.Items[0] is ScalarNode { Type: ScalarType.Null })
            || mapping["const"] is ScalarNode { Type: ScalarType.Null });

    private static SchemaView Join(Node node, List<SchemaView> inner, MappingNode? own, bool isWrapped)
    {
        var mapping = node as MappingNode;
        IReadOnlyList<MappingNode> outer = mapping is null ? [] : [mapping];
        if (inner.Count == 0)
        {
            return new SchemaView(node) { IsNullable = isWrapped, Parts = own is null ? [] : [own], Notes = outer };
        }

        if (inner.Count == 1 && own is null)
        {
            var only = inner[0];
            return new SchemaView(node)
            {
                Name = only.Name, IsNever = only.IsNever, IsNullable = only.IsNullable || isWrapped, Parts = only.Parts, Notes = [.. outer, .. only.Notes],
            };
        }

        IReadOnlyList<MappingNode> first = own is null ? [] : [own];
        return new SchemaView(node)
        {
            IsNever = inner.Exists(static view => view.IsNever),
            IsNullable = isWrapped || (inner.TrueForAll(static view => view.IsNullable) && (own is null || own["type"] is null)),
            Parts = [.. first.Concat(inner.SelectMany(static view => view.Parts)).Distinct()],
            Notes = [.. outer.Concat(inner.SelectMany(static view => view.Notes)).Distinct()],
        };
    }

    private static bool HasOwn(MappingNode mapping, bool isOpened)
    {
        foreach (var entry in mapping.Entries)
        {
            var key = entry.Key.Value;
            if (!s_notOwn.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal) && SchemaKeywords.TryGet(key, out _) && !(isOpened && key is "anyOf" or "oneOf"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nodes as a key: the same objects in the same order.</summary>
    private readonly struct NodeList(IReadOnlyList<Node> nodes) : IEquatable<NodeList>
    {
        private readonly IReadOnlyList<Node> _nodes = nodes;

        public bool Equals(NodeList other) =>
            _nodes.Count == other._nodes.Count && _nodes.Zip(other._nodes, ReferenceEquals).All(static same => same);

        public override bool Equals(object? obj) => obj is NodeList other && Equals(other);

        public override int GetHashCode() => _nodes.Aggregate(17, static (hash, node) => unchecked((hash * 31) + RuntimeHelpers.GetHashCode(node)));
    }
}
