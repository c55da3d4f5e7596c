using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>One schema while it is mended: its entries, in their order, and what its type is by now.</summary>
internal sealed class ToolSchemaDraft(MappingNode schema, bool isOlder)
{
    private readonly List<MappingEntry> _entries = schema.Entries.Where(schema.IsFirst).ToList();

    public MappingNode Schema { get; } = schema;

    /// <summary>Whether an older draft's rules apply.</summary>
    public bool IsOlder { get; } = isOlder;

    /// <summary>The types of JSON Schema that are allowed; empty where any is.</summary>
    public IReadOnlyList<string> Types { get; set; } = [];

    /// <summary>Whether the type was written as a tuple.</summary>
    public bool IsTuple { get; set; }

    public Node? this[string key] => IndexOf(key) is >= 0 and var index ? _entries[index].Value : null;

    /// <summary>Puts another value, or none, in the place of a keyword's; nothing happens where the keyword is absent.</summary>
    public void Change(string key, Func<Node, Node?> change)
    {
        var index = IndexOf(key);
        if (index < 0)
        {
            return;
        }

        if (change(_entries[index].Value) is { } value)
        {
            _entries[index] = _entries[index] with { Value = value };
        }
        else
        {
            _entries.RemoveAt(index);
        }
    }

    /// <summary>Puts a keyword in the place of another.</summary>
    public void Replace(string key, string newKey, Node value)
    {
        Remove(newKey);
        var index = IndexOf(key);
        _entries[index] = new MappingEntry(ToolValues.With(_entries[index].Key, newKey, ScalarType.String), value);
    }

    /// <summary>Sets a keyword, at its place or at the end.</summary>
    public void Set(string key, Node value)
    {
        if (IndexOf(key) >= 0)
        {
            Change(key, _ => value);
        }
        else
        {
            _entries.Add(new MappingEntry(ToolValues.With(value, key, ScalarType.String), value));
        }
    }

    public void AddMissing(string key, Node value)
    {
        if (IndexOf(key) < 0)
        {
            Set(key, value);
        }
    }

    public void Remove(string key) => Change(key, static _ => null);

    public void RemoveWhere(Predicate<MappingEntry> match) => _entries.RemoveAll(match);

    public MappingNode ToNode() => new(_entries, Schema.File, Schema.Span);

    private int IndexOf(string key) => _entries.FindIndex(entry => entry.Key.Value == key);
}
