using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Values that are allowed alone: <c>enum</c> and <c>const</c>, which is an enum of one.</summary>
internal static class ValueCheck
{
    public static void Run(PairWork work)
    {
        var (old, @new) = (work.Old, work.New);
        switch (old.Values, @new.Values)
        {
            case (null, null):
                return;
            case (null, { } values):
                work.Add(
                    @new.IsConst ? SchemaChanges.ConstAdded : SchemaChanges.BecameEnum,
                    values.Count == 1 ? $"only {values[0].Json} is allowed now" : $"only {List(values)} are allowed now",
                    null, @new.ValuesEntry);
                return;
            case ({ } values, null):
                work.Add(
                    old.IsConst ? SchemaChanges.ConstRemoved : SchemaChanges.EnumRemoved,
                    values.Count == 1 ? $"other values than {values[0].Json} are allowed now" : $"other values than {List(values)} are allowed now",
                    old.ValuesEntry, null);
                return;
            case ({ Count: 1 } one, { Count: 1 } other) when one[0].Json != other[0].Json && (old.IsConst || @new.IsConst):
                work.Add(SchemaChanges.ConstChanged, $"the only value went from {one[0].Json} to {other[0].Json}", old.ValuesEntry, @new.ValuesEntry);
                return;
            default:
                Compare(work, old.Values, @new.Values);
                return;
        }
    }

    private static void Compare(PairWork work, IReadOnlyList<EnumValue> old, IReadOnlyList<EnumValue> @new)
    {
        var before = new HashSet<string>(old.Select(static value => value.Json), StringComparer.Ordinal);
        var after = new HashSet<string>(@new.Select(static value => value.Json), StringComparer.Ordinal);
        foreach (var value in @new.Where(value => !before.Contains(value.Json)))
        {
            work.Add(new SchemaDifference(SchemaChanges.EnumValueAdded, $"the value {value.Json} was added")
            {
                Old = work.Old.ValuesEntry?.Value,
                New = value.Node,
                After = value.Json,
                Subject = value.Json,
            });
        }

        foreach (var value in old.Where(value => !after.Contains(value.Json)))
        {
            work.Add(new SchemaDifference(SchemaChanges.EnumValueRemoved, $"the value {value.Json} was removed")
            {
                Old = value.Node,
                New = work.New.ValuesEntry?.Value,
                Before = value.Json,
                Subject = value.Json,
            });
        }
    }

    private static string List(IReadOnlyList<EnumValue> values)
    {
        const int Most = 8;
        var shown = string.Join(", ", values.Take(Most).Select(static value => value.Json));
        return values.Count > Most ? FormattableString.Invariant($"{shown} and {values.Count - Most} more") : shown;
    }
}
