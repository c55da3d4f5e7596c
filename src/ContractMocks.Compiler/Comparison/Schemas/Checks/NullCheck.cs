namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Whether null is allowed, in whichever notation.</summary>
internal static class NullCheck
{
    public static void Run(PairWork work)
    {
        var (old, @new) = (work.Old, work.New);
        // Where nothing is said of types, null is one of everything; the type that is then said is the change.
        if (old.AllowsNull == @new.AllowsNull || !IsTyped(work.Pair.Old, old) || !IsTyped(work.Pair.New, @new))
        {
            return;
        }

        work.Add(
            @new.AllowsNull ? SchemaChanges.BecameNullable : SchemaChanges.BecameNotNullable,
            @new.AllowsNull ? "null is now allowed" : "null is no longer allowed",
            null, null);
    }

    private static bool IsTyped(SchemaView view, Facets facets) => view.IsNullable || facets.IsTyped;
}
