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
                flattener.Shape.PropertyDemands.Add(new PropertyDemand(property, new Literal(values, true)));
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
            if ((Moves[i].Types & flattener.Shape.Types) != 0)
            {
                ways.Add(i);
            }
        }

        return ways;
    }

    public override void Take(Flattener flattener, int way) => Moves[way].Apply(flattener);

    public override string WhyNone(Flattener flattener) => "every value that is otherwise allowed fits the schema that none may fit";
}

/// <summary>What can be told of a branch without flattening it. Never too narrow.</summary>
internal static class Quick
{
    private const int Depth = 8;

    /// <summary>Whether a branch may go with a shape: it has a type in common, and its constant properties are not others than those required.</summary>
    public static bool MayFit(FakeSchema branch, Shape shape) => (branch.QuickTypes & shape.Types) != 0 && !Contradicts(branch, shape, Depth);

    /// <summary>The types that a schema may accept, as <see cref="Shape"/> counts them.</summary>
    public static SchemaTypes Types(FakeSchema schema, int depth = Depth)
    {
        if (schema.IsNever)
        {
            return SchemaTypes.None;
        }

        if (schema.IsAnything || depth == 0)
        {
            return Check.AnyType;
        }

        var words = schema.Keywords;
        var types = Check.AnyType;
        if (words.Types != SchemaTypes.None)
        {
            types = (words.Types & SchemaTypes.Number) != 0 ? words.Types | SchemaTypes.Integer : words.Types;
        }

        if (words.Const is { } constant)
        {
            types &= TypeCheck.Of(constant);
        }

        if (words.Enum is { Length: < 50 } list)
        {
            types &= list.Aggregate(SchemaTypes.None, static (all, value) => all | TypeCheck.Of(value));
        }

        if (words.Reference is { } target)
        {
            types &= Types(target, depth - 1);
        }

        foreach (var part in words.AllOf)
        {
            types &= Types(part, depth - 1);
        }

        return words.IsNullable ? types | SchemaTypes.Null : types;
    }

    private static bool Contradicts(FakeSchema branch, Shape shape, int depth)
    {
        if (depth == 0 || branch.IsNever || branch.IsAnything)
        {
            return false;
        }

        var words = branch.Keywords;
        if (words.IsNullable)
        {
            return false;
        }

        if ((shape.Types & ~SchemaTypes.Object) == 0)
        {
            foreach (var name in words.Required)
            {
                if (shape.Absent.Contains(name))
                {
                    return true;
                }
            }
        }

        return (words.Reference is { } target && Contradicts(target, shape, depth - 1)) || Array.Exists(words.AllOf, part => Contradicts(part, shape, depth - 1));
    }
}

/// <summary>What is known of the branches of a union.</summary>
internal static class Unions
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<FakeSchema[], object> s_apart = [];

    /// <summary>
    /// Whether no value can fit two branches: their types differ, or a property that all require, or that a discriminator declares, has other values
    /// in each.
    /// </summary>
    public static bool AreApart(FakeKeywords union, FakeSchema[] branches)
    {
        if (s_apart.TryGetValue(branches, out var known))
        {
            return (bool)known;
        }

        var areApart = Compare(branches) || AreNamed(union, branches);
        s_apart.AddOrUpdate(branches, areApart);
        return areApart;
    }

    /// <summary>The schema of the values by which a discriminator picks a branch; null where the branch says them itself or has no name.</summary>
    public static FakeSchema? DiscriminatorValues(FakeKeywords union, FakeSchema branch)
    {
        if (new SchemaPeek().TextsAfresh(branch.Place, union.Discriminator!) is not null || Names(union, branch) is not { } names)
        {
            return null;
        }

        return branch.All.Synthetic($$"""{"enum":[{{string.Join(",", names.Select(JsonNames.Quote))}}]}""");
    }

    // A mapping's entries name the branch by reference or by name; without one, the branch's own name is its value.
    private static List<string>? Names(FakeKeywords union, FakeSchema branch)
    {
        if (branch.Place.Json.ValueKind != JsonValueKind.Object || Keywords.Text(branch.Place.Json, "$ref") is not { } reference)
        {
            return null;
        }

        var name = SchemaPeek.RefName(branch.Place.Json)!;
        var mapped = Keywords.Members(union.DiscriminatorJson, "mapping")
            .Where(entry => entry.Value.ValueKind == JsonValueKind.String && (entry.Value.GetString() == reference || entry.Value.GetString() == name))
            .Select(static entry => entry.Name)
            .ToList();
        return mapped.Count > 0 ? mapped : [name];
    }

    private static bool AreNamed(FakeKeywords union, FakeSchema[] branches)
    {
        if (union.Discriminator is not { } property)
        {
            return false;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        return Array.TrueForAll(branches, branch => (branch.QuickTypes & ~SchemaTypes.Object) == 0
            && ((IEnumerable<string>?)new SchemaPeek().TextsAfresh(branch.Place, property) ?? Names(union, branch)) is { } names && names.All(known.Add));
    }

    private static bool Compare(FakeSchema[] branches)
    {
        var peek = new SchemaPeek();
        var objects = Array.FindAll(branches, static branch => (branch.QuickTypes & SchemaTypes.Object) != 0);
        var others = SchemaTypes.None;
        foreach (var branch in branches)
        {
            var types = branch.QuickTypes & ~SchemaTypes.Object;
            if ((others & types) != 0)
            {
                return false;
            }

            others |= types;
        }

        return objects.Length < 2 || Required(objects[0], 4).Distinct().Any(name => AreToldApart(objects, name, peek));
    }

    // A property that every branch lists texts for, and no two the same: whatever has it fits one branch at most, and all must have it.
    private static bool AreToldApart(FakeSchema[] branches, string property, SchemaPeek peek)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in branches)
        {
            if (peek.TextsAfresh(branch.Place, property) is not { } texts || !texts.All(known.Add) || !Required(branch, 4).Contains(property))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> Required(FakeSchema schema, int depth)
    {
        if (depth == 0 || schema.IsNever || schema.IsAnything)
        {
            return [];
        }

        var words = schema.Keywords;
        return [
            .. words.Required,
            .. words.Reference is { } target ? Required(target, depth - 1) : [],
            .. words.AllOf.SelectMany(part => Required(part, depth - 1)),
        ];
    }
}
