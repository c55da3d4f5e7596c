namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>What a difference weighs at the end of a way from an operation.</summary>
internal static class SchemaWeight
{
    public static IEnumerable<ChangeEffect> Of(SchemaDifference difference, SchemaSite site, EdgeTraits traits)
    {
        var side = site.Reach.Side;
        if (side == ChangeSide.Document)
        {
            // No operation uses it: it can be noted, and nothing can break.
            var kind = difference.Change.Kind;
            yield return new ChangeEffect(side, kind.OnRequest == ChangeSeverity.Prose ? ChangeSeverity.Prose : ChangeSeverity.Compatible, difference.RequestRule.StartsWith("api-", StringComparison.Ordinal) ? difference.RequestRule : "");
            yield break;
        }

        var isSent = side != ChangeSide.Response;
        var (severity, other) = isSent ? (difference.OnRequest, difference.OnResponse) : (difference.OnResponse, difference.OnRequest);
        // Under 'not', what is narrower inside is wider outside, but for what else stands there: at least a risk where either way breaks.
        if (Has(traits, EdgeTraits.Flips) && other > ChangeSeverity.Compatible && severity < ChangeSeverity.Risky)
        {
            severity = ChangeSeverity.Risky;
        }

        var rule = isSent ? difference.RequestRule : difference.ResponseRule;
        if (isSent && site.Kind == SiteKind.Parameter)
        {
            (severity, rule) = OfParameter(difference, severity, rule, Has(traits, EdgeTraits.Inside));
        }

        if (site.IsLooselyTyped && difference.Types is { } types && LooseTypes.Judge(types, site, traits) is { } judged)
        {
            (severity, rule) = judged;
        }

        if (Has(traits, EdgeTraits.Unsteady) && severity is ChangeSeverity.Compatible or ChangeSeverity.Breaking && difference.Change.Kind.OnRequest != difference.Change.Kind.OnResponse)
        {
            severity = ChangeSeverity.Risky;
        }

        if (IsHarmless(difference, isSent, traits) && severity > ChangeSeverity.Compatible)
        {
            severity = ChangeSeverity.Compatible;
        }

        yield return new ChangeEffect(side, severity, rule.Length == 0 ? "" : Rules.Of(rule, site, traits));
    }

    private static bool IsHarmless(SchemaDifference difference, bool isSent, EdgeTraits traits) => isSent
        ? Has(traits, EdgeTraits.CoversWriters) || Has(traits, EdgeTraits.ReadOnly) || difference.IsReadOnly
        : Has(traits, EdgeTraits.CoversReaders) || Has(traits, EdgeTraits.WriteOnly) || difference.IsWriteOnly;

    /// <summary>Where oasdiff weighs a change of a parameter otherwise than of a body, and names it so.</summary>
    private static (ChangeSeverity Severity, string Rule) OfParameter(SchemaDifference difference, ChangeSeverity severity, string rule, bool isInside)
    {
        // Whoever leaves a parameter out asks for something else now.
        if (!isInside && difference.Change.Kind.Id.StartsWith("default-value-", StringComparison.Ordinal))
        {
            return (ChangeSeverity.Breaking, rule);
        }

        if (isInside && difference.Change == SchemaChanges.TypeSpecialized && rule == SchemaChanges.TypeSpecialized.RequestRule)
        {
            return (severity, "request-{}-type-specialized");
        }

        // How an object stands in a parameter is seldom told by its type alone.
        return isInside && difference.Change == SchemaChanges.TypeChanged && rule == SchemaChanges.TypeChanged.RequestRule ? (ChangeSeverity.Risky, rule) : (severity, rule);
    }

    private static bool Has(EdgeTraits traits, EdgeTraits one) => (traits & one) != 0;
}
