namespace ContractMocks.Fakes.Solving;

/// <summary>What values are about.</summary>
internal static class Asks
{
    /// <summary>What the value at a place is about. Kept with the goal, as long as its owner is the same.</summary>
    public static FakeAsk For(FakeSolver solver, Goal goal, Shape shape, FakePlace place)
    {
        var known = goal.Ask;
        var siblings = solver.Siblings;
        if (known is not null && known.Name == place.Name && known.Owner == place.Owner && known.Locale == solver.Options.Locale
            && known.Description == shape.Description && known.Format == shape.FormatHint && siblings.Count == 0)
        {
            return known;
        }

        var ask = new FakeAsk
        {
            Name = place.Name,
            Owner = place.Owner,
            Title = shape.Title,
            Description = shape.Description,
            Format = shape.FormatHint,
            Locale = solver.Options.Locale,
            Siblings = siblings,
        };
        goal.Ask = siblings.Count == 0 ? ask : known;
        return ask;
    }
}
