namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>
/// Types where values travel as texts (parameters, headers, XML, forms): every scalar is a text there, so a text in place of a number refuses
/// nothing, and a list that is written by repeating takes one value as before.
/// </summary>
internal static class LooseTypes
{
    private const TypeSet Scalars = TypeSet.Boolean | TypeSet.Number | TypeSet.String;

    /// <summary>Severity and rule; null where types weigh as anywhere.</summary>
    public static (ChangeSeverity Severity, string Rule)? Judge(TypeStep types, SchemaSite site, EdgeTraits traits)
    {
        var isSent = site.Reach.Side != ChangeSide.Response;
        if ((traits & EdgeTraits.Flips) != 0)
        {
            return null;
        }

        if (isSent)
        {
            // A text takes whatever a scalar was written as.
            if ((types.Old & ~Scalars) == 0 && (types.New & TypeSet.String) != 0 && types.New != types.Old && IsFreeText(types))
            {
                return (ChangeSeverity.Compatible, "request-{}-type-generalized");
            }

            // One value is a list of one, where lists are written by repeating it.
            if (site.RepeatsLists && types.New == TypeSet.Array && (types.Old & ~Scalars) == 0 && types.ItemsTakeOld)
            {
                return (ChangeSeverity.Compatible, "request-{}-type-generalized");
            }

            return types is { Old: TypeSet.String, New: TypeSet.Object } && site.Kind == SiteKind.Body && !site.RepeatsLists ? (ChangeSeverity.Compatible, "request-{}-type-compatible") : null;
        }

        return types is { Old: TypeSet.String } && site.Kind is SiteKind.Body or SiteKind.Header
            ? (ChangeSeverity.Compatible, "response-{}-type-compatible")
            : null;
    }

    private static bool IsFreeText(TypeStep types) =>
        types.NewFacets is { Patterns.Count: 0, Values: null } && !types.NewFacets.Bounds.ContainsKey("minLength") && !types.NewFacets.Bounds.ContainsKey("maxLength");
}
