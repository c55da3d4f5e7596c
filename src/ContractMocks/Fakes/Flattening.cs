using Bogus;

namespace ContractMocks.Fakes;

/// <summary>
/// Flattens schemas to facets. Each union, and each <c>if</c>, is a choice: attempt 0 takes the preferred branches, and counting attempts up
/// goes through all combinations.
/// </summary>
internal sealed class Flattening
{
    private const int MaxDepth = 48;

    private readonly Randomizer _chance;
    private readonly bool _isDeep;
    private int _remaining;

    private Flattening(Randomizer chance, bool isDeep, int attempt)
    {
        _chance = chance;
        _isDeep = isDeep;
        _remaining = attempt;
    }

    public Facets Facets { get; } = new();

    /// <summary>How many combinations of choices there are, as far as this attempt saw them.</summary>
    public int Combinations { get; private set; } = 1;

    /// <summary>The schema refers to itself without end.</summary>
    public bool IsEndless { get; private set; }

    /// <param name="schemas">What the value must fit.</param>
    /// <param name="chance">Where the preferred branches come from.</param>
    /// <param name="isDeep">Whether the value is so deep that the branches that end soonest are preferred.</param>
    /// <param name="attempt">The combination, from 0.</param>
    public static Flattening Of(IEnumerable<FakeSource> schemas, Randomizer chance, bool isDeep, int attempt)
    {
        var flattening = new Flattening(chance, isDeep, attempt);
        foreach (var schema in schemas)
        {
            flattening.Add(schema, 0);
        }

        return flattening;
    }

    /// <summary>Takes one of some equally possible ways; the first is preferred.</summary>
    public int Choose(int count)
    {
        if (count <= 1)
        {
            return 0;
        }

        var choice = _remaining % count;
        _remaining /= count;
        Combinations = Combinations > 10_000 ? Combinations : Combinations * count;
        return choice;
    }

    private void Add(FakeSource source, int depth)
    {
        if (depth > MaxDepth)
        {
            IsEndless = true;
            return;
        }

        Facets.Add(source);
        if (source.Target is { } target)
        {
            Add(target, depth + 1);
        }

        foreach (var part in source.List("allOf"))
        {
            Add(part, depth + 1);
        }

        AddBranch(source.List("oneOf"), depth);
        AddBranch(source.List("anyOf"), depth);
        AddCondition(source, depth);
        foreach (var dependent in source.Members("dependentSchemas"))
        {
            if (Facets.Required.Contains(dependent.Key) || Choose(2) == 1)
            {
                Add(dependent.Value, depth + 1);
            }
        }
    }

    private void AddBranch(IReadOnlyList<FakeSource> branches, int depth)
    {
        if (branches.Count == 0)
        {
            return;
        }

        var order = _isDeep
            ? [.. branches.OrderBy(static branch => FakeCost.Of(branch)).ThenBy(FakeCost.IsNull)]
            : Rotate([.. branches.Where(static branch => !FakeCost.IsNull(branch))], branches);
        Add(order[Choose(order.Count)], depth + 1);
    }

    // A value is worth more to a test than null, so null comes last.
    private List<FakeSource> Rotate(List<FakeSource> values, IReadOnlyList<FakeSource> branches)
    {
        var start = values.Count > 1 ? _chance.Number(0, values.Count - 1) : 0;
        return [.. values.Skip(start), .. values.Take(start), .. branches.Where(FakeCost.IsNull)];
    }

    private void AddCondition(FakeSource source, int depth)
    {
        if (source.Part("if") is not { } condition)
        {
            return;
        }

        var then = source.Part("then");
        var otherwise = source.Part("else");
        if (Choose(2) == 1)
        {
            if (otherwise is not null)
            {
                Add(otherwise, depth + 1);
            }

            return;
        }

        Add(condition, depth + 1);
        if (then is not null)
        {
            Add(then, depth + 1);
        }
    }
}

/// <summary>How deep the smallest value of a schema is, as far as eight levels tell.</summary>
internal static class FakeCost
{
    public const int Levels = 8;
    private const int Endless = 1000;

    public static int Of(FakeSource source) => Of(source, Levels);

    public static bool IsNull(FakeSource source) =>
        source.Schema.Types == Schemas.SchemaTypes.Null || source.Schema.Const == "null" || source.Schema.Enum is { Count: 1 } values && values[0] == "null";

    private static int Of(FakeSource source, int levels) => source.Costs[levels] ??= Compute(source, levels);

    private static int Compute(FakeSource source, int levels)
    {
        if (source.Schema.IsNever || levels == 0)
        {
            return Endless;
        }

        var schema = source.Schema;
        var cost = source.Target is { } target ? Of(target, levels - 1) : 0;
        foreach (var part in source.List("allOf"))
        {
            cost = Math.Max(cost, Of(part, levels - 1));
        }

        foreach (var keyword in (ReadOnlySpan<string>)["oneOf", "anyOf"])
        {
            if (source.List(keyword) is { Count: > 0 } branches)
            {
                cost = Math.Max(cost, branches.Min(branch => Of(branch, levels - 1)));
            }
        }

        if ((schema.Types & ~Schemas.SchemaTypes.Object) == 0)
        {
            foreach (var name in schema.Required)
            {
                cost = Math.Max(cost, 1 + (source.Property(name) is { } property ? Of(property, levels - 1) : 0));
            }
        }

        if (schema.MinItems > 0 && source.Part("items") is { } items)
        {
            cost = Math.Max(cost, 1 + Of(items, levels - 1));
        }

        return Math.Min(cost, Endless);
    }
}
