using System.Text.Json;
using ContractMocks.Fakes.Solving;

namespace ContractMocks.Fakes.Variants;

/// <summary>
/// One fake for each thing that the schemas allow to be one way or the other: each bound, each value, each alternative, each optional property. A rule
/// that stands at several places, because a schema is referred to from several, is shown at the first.
/// </summary>
internal sealed class BoundaryCases(Func<FakeStyle, Dictionary<string, List<Twist>>?, Action<Goal, Twist>?, string?> make)
{
    /// <summary>So many cases are enough for any schema; the outer ones come first.</summary>
    public const int Most = 1000;

    private readonly HashSet<(Goal Goal, TwistKind Kind, int Choice, string Label)> _known = [];
    private readonly Queue<(Twist Twist, Twist[] Around)> _waiting = new();
    private readonly List<FakeCase> _cases = [];
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    public IReadOnlyList<FakeCase> Make()
    {
        Explore([]);
        while (_cases.Count < Most && _waiting.TryDequeue(out var next))
        {
            Show(next.Twist, next.Around);
        }

        return _cases;
    }

    // What can be otherwise where everything optional is there.
    private void Explore(Twist[] twists) => make(FakeStyle.Maximal, Table(twists), (owner, twist) =>
    {
        if (_known.Count < Most * 4 && _known.Add((owner, twist.Kind, twist.Choice, twist.Label)))
        {
            _waiting.Enqueue((twist, [.. twists.Where(around => IsAround(around, twist))]));
        }
    });

    private void Show(Twist twist, Twist[] around)
    {
        Twist[] twists = [.. around, twist];
        if (make(FakeStyle.Typical, Table(twists), null) is { } json && _made.Add(json))
        {
            var keyword = twist.Keyword.Length > 0 ? twist.Keyword : twist.Label;
            var label = twist.Keyword.Length > 0 && twist.Label.Length > 0 ? $"{twist.Keyword} {twist.Label}" : keyword;
            _cases.Add(new FakeCase(Unique($"{twist.Path}: {label}"), json, twist.Path, keyword, IsValid: true));
        }

        // Another alternative brings properties of its own.
        if (twist.Kind is TwistKind.Branch or TwistKind.Type)
        {
            Explore(twists);
        }
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; _cases.Exists(other => other.Name == unique); i++)
        {
            unique = $"{name} ({i})";
        }

        return unique;
    }

    private static bool IsAround(Twist around, Twist twist) =>
        twist.Path.StartsWith(around.Path, StringComparison.Ordinal) && (around.Path != twist.Path || around.Kind != twist.Kind);

    private static Dictionary<string, List<Twist>> Table(Twist[] twists) =>
        twists.GroupBy(static twist => twist.Path, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.ToList(), StringComparer.Ordinal);
}
