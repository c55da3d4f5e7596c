namespace ContractMocks.Compiler.Text;

/// <summary>Whether two nodes say the same: the order of keys, quotes and places do not count.</summary>
internal static class NodeEquality
{
    public static bool AreEqual(Node? old, Node? @new) => (old, @new) switch
    {
        (null, null) => true,
        (ScalarNode a, ScalarNode b) => a.Type == b.Type && string.Equals(a.Value, b.Value, StringComparison.Ordinal),
        (SequenceNode a, SequenceNode b) => AreEqual(a, b),
        (MappingNode a, MappingNode b) => ReferenceEquals(a, b) || AreEqual(a, b),
        _ => false,
    };

    private static bool AreEqual(SequenceNode old, SequenceNode @new)
    {
        if (old.Items.Count != @new.Items.Count)
        {
            return false;
        }

        for (var i = 0; i < old.Items.Count; i++)
        {
            if (!AreEqual(old.Items[i], @new.Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(MappingNode old, MappingNode @new)
    {
        if (old.Entries.Count != @new.Entries.Count)
        {
            return false;
        }

        foreach (var entry in old.Entries)
        {
            if (@new[entry.Key.Value] is not { } other || !AreEqual(entry.Value, other))
            {
                return false;
            }
        }

        return true;
    }
}
