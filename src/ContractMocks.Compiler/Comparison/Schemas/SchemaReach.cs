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
        var waiting = new Queue<(SchemaPair Pair, EdgeTraits Traits, string Path)>();
        waiting.Enqueue((root, EdgeTraits.None, root.Name ?? site.Path));
        while (waiting.Count > 0)
        {
            var (pair, traits, path) = waiting.Dequeue();
            foreach (var difference in pair.Differences)
            {
                Log(difference, site, traits, path);
            }

            foreach (var edge in pair.Edges)
            {
                var next = Join(traits, edge.Traits);
                if (edge.Child.IsDirty && seen.Add((edge.Child, next)))
                {
                    var met = path + edge.Step;
                    var node = edge.Child.New.Node ?? edge.Child.Old.Node;
                    waiting.Enqueue((edge.Child, next, edge.Child.Name ?? DeclaredPath.Of(pointers.Place(node)?.Pointer, met) ?? met));
                }
            }
        }
    }

    /// <summary>The path with the difference's own step. What is there on one side only says with its place which part declares it.</summary>
    private static string Path(SchemaDifference difference, string path, ChangePlace? old, ChangePlace? @new)
    {
        var met = path + difference.Step;
        if (difference.Step.Length == 0)
        {
            return met;
        }

        var pointer = difference.After is null ? old?.Pointer : @new?.Pointer;
        return DeclaredPath.Of(pointer, met) is not { } declared ? met
            : declared.EndsWith(difference.Step, StringComparison.Ordinal) ? declared : declared + difference.Step;
    }

    private static EdgeTraits Join(EdgeTraits outer, EdgeTraits inner) =>
        ((outer | inner) & ~EdgeTraits.Flips) | ((outer ^ inner) & EdgeTraits.Flips);

    private void Log(SchemaDifference difference, SchemaSite site, EdgeTraits traits, string path)
    {
        var (old, @new) = (pointers.Place(difference.Old), pointers.Place(difference.New));
        var change = new Change(difference.Change.Kind, difference.Message, Path(difference, path, old, @new))
        {
            Old = old,
            New = @new,
            Before = difference.Before,
            After = difference.After,
        };
        foreach (var effect in SchemaWeight.Of(difference, site, traits))
        {
            log.Add(change, effect, site.Reach.Side == ChangeSide.Document ? null : site.Reach);
        }
    }
}
