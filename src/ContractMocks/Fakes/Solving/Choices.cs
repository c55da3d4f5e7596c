using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>Something that can be met in several ways.</summary>
internal abstract record Choice
{
    public abstract string Keyword { get; }

    /// <summary>The ways that do not contradict what is known already, the preferred one first.</summary>
    public abstract List<int> Ways(Flattener flattener);

    public abstract void Take(Flattener flattener, int way);

    public abstract string WhyNone(Flattener flattener);
}

/// <summary><c>anyOf</c> or <c>oneOf</c>.</summary>
internal sealed record UnionChoice(FakeKeywords Words, FakeSchema[] Branches, bool IsExclusive, Scope Scope) : Choice
{
    public override string Keyword => ReferenceEquals(Branches, Words.OneOf) ? "oneOf" : "anyOf";

    public override List<int> Ways(Flattener flattener)
    {
        var possible = new List<int>(Branches.Length);
        for (var i = 0; i < Branches.Length; i++)
        {
            if (Quick.MayFit(Branches[i], flattener.Shape))
            {
                possible.Add(i);
            }
        }

        var isFirst = flattener.Shape.Union is null;
        flattener.Shape.Union ??= (Keyword, Branches.Length);
        return Ordered(possible, isFirst ? flattener.Way : flattener.Way with { Branch = null });
    }

    public override void Take(Flattener flattener, int way)
    {
        flattener.Add(new Literal(Branches[way], true), Scope);
        if (Words.Discriminator is { } property)
        {
            // OpenAPI: the property that tells the alternatives apart is there, and says which it is.
            flattener.Shape.Require(property);
            if (Unions.DiscriminatorValues(Words, Branches[way]) is { } values)
            {
                flattener.Shape.AddPropertyDemand(new PropertyDemand(property, new Literal(values, true)));
            }
        }

        if (!IsExclusive || Branches.Length == 1)
        {
            return;
        }

        if (flattener.Way.IsStrict)
        {
            for (var i = 0; i < Branches.Length; i++)
            {
                if (i != way)
                {
                    flattener.Add(new Literal(Branches[i], false), Scope);
                }
            }
        }
        else if (!Unions.AreApart(Words, Branches))
        {
            flattener.Shape.IsHopeful = true;
            flattener.Shape.NeedsCheck = true;
        }
    }

    public override string WhyNone(Flattener flattener) => $"none of the {Branches.Length} alternatives of {Keyword} goes with what else is asked for";

    // A value is worth more to a test than null, so null comes last.
    private List<int> Ordered(List<int> possible, FakeWay way)
    {
        if (possible.Count < 2)
        {
            return possible;
        }

        if (way.Branch is { } wanted && possible.Remove(wanted))
        {
            return [wanted, .. possible];
        }

        if (way.EndsSoon)
        {
            return [.. possible.OrderBy(branch => Height.Of(Branches[branch])).ThenBy(branch => Height.IsNull(Branches[branch]))];
        }

        if (possible.Count == 2 && possible.Find(branch => Branches[branch].QuickTypes == SchemaTypes.String) is var text
            && Branches[text].QuickTypes == SchemaTypes.String && Branches[possible.Find(branch => branch != text)].QuickTypes == SchemaTypes.Array)
        {
            // A text or a list of its parts: the text is the form that every client reads.
            return [text, possible.Find(branch => branch != text)];
        }

        var values = possible.FindAll(branch => !Height.IsNull(Branches[branch]));
        var start = values.Count > 1 ? (int)(FakeChance.Mix(way.State, (ulong)Branches.Length) % (ulong)values.Count) : 0;
        return [.. values[start..], .. values[..start], .. possible.FindAll(branch => Height.IsNull(Branches[branch]))];
    }
}

/// <summary>OpenAPI 3.0's <c>nullable</c>: what the schema says, or null.</summary>
internal sealed record NullableChoice(FakeSchema Schema, FakeKeywords Words, Scope Scope) : Choice
{
    public override string Keyword => "nullable";

    public override List<int> Ways(Flattener flattener)
    {
        var isFirst = flattener.Shape.Union is null;
        flattener.Shape.Union ??= (Keyword, 2);
        return isFirst && flattener.Way.Branch == 1 && (flattener.Shape.Types & SchemaTypes.Null) != 0 ? [1, 0] : Ordered(flattener);
    }

    private List<int> Ordered(Flattener flattener) =>
        (flattener.Shape.Types & SchemaTypes.Null) == 0 ? [0]
        : flattener.Way.EndsSoon && Words.Enum is null && Words.Const is null && (Words.Types & ~(SchemaTypes.Object | SchemaTypes.Array)) == 0 ? [1, 0]
        : [0, 1];

    public override void Take(Flattener flattener, int way)
    {
        if (way == 0)
        {
            flattener.AddWords(Words, Scope);
        }
        else
        {
            flattener.Shape.Restrict(SchemaTypes.Null, Keyword, "null is not among the types");
        }
    }

    public override string WhyNone(Flattener flattener) => "nothing is left";
}

/// <summary><c>if</c> with <c>then</c> and <c>else</c>.</summary>
internal sealed record ConditionChoice(FakeSchema If, FakeSchema? Then, FakeSchema? Else, Scope Scope) : Choice
{
    public override string Keyword => "if";

    public override List<int> Ways(Flattener flattener)
    {
        if (!Quick.MayFit(If, flattener.Shape))
        {
            return [1];
        }

        var isFirst = (FakeChance.Mix(flattener.Way.State, 77) & 1) == 0 || Then is null;
        return isFirst ? [0, 1] : [1, 0];
    }

    public override void Take(Flattener flattener, int way)
    {
        var consequence = way == 0 ? Then : Else;
        flattener.Add(new Literal(If, way == 0), Scope);
        if (consequence is not null)
        {
            flattener.Add(new Literal(consequence, true), Scope);
        }
    }

    public override string WhyNone(Flattener flattener) => "nothing is left";
}

/// <summary>A member of <c>dependentSchemas</c>: the schema holds, or the property is not there.</summary>
internal sealed record DependentChoice(string Name, FakeSchema Schema, Scope Scope) : Choice
{
    public override string Keyword => "dependentSchemas";

    public override List<int> Ways(Flattener flattener) =>
        (flattener.Shape.Types & SchemaTypes.Object) == 0 ? [2]
        : flattener.Shape.Required.Contains(Name) ? [0]
        : flattener.Shape.Absent.Contains(Name) ? [1]
        : Schema.IsNever ? [1]
        : [0, 1];

    public override void Take(Flattener flattener, int way)
    {
        if (way == 0)
        {
            // Types other than objects have no properties and so need not fit.
            if ((flattener.Shape.Types & ~SchemaTypes.Object) != 0)
            {
                flattener.Shape.Restrict(SchemaTypes.Object, Keyword, "no object is allowed");
            }

            flattener.Shape.Require(Name);
            flattener.Add(new Literal(Schema, true), Scope);
        }
        else if (way == 1)
        {
            flattener.Shape.Forbid(Name);
        }
    }

    public override string WhyNone(Flattener flattener) => "nothing is left";
}

/// <summary>A schema that must not hold: one of its keywords is broken.</summary>
internal sealed record MoveChoice(IReadOnlyList<Move> Moves) : Choice
{
    public override string Keyword => "not";

    public override List<int> Ways(Flattener flattener)
    {
        var ways = new List<int>(Moves.Count);
        for (var i = 0; i < Moves.Count; i++)
        {
            var move = Moves[i];
            if ((move.Types & flattener.Shape.Types) == 0)
            {
                continue;
            }

            // What breaks the schema already leaves nothing to choose.
            var state = move.State?.Invoke(flattener.Shape) ?? MoveState.Possible;
            if (state == MoveState.Made)
            {
                return [i];
            }

            if (state == MoveState.Possible)
            {
                ways.Add(i);
            }
        }

        return ways;
    }

    public override void Take(Flattener flattener, int way) => Moves[way].Apply(flattener);

    public override string WhyNone(Flattener flattener) => "every value that is otherwise allowed fits the schema that none may fit";
}
