using System.Globalization;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Bounds of numbers, of lengths and of counts.</summary>
internal static class BoundChecks
{
    /// <param name="Keyword">The keyword.</param>
    /// <param name="Name">As rules call it.</param>
    /// <param name="Words">As people call it.</param>
    /// <param name="Types">What it bounds.</param>
    /// <param name="Default">What holds where nothing is said; null where that is no bound.</param>
    private sealed record Kind(string Keyword, string Name, string Words, TypeSet Types, double? Default = null);

    private static readonly Kind[] s_kinds =
    [
        new("minimum", "min", "smallest number allowed", TypeSet.Number),
        new("maximum", "max", "largest number allowed", TypeSet.Number),
        new("minLength", "min-length", "shortest text allowed", TypeSet.String, 0),
        new("maxLength", "max-length", "longest text allowed", TypeSet.String),
        new("minItems", "min-items", "smallest count of items allowed", TypeSet.Array),
        new("maxItems", "max-items", "largest count of items allowed", TypeSet.Array),
        new("minProperties", "min-properties", "smallest count of properties allowed", TypeSet.Object),
        new("maxProperties", "max-properties", "largest count of properties allowed", TypeSet.Object),
        new("minContains", "min-contains", "smallest count of matching items allowed", TypeSet.Array, 1),
        new("maxContains", "max-contains", "largest count of matching items allowed", TypeSet.Array),
    ];

    public static void Run(PairWork work)
    {
        if (work.Old.Bounds.Count > 0 || work.New.Bounds.Count > 0)
        {
            // A text that became a number has lost its bounds with its type.
            var (old, @new) = (TypeCheck.Effective(work.Old), TypeCheck.Effective(work.New));
            var both = old == @new ? TypeSet.Any : old & @new;
            foreach (var kind in s_kinds.Where(kind => (kind.Types & both) != 0))
            {
                Compare(work, kind);
            }

            if ((both & TypeSet.Number) != 0)
            {
                CompareMultiples(work);
            }
        }
    }

    private static void Compare(PairWork work, Kind kind)
    {
        // A bound that counts and one that does not may stand side by side; each is told by itself then.
        var exclusive = "exclusive-" + kind.Keyword;
        if (work.Old.Written.TryGetValue(kind.Keyword, out var oldPlain) && work.Old.Written.TryGetValue(exclusive, out var oldExclusive)
            && work.New.Written.TryGetValue(kind.Keyword, out var newPlain) && work.New.Written.TryGetValue(exclusive, out var newExclusive))
        {
            Compare(work, kind, oldPlain, newPlain);
            Compare(work, kind, oldExclusive, newExclusive);
            return;
        }

        var old = work.Old.Bounds.TryGetValue(kind.Keyword, out var before) ? before : null;
        var @new = work.New.Bounds.TryGetValue(kind.Keyword, out var after) ? after : null;
        if (old is not null || @new is not null)
        {
            Compare(work, kind, old, @new);
        }
    }

    private static void Compare(PairWork work, Kind kind, Bound? old, Bound? @new)
    {

        var (oldValue, newValue) = (old?.Value ?? kind.Default, @new?.Value ?? kind.Default);
        var isExclusive = (old ?? @new)!.IsExclusive || (@new?.IsExclusive ?? false);
        var name = (isExclusive ? "exclusive-" : "") + kind.Name;
        if (oldValue is null || newValue is null)
        {
            work.Add(
                SchemaChanges.Bound(name, oldValue is null ? "set" : "unset"),
                oldValue is null ? $"the {kind.Words} is {Words(@new!)} now, there was no bound" : $"the {kind.Words} was {Words(old!)}, there is no bound now",
                old?.Entry, @new?.Entry);
            return;
        }

        var order = newValue.Value.CompareTo(oldValue.Value);
        if (order == 0 && old is not null && @new is not null && old.IsExclusive != @new.IsExclusive)
        {
            // Of a lower bound, the exclusive one is the higher; of an upper bound, the lower.
            order = @new.IsExclusive == kind.Name.StartsWith("min", StringComparison.Ordinal) ? 1 : -1;
        }

        if (order != 0)
        {
            work.Add(
                SchemaChanges.Bound(name, order > 0 ? "increased" : "decreased"),
                $"the {kind.Words} went from {(old is null ? Number(oldValue.Value) : Words(old))} to {(@new is null ? Number(newValue.Value) : Words(@new))}",
                old?.Entry, @new?.Entry);
        }
    }

    private static void CompareMultiples(PairWork work)
    {
        var old = work.Old.Bounds.TryGetValue("multipleOf", out var before) ? before : null;
        var @new = work.New.Bounds.TryGetValue("multipleOf", out var after) ? after : null;
        switch (old, @new)
        {
            case (null, { }):
                work.Add(SchemaChanges.MultipleOfAdded, $"the number must be a multiple of {Number(@new.Value)} now", null, @new.Entry);
                break;
            case ({ }, null):
                work.Add(SchemaChanges.MultipleOfRemoved, $"the number need not be a multiple of {Number(old.Value)} any longer", old.Entry, null);
                break;
            case ({ }, { }) when !old.Value.Equals(@new.Value):
                var message = $"the number must be a multiple of {Number(@new.Value)}, no longer of {Number(old.Value)}";
                work.Add(work.Difference(SchemaChanges.MultipleOfChanged, message, old.Entry, @new.Entry) with
                {
                    OnRequest = Divides(@new.Value, old.Value) ? ChangeSeverity.Compatible : ChangeSeverity.Breaking,
                    OnResponse = Divides(old.Value, @new.Value) ? ChangeSeverity.Compatible : ChangeSeverity.Breaking,
                });
                break;
        }
    }

    private static bool Divides(double divisor, double number) => divisor > 0 && (number % divisor).Equals(0.0);

    private static string Words(Bound bound) => Number(bound.Value) + (bound.IsExclusive ? " (without it)" : "");

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
