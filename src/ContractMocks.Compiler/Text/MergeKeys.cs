namespace ContractMocks.Compiler.Text;

/// <summary>
/// YAML's merge key: <c>&lt;&lt;: *base</c> adds the entries of another mapping, or of several, whose keys are not there yet. It is of YAML 1.1
/// and no longer in 1.2, but documents are written with it.
/// </summary>
internal static class MergeKeys
{
    public const string Key = "<<";

    public static List<MappingEntry> Apply(List<MappingEntry> entries)
    {
        if (!entries.Exists(static entry => IsMerge(entry)))
        {
            return entries;
        }

        var result = new List<MappingEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(static entry => !IsMerge(entry)))
        {
            keys.Add(entry.Key.Value);
            result.Add(entry);
        }

        foreach (var source in entries.Where(static entry => IsMerge(entry)).SelectMany(static entry => Sources(entry.Value)))
        {
            result.AddRange(source.Entries.Where(entry => keys.Add(entry.Key.Value)));
        }

        return result;
    }

    private static bool IsMerge(MappingEntry entry) => entry.Key.Value == Key && (entry.Value is MappingNode || Sources(entry.Value).Any());

    private static IEnumerable<MappingNode> Sources(Node value) => value switch
    {
        MappingNode mapping => [mapping],
        SequenceNode list when list.Items.All(static item => item is MappingNode) => list.Items.Cast<MappingNode>(),
        _ => [],
    };
}
