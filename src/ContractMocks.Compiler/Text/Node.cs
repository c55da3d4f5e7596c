namespace ContractMocks.Compiler.Text;

/// <summary>A text that nodes were read from. One object a reading, so files compare by reference.</summary>
internal sealed class NodeFile(string path)
{
    /// <summary>The path as the host gives it, for problems and for references to files beside it.</summary>
    public string Path { get; } = path;

    /// <summary>The whole text's node; null until it is read, and where it cannot be read.</summary>
    public Node? Root { get; set; }
}

/// <summary>Where a node stands.</summary>
internal readonly record struct NodePlace(NodeFile File, SourceSpan Span);

/// <summary>A value of a YAML or JSON text, with its place. The tree is read once and never leaves the step that read it.</summary>
internal abstract class Node(NodeFile file, SourceSpan span)
{
    public NodeFile File { get; } = file;

    public SourceSpan Span { get; } = span;

    public NodePlace Place => new(File, Span);

    /// <summary>The kind in a user's words, for messages.</summary>
    public abstract string Kind { get; }

    /// <summary>What a scalar that is true or false says; null for everything else.</summary>
    public bool? Flag => this is ScalarNode { Type: ScalarType.Boolean } scalar ? scalar.Value is "true" or "True" or "TRUE" : null;
}

/// <summary>The type of a plain scalar by the YAML 1.2 core schema; quoted and block scalars are always strings.</summary>
internal enum ScalarType
{
    String,
    Number,
    Boolean,
    Null,
}

internal sealed class ScalarNode(string value, ScalarType type, NodeFile file, SourceSpan span) : Node(file, span)
{
    public string Value { get; } = value;

    public ScalarType Type { get; } = type;

    public override string Kind => Type switch
    {
        ScalarType.String => $"the text '{(Value.Length > 40 ? Value.Substring(0, 40) + "…" : Value)}'",
        ScalarType.Number => $"the number {Value}",
        ScalarType.Boolean => Value,
        _ => "null",
    };
}

internal sealed class SequenceNode(IReadOnlyList<Node> items, NodeFile file, SourceSpan span) : Node(file, span)
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override string Kind => "a list";
}

internal sealed class MappingNode(IReadOnlyList<MappingEntry> entries, NodeFile file, SourceSpan span) : Node(file, span)
{
    /// <summary>Up to this many entries a walk is faster than an index.</summary>
    private const int SmallCount = 8;
    private Dictionary<string, MappingEntry>? _index;

    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    public override string Kind => "a mapping";

    /// <summary>Whether no entry before this one has its key.</summary>
    public bool IsFirst(MappingEntry entry)
    {
        if (Entries.Count > SmallCount)
        {
            return ReferenceEquals(Find(entry.Key.Value), entry);
        }

        foreach (var other in Entries)
        {
            if (string.Equals(other.Key.Value, entry.Key.Value, StringComparison.Ordinal))
            {
                return ReferenceEquals(other, entry);
            }
        }

        return false;
    }

    /// <summary>The value of a key, or null.</summary>
    public Node? this[string key] => Find(key)?.Value;

    /// <summary>The entry of a key, or null. Where a key is repeated, the first counts.</summary>
    public MappingEntry? Find(string key)
    {
        if (Entries.Count <= SmallCount)
        {
            foreach (var entry in Entries)
            {
                if (string.Equals(entry.Key.Value, key, StringComparison.Ordinal))
                {
                    return entry;
                }
            }

            return null;
        }

        if (_index is null)
        {
            var index = new Dictionary<string, MappingEntry>(StringComparer.Ordinal);
            foreach (var entry in Entries)
            {
                if (!index.ContainsKey(entry.Key.Value))
                {
                    index.Add(entry.Key.Value, entry);
                }
            }

            _index = index;
        }

        return _index.TryGetValue(key, out var found) ? found : null;
    }
}

internal sealed record MappingEntry(ScalarNode Key, Node Value);
