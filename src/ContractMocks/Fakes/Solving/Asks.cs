namespace ContractMocks.Fakes.Solving;

/// <summary>What values are about.</summary>
internal static class Asks
{
    /// <summary>What the value at a place is about. What its words say is kept with the goal, as long as they are the same.</summary>
    public static FakeAsk For(FakeSolver solver, Goal goal, Shape shape, FakePlace place)
    {
        var known = goal.Ask;
        if (known is null || known.Name != place.Name || known.Owner != place.Owner || known.Locale != solver.Options.Locale
            || !ReferenceEquals(known.Description, shape.Description) || known.Format != shape.FormatHint)
        {
            known = new FakeAsk
            {
                Name = place.Name,
                Owner = place.Owner,
                Title = shape.Title,
                Description = shape.Description,
                Format = shape.FormatHint,
                Locale = solver.Options.Locale,
            };
            goal.Ask = known;
        }

        return solver.Siblings.Count == 0 || !known.UsesSiblings ? known : known.Beside(solver.Siblings);
    }
}
