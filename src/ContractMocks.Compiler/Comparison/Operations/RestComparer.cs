using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>
/// Compares what no other comparer looks at, so that no difference is lost: words for people, examples, extensions, and keys that are not known.
/// </summary>
internal static class RestComparer
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "description", "summary", "title", "externalDocs", "termsOfService", "contact", "license", "parent", "kind",
    };

    private static readonly HashSet<string> Reference = new(StringComparer.Ordinal) { "$ref" };

    /// <param name="writer">Writes for the part that the two are.</param>
    /// <param name="old">What stands in the old document; null where it has nothing, which is not this comparer's business.</param>
    /// <param name="new">What stands in the new one.</param>
    /// <param name="handled">The keys that others compare.</param>
    public static void Compare(ChangeWriter writer, Spot? old, Spot? @new, HashSet<string> handled)
    {
        if (old?.Mapping is not { } oldMapping || @new?.Mapping is not { } newMapping || ReferenceEquals(oldMapping, newMapping))
        {
            return;
        }

        foreach (var entry in oldMapping.Entries)
        {
            Compare(writer, entry.Key.Value, old, @new, handled);
        }

        foreach (var entry in newMapping.Entries)
        {
            if (oldMapping.Find(entry.Key.Value) is null)
            {
                Compare(writer, entry.Key.Value, old, @new, handled);
            }
        }
    }

    /// <summary>Compares words alone, where extensions and examples are read with a schema.</summary>
    public static void CompareWords(ChangeWriter writer, Spot old, Spot @new)
    {
        foreach (var key in Words.Where(key => old.Mapping?.Find(key) is not null || @new.Mapping?.Find(key) is not null))
        {
            Compare(writer, key, old, @new, []);
        }
    }

    /// <summary>Compares what stands beside two references: since 3.1 words may, instead of those of what they name.</summary>
    public static void CompareBesideReferences(ChangeWriter writer, Spot old, Spot @new)
    {
        if (old.Mapping?.Find("$ref") is not null && @new.Mapping?.Find("$ref") is not null)
        {
            Compare(writer, old, @new, Reference);
        }
    }

    private static void Compare(ChangeWriter writer, string key, Spot old, Spot @new, HashSet<string> handled)
    {
        var kind = Kind(key);
        if (handled.Contains(key))
        {
            return;
        }

        var (before, after) = (old.Mapping![key], @new.Mapping![key]);
        if (AreSame(before, after))
        {
            return;
        }

        writer.InDocument().Add(kind, Message(kind, key, before is null ? "was added" : after is null ? "was removed" : null), old[key], @new[key]);
    }

    // The same words as for schemas, so that both join in one line.
    private static string Message(ChangeKind kind, string key, string? verb) =>
        kind == OperationKinds.ExampleChanged ? "the examples are other ones"
        : kind == OperationKinds.ExtensionChanged ? $"'{key}' {verb ?? "changed"}"
        : kind == OperationKinds.OtherChanged ? $"the key '{key}' {verb ?? "changed"}"
        : $"the {Spoken(key)} {verb ?? "reads otherwise"}";

    private static ChangeKind Kind(string key) =>
        Words.Contains(key) ? OperationKinds.DescriptionChanged
        : key is "example" or "examples" ? OperationKinds.ExampleChanged
        : key.StartsWith("x-", StringComparison.Ordinal) ? OperationKinds.ExtensionChanged
        : OperationKinds.OtherChanged;

    private static string Spoken(string key) => key switch
    {
        "externalDocs" => "link to further documentation",
        "termsOfService" => "link to the terms of service",
        _ => key,
    };

    /// <summary>Texts that only break their lines elsewhere are the same words.</summary>
    private static bool AreSame(Node? old, Node? @new) =>
        NodeEquality.AreEqual(old, @new)
        || (old is ScalarNode { Type: ScalarType.String } a && @new is ScalarNode { Type: ScalarType.String } b && AreSameWords(a.Value, b.Value));

    private static bool AreSameWords(string old, string @new)
    {
        var (i, j) = (Skip(old, 0), Skip(@new, 0));
        while (i < old.Length && j < @new.Length)
        {
            var (isSpace, isOtherSpace) = (char.IsWhiteSpace(old[i]), char.IsWhiteSpace(@new[j]));
            if (isSpace != isOtherSpace || (!isSpace && old[i] != @new[j]))
            {
                return Skip(old, i) == old.Length && Skip(@new, j) == @new.Length;
            }

            (i, j) = isSpace ? (Skip(old, i), Skip(@new, j)) : (i + 1, j + 1);
        }

        return Skip(old, i) == old.Length && Skip(@new, j) == @new.Length;
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
