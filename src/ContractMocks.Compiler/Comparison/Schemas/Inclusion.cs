using ContractMocks.Compiler.Comparison.Schemas.Checks;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>
/// Whether one schema allows all that another allows. Only what can be shown is said: false also means "not known". Used to tell that a change
/// inside a union changes nothing because another branch allows it all the same.
/// </summary>
internal static class Inclusion
{
    private const int MaxDepth = 6;

    public static bool Includes(SchemaView wide, SchemaViews wideViews, SchemaView narrow, SchemaViews narrowViews) =>
        Includes(wide, wideViews, narrow, narrowViews, 0);

    private static bool Includes(SchemaView wide, SchemaViews wideViews, SchemaView narrow, SchemaViews narrowViews, int depth)
    {
        if (narrow.IsNever || (wide.Parts.Count == 0 && !wide.IsNever))
        {
            return true;
        }

        if (wide.IsNever || narrow.Parts.Count == 0 || depth > MaxDepth)
        {
            return false;
        }

        var (outer, inner) = (wide.FacetsBy(wideViews), narrow.FacetsBy(narrowViews));
        if (inner.AllowsNull && !outer.AllowsNull)
        {
            return false;
        }

        if (inner.Unions.Count == 1 && inner.TypeEntry is null && inner.Values is null)
        {
            return inner.Unions[0].Branches.All(branch => Includes(wide, wideViews, branch, narrowViews, depth + 1));
        }

        if (outer.Unions.Count == 1 && !HasConstraints(outer))
        {
            return (TypeCheck.Effective(inner) & ~outer.Types) == 0
                && outer.Unions[0].Branches.Any(branch => Includes(branch, wideViews, narrow, narrowViews, depth + 1));
        }

        return IncludesPlain(outer, wideViews, inner, narrowViews, depth);
    }

    private static bool IncludesPlain(Facets outer, SchemaViews wideViews, Facets inner, SchemaViews narrowViews, int depth)
    {
        if (outer.Unions.Count > 0 || (TypeCheck.Effective(inner) & ~outer.Types) != 0 || HasHard(outer))
        {
            return false;
        }

        if (outer.Values is { } values
            && (inner.Values is null || !inner.Values.All(value => values.Any(other => other.Json == value.Json))))
        {
            return false;
        }

        // Values that stand alone are judged by themselves; no bound is looked at for them.
        if (inner.Values is not null && outer.Bounds.Count == 0 && outer.Patterns.Count == 0 && outer.Texts.Count == 0 && outer.Required.Count == 0)
        {
            return true;
        }

        return outer.Bounds.All(bound => inner.Bounds.TryGetValue(bound.Key, out var own) && IsInside(bound.Key, bound.Value, own))
            && outer.Patterns.Keys.All(inner.Patterns.ContainsKey)
            && outer.Texts.All(text => inner.Texts.TryGetValue(text.Key, out var own) && PairWork.Plain(own.Value) == PairWork.Plain(text.Value.Value))
            && (outer.UniqueItems is null || inner.UniqueItems is not null)
            && outer.Required.Keys.All(inner.Required.ContainsKey)
            && IncludesProperties(outer, wideViews, inner, narrowViews, depth)
            && IncludesItems(outer, wideViews, inner, narrowViews, depth);
    }

    private static bool IsInside(string keyword, Bound outer, Bound inner) => keyword switch
    {
        "multipleOf" => outer.Value > 0 && (inner.Value % outer.Value).Equals(0.0),
        _ when inner.Value.Equals(outer.Value) => inner.IsExclusive || !outer.IsExclusive,
        _ => keyword.StartsWith("min", StringComparison.Ordinal) ? inner.Value > outer.Value : inner.Value < outer.Value,
    };

    private static bool IncludesProperties(Facets outer, SchemaViews wideViews, Facets inner, SchemaViews narrowViews, int depth)
    {
        foreach (var property in inner.Properties.Values)
        {
            if (outer.Properties.TryGetValue(property.Name, out var known)
                ? !Includes(wideViews.Of(known.Nodes), wideViews, narrowViews.Of(property.Nodes), narrowViews, depth + 1)
                : outer.Schemas.ContainsKey("additionalProperties"))
            {
                return false;
            }
        }

        // What the narrow one does not name may be anything there, unless it is closed.
        return inner.IsClosed || (!outer.Schemas.ContainsKey("additionalProperties") && outer.Properties.Keys.All(inner.Properties.ContainsKey));
    }

    private static bool IncludesItems(Facets outer, SchemaViews wideViews, Facets inner, SchemaViews narrowViews, int depth) =>
        outer.Schema("items") is not { } items
        || (inner.Schema("items") is { } own && inner.PrefixItems is null && Includes(wideViews.Of(items), wideViews, narrowViews.Of(own), narrowViews, depth + 1));

    private static bool HasConstraints(Facets facets) =>
        facets.Values is not null || facets.Bounds.Count > 0 || facets.Patterns.Count > 0 || facets.Texts.Count > 0 || facets.UniqueItems is not null
        || facets.Properties.Count > 0 || facets.Required.Count > 0 || facets.Schemas.Count > 0 || HasHard(facets);

    /// <summary>Keywords that this does not reason about.</summary>
    private static bool HasHard(Facets facets) =>
        facets.PatternProperties.Count > 0 || facets.DependentSchemas.Count > 0 || facets.DependentRequired.Count > 0 || facets.PrefixItems is not null
        || facets.Schemas.Keys.Any(static keyword => keyword is not ("items" or "additionalProperties" or "contentSchema"));
}
