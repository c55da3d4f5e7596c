using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>The types that a value may take, the likeliest first.</summary>
internal readonly struct TypeOrder(FakeSolver solver, Goal goal, Shape shape, FakePlace place)
{
    private static readonly SchemaTypes[] s_order =
    [
        SchemaTypes.String, SchemaTypes.Number, SchemaTypes.Integer, SchemaTypes.Boolean, SchemaTypes.Array, SchemaTypes.Object, SchemaTypes.Null,
    ];

    private static readonly SchemaTypes[][] s_single = Array.ConvertAll(s_order, static type => new[] { type });

    public SchemaTypes[] Order()
    {
        var types = shape.Types;
        if ((types & (types - 1)) == 0)
        {
            return types == SchemaTypes.None ? [] : s_single[Array.IndexOf(s_order, types)];
        }

        if (types == Shape.Numbers)
        {
            return [SchemaTypes.Number, SchemaTypes.Integer];
        }

        var implied = types & Implied();
        var first = implied == SchemaTypes.None ? types : implied;
        var chosen = Array.FindAll(s_order, type => (first & type) != 0 && type != SchemaTypes.Null);
        // Without a type anything goes, and a text is what reads best.
        var isFree = types == Check.AnyType;
        var start = chosen.Length > 1 && !isFree && !place.IsDeep ? solver.Chance(place, 5).Whole(0, chosen.Length - 1) : 0;
        if (chosen.Length > 0 && MayEndHere(types, chosen[start]))
        {
            return [SchemaTypes.Null, .. chosen];
        }

        SchemaTypes[] order = [.. chosen[start..], .. chosen[..start], .. s_order.Where(type => (types & type) != 0 && Array.IndexOf(chosen, type) < 0)];
        solver.Offer(goal, place, TwistKind.Type, isFree ? 0 : order.Length, "type", index => Words.Type(order[index]));
        return solver.TwistAt(place, TwistKind.Type) is { } twist && twist.Choice < order.Length
            ? [order[twist.Choice], .. order.Where(type => type != order[twist.Choice])]
            : order;
    }

    // Where an object or list would go on for ever, null is the way out: a parent that is required and may be null.
    private bool MayEndHere(SchemaTypes types, SchemaTypes likeliest) => (types & SchemaTypes.Null) != 0 && types != Check.AnyType && place.IsDeep && likeliest switch
    {
        SchemaTypes.Object => shape.Required.Count + shape.MinProperties > 0,
        SchemaTypes.Array => shape.MinItems > 0,
        _ => false,
    };

    // A schema without a type: the keywords say which type their author had in mind.
    private SchemaTypes Implied()
    {
        var implied = SchemaTypes.None;
        if (shape.Required.Count + shape.PropertyRules.Count + shape.MinProperties + shape.Names.Count + shape.NameDemands.Count + shape.UnevaluatedProperties.Count > 0
            || shape.MaxProperties < int.MaxValue || shape.Dependents.Count > 0)
        {
            implied |= SchemaTypes.Object;
        }

        if (shape.MinItems + shape.ItemRules.Count + shape.Contains.Count + shape.UnevaluatedItems.Count > 0 || shape.MaxItems < int.MaxValue || shape.IsUnique)
        {
            implied |= SchemaTypes.Array;
        }

        if (shape.Least is not null || shape.Most is not null || shape.Step is not null || shape.ForbiddenSteps.Count > 0)
        {
            implied |= Shape.Numbers;
        }

        if (shape.Patterns.Count + shape.Formats.Count + shape.MinLength + shape.ForbiddenPatterns.Count > 0 || shape.MaxLength < int.MaxValue)
        {
            implied |= SchemaTypes.String;
        }

        return implied;
    }
}
