using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>
/// Tells at once that two schemas cannot differ: they read the same, and so does everything that their references lead to. An update touches a
/// small part of a document, so this decides how long a comparison takes; it never decides what is found.
/// </summary>
internal sealed class UnchangedSchemas
{
    private const string Components = "#/components/schemas/";
    private const string Definitions = "#/definitions/";
    private readonly Dictionary<Node, ulong> _hashes = [];
    private readonly Dictionary<Node, bool> _leadsToSame = [];
    private readonly HashSet<string> _same;
    private readonly NodeFile _oldFile;
    private readonly NodeFile _newFile;

    public UnchangedSchemas(SpecContext old, SpecContext @new)
    {
        (_oldFile, _newFile) = (old.Root.File, @new.Root.File);
        _same = Same(old.NamedSchemas, @new.NamedSchemas, old.IsSwagger2 == @new.IsSwagger2 ? old.IsSwagger2 ? Definitions : Components : null);
    }

    /// <summary>Whether two schemas, and all that they lead to, read the same. False also means "look closer".</summary>
    public bool Contains(Node? old, Node? @new) =>
        old is not null && @new is not null && old.File == _oldFile && @new.File == _newFile && Hash(old) == Hash(@new) && LeadsToSame(@new);

    /// <summary>The references to components that read the same in both documents and lead only to such.</summary>
    private HashSet<string> Same(MappingNode? old, MappingNode? @new, string? prefix)
    {
        var same = new HashSet<string>(StringComparer.Ordinal);
        if (old is null || @new is null || prefix is null)
        {
            return same;
        }

        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var changed = new Stack<string>();
        foreach (var entry in @new.Entries)
        {
            var reference = prefix + JsonPointer.Escape(entry.Key.Value);
            if (old[entry.Key.Value] is { } before && Hash(before) == Hash(entry.Value))
            {
                same.Add(reference);
                AddReferences(entry.Value, reference, users);
            }
        }

        foreach (var target in users.Keys.Where(target => !same.Contains(target)))
        {
            changed.Push(target);
        }

        while (changed.Count > 0)
        {
            foreach (var user in users.TryGetValue(changed.Pop(), out var list) ? list : [])
            {
                if (same.Remove(user))
                {
                    changed.Push(user);
                }
            }
        }

        return same;
    }

    private static void AddReferences(Node node, string user, Dictionary<string, List<string>> users)
    {
        switch (node)
        {
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (Reference(entry) is { } reference)
                    {
                        if (!users.TryGetValue(reference, out var list))
                        {
                            users.Add(reference, list = []);
                        }

                        list.Add(user);
                    }
                    else
                    {
                        AddReferences(entry.Value, user, users);
                    }
                }

                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                {
                    AddReferences(item, user, users);
                }

                break;
        }
    }

    private bool LeadsToSame(Node node)
    {
        if (node is ScalarNode)
        {
            return true;
        }

        if (!_leadsToSame.TryGetValue(node, out var same))
        {
            same = node switch
            {
                MappingNode mapping => mapping.Entries.All(entry => Reference(entry) is { } reference ? _same.Contains(reference) : LeadsToSame(entry.Value)),
                SequenceNode sequence => sequence.Items.All(LeadsToSame),
                _ => true,
            };
            _leadsToSame.Add(node, same);
        }

        return same;
    }

    /// <summary>Any of the keywords that lead elsewhere; a property that is called so is taken for one and then only looked at closer.</summary>
    private static string? Reference(MappingEntry entry) =>
        entry.Key.Value is "$ref" or "$dynamicRef" or "$recursiveRef" && entry.Value is ScalarNode scalar ? scalar.Value : null;

    /// <summary>A hash of what a node says (FNV-1a, 64 bits): keys, values, types and order, not places.</summary>
    private ulong Hash(Node node)
    {
        if (node is ScalarNode scalar)
        {
            return Mix(1 + (ulong)scalar.Type, scalar.Value);
        }

        if (_hashes.TryGetValue(node, out var known))
        {
            return known;
        }

        var hash = node is MappingNode ? 11UL : 13UL;
        if (node is MappingNode mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                hash = Mix(Mix(hash, entry.Key.Value), Hash(entry.Value));
            }
        }
        else if (node is SequenceNode sequence)
        {
            foreach (var item in sequence.Items)
            {
                hash = Mix(hash, Hash(item));
            }
        }

        _hashes.Add(node, hash);
        return hash;
    }

    private static ulong Mix(ulong hash, string text)
    {
        const ulong Prime = 1099511628211;
        unchecked
        {
            hash = (hash ^ 14695981039346656037UL) * Prime;
            foreach (var letter in text)
            {
                hash = (hash ^ letter) * Prime;
            }

            return (hash ^ (ulong)text.Length) * Prime;
        }
    }

    private static ulong Mix(ulong hash, ulong other)
    {
        unchecked
        {
            hash = (hash ^ other) * 0x9E3779B97F4A7C15UL;
            return hash ^ (hash >> 29);
        }
    }
}
