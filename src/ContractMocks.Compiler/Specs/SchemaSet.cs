using System.Text;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// The named schemas that operations reach. A reference is rewritten to the contract's form when it is met, and what it names is read later,
/// from a queue, so that circular schemas end and no depth of references uses up the stack.
/// </summary>
internal sealed class SchemaSet
{
    private readonly SpecContext _spec;
    private readonly SchemaWriter _writer;
    private readonly MappingNode? _components;
    private readonly MappingNode? _definitions;
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Schemas that stand inside an operation and are named by a pointer from elsewhere: the pointer, and the name it got.</summary>
    private readonly Dictionary<string, string> _inlineNames = new(StringComparer.Ordinal);
    private readonly List<(string Name, Node Node)> _inline = [];

    public SchemaSet(SpecContext spec)
    {
        _spec = spec;
        _writer = new SchemaWriter(spec, this);
        _components = (spec.Root["components"] as MappingNode)?["schemas"] as MappingNode;
        _definitions = spec.Root["definitions"] as MappingNode;
    }

    /// <summary>The names of components that were reached.</summary>
    public IReadOnlyCollection<string> Reached => _reached;

    /// <summary>The schema at a node as minified JSON in the contract's form; <c>true</c> where there is none.</summary>
    /// <param name="node">The schema, or null.</param>
    /// <param name="key">The key it stands at, for problems.</param>
    public string Text(Node? node, string key) => node is null ? "true" : _writer.ToJson(node, key);

    /// <summary>A reference as the contract writes it; null, after a problem, when it names nothing in this document.</summary>
    public string? Reach(ScalarNode reference)
    {
        if (_spec.Follow(reference) is not { } target)
        {
            return null;
        }

        var segments = JsonPointer.Segments(reference.Value)!;
        if (IsComponent(segments, out var name, out var rest))
        {
            Add(name);
            return Pointer(name) + rest;
        }

        return Pointer(InlineName(segments, target));
    }

    /// <summary>A value of a discriminator's mapping: a reference, or the bare name of a schema.</summary>
    public string? ReachMapping(ScalarNode value)
    {
        if (Component(value.Value) is null)
        {
            return Reach(value);
        }

        Add(value.Value);
        return Pointer(value.Value);
    }

    /// <summary>Reads everything that was reached, and what that reaches, in document order.</summary>
    public EquatableArray<NamedSchema> Read()
    {
        var inlineRead = 0;
        while (_waiting.Count > 0 || inlineRead < _inline.Count)
        {
            _spec.Cancellation.ThrowIfCancellationRequested();
            var (name, node) = _waiting.Count > 0 ? Next() : _inline[inlineRead++];
            _texts[name] = _writer.ToJson(node, name);
        }

        var result = new List<NamedSchema>(_texts.Count);
        AddInOrder(_components, result);
        AddInOrder(_definitions, result);
        foreach (var (name, _) in _inline)
        {
            result.Add(new NamedSchema(name, _texts[name]));
        }

        return result.ToEquatableArray();
    }

    private (string Name, Node Node) Next()
    {
        var name = _waiting.Dequeue();
        return (name, Component(name)!);
    }

    private void AddInOrder(MappingNode? section, List<NamedSchema> result)
    {
        foreach (var entry in section?.Entries ?? [])
        {
            var name = entry.Key.Value;
            if (_reached.Remove(name))
            {
                result.Add(new NamedSchema(name, _texts[name]));
            }
        }
    }

    private void Add(string name)
    {
        if (_reached.Add(name))
        {
            _waiting.Enqueue(name);
        }
    }

    private Node? Component(string name) => _components?[name] ?? _definitions?[name];

    private bool IsComponent(IReadOnlyList<string> segments, out string name, out string rest)
    {
        var start = segments.Count > 2 && segments[0] == "components" && segments[1] == "schemas" ? 3
            : segments.Count > 1 && segments[0] == "definitions" ? 2
            : 0;
        name = start == 0 ? "" : segments[start - 1];
        rest = "";
        if (start == 0 || Component(name) is null)
        {
            return false;
        }

        for (var i = start; i < segments.Count; i++)
        {
            rest += "/" + JsonPointer.Escape(segments[i]);
        }

        return true;
    }

    /// <summary>A name made of the pointer's words, e.g. <c>PathsPetsGetResponses200ContentApplicationJsonSchema</c>.</summary>
    private string InlineName(IReadOnlyList<string> segments, Node target)
    {
        var pointer = string.Join("/", segments.Select(JsonPointer.Escape));
        if (_inlineNames.TryGetValue(pointer, out var known))
        {
            return known;
        }

        var word = new StringBuilder();
        foreach (var segment in segments)
        {
            OperationNames.AppendWords(word, segment);
        }

        var stem = word.Length == 0 ? "Document" : word.ToString();
        var name = stem;
        for (var i = 2; Component(name) is not null || _inline.Exists(other => other.Name == name); i++)
        {
            name = FormattableString.Invariant($"{stem}{i}");
        }

        _inlineNames.Add(pointer, name);
        _inline.Add((name, target));
        return name;
    }

    private static string Pointer(string name) => "#/schemas/" + JsonPointer.Escape(name);
}
