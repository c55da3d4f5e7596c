using System.Text;
using ContractMocks.Compiler.Naming;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// The names of schemas: a component's own, else one made from its pointer or its file. Made once for a node, and never one that would become
/// the C# name of another.
/// </summary>
internal sealed class SchemaNames
{
    /// <summary>Folders that say nothing of what is in them, where two files have one name.</summary>
    private static readonly HashSet<string> PlainFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".", "..", "components", "schemas", "schema", "models", "model", "definitions", "resources", "specification", "specs", "shared", "common",
    };

    private readonly MappingNode _root;
    private readonly MappingNode? _schemas;
    private readonly MappingNode? _definitions;
    private readonly List<string> _given = [];

    /// <summary>The C# names of components and of what was named so far. Most documents never need it.</summary>
    private HashSet<string>? _taken;

    /// <summary>Names made for nodes that are no components.</summary>
    private readonly Dictionary<Node, string> _made = [];

    /// <summary>Components that stand for a schema of another file: <c>Pet: { $ref: pet.yaml }</c>.</summary>
    private readonly Dictionary<Node, MappingEntry> _stands = [];
    private readonly Dictionary<string, Node> _contents = new(StringComparer.Ordinal);

    public SchemaNames(SpecContext spec)
    {
        _root = spec.Root;
        _schemas = (_root["components"] as MappingNode)?["schemas"] as MappingNode;
        _definitions = _root["definitions"] as MappingNode;
        foreach (var entry in Components)
        {
            if (Target(entry.Value, spec) is { } target && !_stands.ContainsKey(target))
            {
                _stands.Add(target, entry);
                _contents.Add(entry.Key.Value, target);
            }
        }
    }

    /// <summary>The document's own named schemas, in its order.</summary>
    public IEnumerable<MappingEntry> Components =>
        (_schemas?.Entries ?? []).Concat(_definitions?.Entries ?? []).Where(entry => Find(entry.Key.Value) == entry);

    /// <summary>The names made for schemas that are no components, as they were asked for.</summary>
    public IReadOnlyList<string> Given => _given;

    public MappingEntry? Find(string name) => _schemas?.Find(name) ?? _definitions?.Find(name);

    /// <summary>The component that a node is: by the pointer that led to it, or as the one that stands for it.</summary>
    public MappingEntry? Component(Node node, IReadOnlyList<string>? segments)
    {
        if (node.File == _root.File)
        {
            var name = segments is null ? Components.FirstOrDefault(entry => entry.Value == node)?.Key.Value
                : HeadLength(segments) is var head and > 0 && head == segments.Count ? segments[head - 1]
                : null;
            return name is null ? null : Find(name);
        }

        return _stands.TryGetValue(node, out var entry) ? entry : null;
    }

    /// <summary>What a component holds: what is behind its reference to another file, where it is the one that stands for that.</summary>
    public Node Content(MappingEntry component) =>
        _contents.TryGetValue(component.Key.Value, out var content) ? content : component.Value;

    /// <summary>The name of a schema that is no component.</summary>
    public string NameOf(Node node, IReadOnlyList<string>? segments)
    {
        if (!_made.TryGetValue(node, out var name))
        {
            var stem = node.File == _root.File ? Inside(node, segments) : Outside(node, segments);
            _taken ??= new HashSet<string>(Components.Select(static entry => CSharpNames.Pascal(entry.Key.Value)), StringComparer.OrdinalIgnoreCase);
            name = Candidates(stem, node.File.Path).First(candidate => _taken.Add(CSharpNames.Pascal(candidate)));
            _made.Add(node, name);
            _given.Add(name);
        }

        return name;
    }

    private static Node? Target(Node value, SpecContext spec)
    {
        var isReference = value is MappingNode { Entries.Count: 1 } mapping && mapping["$ref"] is ScalarNode { Type: ScalarType.String };
        if (!isReference || ((MappingNode)value)["$ref"] is not ScalarNode reference || reference.Value.StartsWith("#", StringComparison.Ordinal))
        {
            return null;
        }

        var target = spec.Peek(reference).Node;
        return target?.File == value.File ? null : target;
    }

    /// <summary>How many segments name a component of the document itself; 0 for another pointer.</summary>
    private static int HeadLength(IReadOnlyList<string> segments) =>
        segments.Count > 2 && segments[0] == "components" && segments[1] == "schemas" ? 3
        : segments.Count > 1 && segments[0] == "definitions" ? 2
        : 0;

    private static string Inside(Node node, IReadOnlyList<string>? segments) =>
        segments is null ? Anchor(node) ?? "Schema" : Words(segments.Skip(Math.Max(0, HeadLength(segments) - 1)));

    private static string Outside(Node node, IReadOnlyList<string>? segments)
    {
        var stem = SpecPath.Stem(node.File.Path);
        if (segments is null || segments.Count == 0)
        {
            return segments is null ? Anchor(node) ?? stem : stem;
        }

        var isNamed = segments.Count == 1 || segments[segments.Count - 2] is "schemas" or "definitions" or "$defs";
        return isNamed ? segments[segments.Count - 1] : stem + Words(segments);
    }

    private static string? Anchor(Node node) => ((node as MappingNode)?["$anchor"] ?? (node as MappingNode)?["$dynamicAnchor"]) is ScalarNode name ? name.Value : null;

    /// <summary>The words of a pointer, e.g. <c>PathsPetsGetResponses200ContentApplicationJsonSchema</c>.</summary>
    private static string Words(IEnumerable<string> segments)
    {
        var word = new StringBuilder();
        foreach (var segment in segments)
        {
            OperationNames.AppendWords(word, segment);
        }

        return word.Length == 0 ? "Document" : word.ToString();
    }

    /// <summary>The name alone, then with a folder before it, the nearest first, then with a number.</summary>
    private static IEnumerable<string> Candidates(string stem, string path)
    {
        yield return stem;
        var folders = path.Split('/', '\\');
        for (var i = folders.Length - 2; i >= 0; i--)
        {
            if (!PlainFolders.Contains(folders[i]))
            {
                yield return $"{folders[i]}_{stem}";
            }
        }

        for (var i = 2; ; i++)
        {
            yield return FormattableString.Invariant($"{stem}{i}");
        }
    }
}
