using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>
/// Which operation of the new document is which of the old one: by method and path, whatever placeholders are called; else by method and whole path,
/// where a prefix moved between the servers and the paths.
/// </summary>
internal sealed class OperationPairs
{
    private OperationPairs(List<(OperationView Old, OperationView New)> both, List<OperationView> removed, List<OperationView> added, bool movedPrefix) =>
        (Both, Removed, Added, HasMovedPrefix) = (both, removed, added, movedPrefix);

    /// <summary>In the new document's order.</summary>
    public IReadOnlyList<(OperationView Old, OperationView New)> Both { get; }

    public IReadOnlyList<OperationView> Removed { get; }

    public IReadOnlyList<OperationView> Added { get; }

    /// <summary>Whether operations were found under the same whole path only: then the servers say otherwise what is the same.</summary>
    public bool HasMovedPrefix { get; }

    /// <param name="old">The operations of the old document.</param>
    /// <param name="new">Those of the new one.</param>
    /// <param name="oldPrefix">The path that stands before every path of the old document.</param>
    /// <param name="newPrefix">Likewise of the new one.</param>
    public static OperationPairs Of(IReadOnlyList<OperationView> old, IReadOnlyList<OperationView> @new, string oldPrefix, string newPrefix)
    {
        var waiting = ByKey(old, "");
        var partners = new Dictionary<OperationView, OperationView>();
        foreach (var operation in @new)
        {
            Take(waiting, operation, "", partners);
        }

        var movedPrefix = false;
        if (oldPrefix != newPrefix && partners.Count < @new.Count && waiting.Count > 0)
        {
            var unpaired = new HashSet<OperationView>(waiting.Values.SelectMany(static list => list));
            var byWholePath = ByKey([.. old.Where(unpaired.Contains)], oldPrefix);
            foreach (var operation in @new.Where(operation => !partners.ContainsKey(operation)))
            {
                movedPrefix |= Take(byWholePath, operation, newPrefix, partners);
            }
        }

        var taken = new HashSet<OperationView>(partners.Values);
        return new OperationPairs(
            [.. @new.Where(partners.ContainsKey).Select(operation => (partners[operation], operation))],
            [.. old.Where(operation => !taken.Contains(operation))],
            [.. @new.Where(operation => !partners.ContainsKey(operation))],
            movedPrefix);
    }

    /// <summary>Only what a project chose by ids; everything where it chose nothing. An id of either document is enough.</summary>
    public OperationPairs Choose(EquatableArray<string> old, EquatableArray<string> @new)
    {
        if (old.Count + @new.Count == 0)
        {
            return this;
        }

        var ids = new HashSet<string>(old.Concat(@new), StringComparer.Ordinal);
        return new OperationPairs(
            [.. Both.Where(pair => ids.Contains(pair.Old.Id) || ids.Contains(pair.New.Id))],
            [.. Removed.Where(operation => ids.Contains(operation.Id))],
            [.. Added.Where(operation => ids.Contains(operation.Id))],
            HasMovedPrefix);
    }

    // Several paths may differ in the names of placeholders only; they pair in their order, those of the same name first.
    private static Dictionary<string, List<OperationView>> ByKey(IReadOnlyList<OperationView> operations, string prefix)
    {
        var result = new Dictionary<string, List<OperationView>>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            var key = Key(operation, prefix);
            if (!result.TryGetValue(key, out var list))
            {
                result.Add(key, list = []);
            }

            list.Add(operation);
        }

        return result;
    }

    private static bool Take(
        Dictionary<string, List<OperationView>> waiting, OperationView operation, string prefix, Dictionary<OperationView, OperationView> partners)
    {
        var key = Key(operation, prefix);
        if (!waiting.TryGetValue(key, out var list))
        {
            return false;
        }

        var partner = list.Find(other => other.Path == operation.Path) ?? list[0];
        list.Remove(partner);
        if (list.Count == 0)
        {
            waiting.Remove(key);
        }

        partners.Add(operation, partner);
        return true;
    }

    private static string Key(OperationView operation, string prefix) => $"{operation.Method} {PathTemplate.Anonymous(prefix + operation.Path)}";
}
