namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>What two schemas that stand for one value differ in, check by check.</summary>
internal static class PairChecks
{
    public static void Run(PairWork work)
    {
        NoteChecks.Run(work);
        if (work.Pair.Old.IsNever || work.Pair.New.IsNever)
        {
            CompareNever(work);
            return;
        }

        NullCheck.Run(work);
        if (UnionCheck.RunMixed(work))
        {
            return;
        }

        if (UnionCheck.IsOneSided(work))
        {
            UnionCheck.RunOneSided(work);
            return;
        }

        TypeCheck.Run(work);
        ValueCheck.Run(work);
        BoundChecks.Run(work);
        TextChecks.Run(work);
        // What is inside an object that was a text says nothing new.
        var both = TypeCheck.Effective(work.Old) & TypeCheck.Effective(work.New);
        if ((both & TypeSet.Object) != 0)
        {
            PropertyChecks.Run(work);
        }

        KeywordChecks.Run(work);
        if ((both & TypeSet.Array) != 0)
        {
            ItemChecks.Run(work);
        }

        UnionCheck.Run(work);
        DiscriminatorCheck.Run(work);
        PartCheck.Run(work);
    }

    private static void CompareNever(PairWork work)
    {
        var (old, @new) = (work.Pair.Old, work.Pair.New);
        if (old.IsNever != @new.IsNever)
        {
            work.Add(new SchemaDifference(
                @new.IsNever ? SchemaChanges.NothingAllowed : SchemaChanges.SomethingAllowed,
                @new.IsNever ? "no value is allowed any longer" : "values are allowed where none was")
            {
                Old = old.Node,
                New = @new.Node,
            });
        }
    }
}
