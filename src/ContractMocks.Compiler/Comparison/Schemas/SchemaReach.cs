using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>Walks from an operation's schemas to what differs inside, and writes down what it weighs on the way there.</summary>
internal sealed class SchemaReach(ChangeLog log, PointerIndex pointers)
{
    public void Walk(SchemaPair root, SchemaSite site)
    {
        if (!root.IsDirty)
        {
            return;
        }

        var seen = new HashSet<(SchemaPair, EdgeTraits)> { (root, EdgeTraits.None) };
        var waiting = new Queue<(SchemaPair Pair, EdgeTraits Traits, string Path, string Use)>();
        waiting.Enqueue((root, EdgeTraits.None, root.Name ?? site.Path, site.Path));
        while (waiting.Count > 0)
        {
            var (pair, traits, path, use) = waiting.Dequeue();
            foreach (var difference in pair.Differences)
            {
                Log(difference, site, traits, path, pair.Name is null ? path : use);
            }

            foreach (var edge in pair.Edges)
            {
                var next = Join(traits, edge.Traits);
                if (edge.Child.IsDirty && seen.Add((edge.Child, next)))
                {
                    var met = path + edge.Step;
                    var node = edge.Child.New.Node ?? edge.Child.Old.Node;
                    var declared = DeclaredPath.Of(pointers.Place(node)?.Pointer, met) ?? met;
                    waiting.Enqueue((edge.Child, next, edge.Child.Name ?? declared, declared));
                }
            }
        }
    }

    /// <summary>
    /// The path with the difference's own step. What is there on one side only says with its place which part declares it, and what stands where a
    /// named schema is used (that it may be null there, its words there) is no change of that schema.
    /// </summary>
    private static string Path(SchemaDifference difference, string path, string use, ChangePlace? old, ChangePlace? @new)
    {
        var met = path + difference.Step;
        if (difference.Step.Length == 0)
        {
            return path == use || IsIn(path, old) || IsIn(path, @new) ? met : use;
        }

        var pointer = difference.After is null ? old?.Pointer : @new?.Pointer;
        return DeclaredPath.Of(pointer, met) is not { } declared ? met
            : declared.EndsWith(difference.Step, StringComparison.Ordinal) ? declared : declared + difference.Step;
    }

    /// <summary>Whether a place is in the component that a path begins with.</summary>
    private static bool IsIn(string name, ChangePlace? place) =>
        place is not null && (DeclaredPath.Component(place.Pointer) == name || place.Pointer.Length == 0);

    private static EdgeTraits Join(EdgeTraits outer, EdgeTraits inner) =>
        ((outer | inner) & ~EdgeTraits.Flips) | ((outer ^ inner) & EdgeTraits.Flips);

    private void Log(SchemaDifference difference, SchemaSite site, EdgeTraits traits, string path, string use)
    {
        var (old, @new) = (pointers.Place(difference.Old), pointers.Place(difference.New));
        var change = new Change(difference.Change.Kind, difference.Message, Path(difference, path, use, old, @new))
        {
            Old = old,
            New = @new,
            Before = difference.Before,
            After = difference.After,
            Subject = difference.Subject,
        };
        foreach (var effect in SchemaWeight.Of(difference, site, traits))
        {
            log.Add(change, effect, site.Reach.Side == ChangeSide.Document ? null : site.Reach);
        }
    }
}
