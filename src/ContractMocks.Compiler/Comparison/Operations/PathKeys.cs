using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>
/// Tells a path's parameters apart by where they stand in it. Real documents also declare a parameter under a name that their path does not have: such
/// ones stand for the placeholders that nothing else declares, in order.
/// </summary>
internal sealed class PathKeys
{
    private const string Stem = "path#";

    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <param name="path">The template.</param>
    /// <param name="parameters">The parameters of the path and its operation, of all places.</param>
    public PathKeys(string path, IEnumerable<Spot> parameters)
    {
        var placeholders = PathTemplate.Placeholders(path);
        var names = parameters.Where(static parameter => parameter.Word("in") == "path").Select(static parameter => parameter.Word("name") ?? "").Distinct(StringComparer.Ordinal).ToList();
        var free = new Queue<int>(Enumerable.Range(0, placeholders.Count).Where(at => !names.Contains(placeholders[at])));
        foreach (var name in names)
        {
            var at = placeholders.IndexOf(name);
            at = at < 0 && free.Count > 0 ? free.Dequeue() : at;
            _keys[name] = at < 0 ? "path:" + name : FormattableString.Invariant($"{Stem}{at}");
        }
    }

    /// <summary>Whether a key stands for a placeholder of the path, and not only for a name.</summary>
    public static bool IsPlaceholder(string key) => key.StartsWith(Stem, StringComparison.Ordinal);

    public string Of(string name) => _keys.TryGetValue(name, out var key) ? key : "path:" + name;
}
