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
            yield return new ChangeEffect(side, kind.OnRequest == ChangeSeverity.Prose ? ChangeSeverity.Prose : ChangeSeverity.Compatible, "");
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
        var subject = Subject(site.Kind, traits);
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

        if (rule.Length > 0 && Rules.Of(rule, subject) is { } known)
        {
            yield return new ChangeEffect(side, severity, known);
            yield break;
        }

        yield return new ChangeEffect(side, severity, "");
    }

    private static bool IsHarmless(SchemaDifference difference, bool isSent, EdgeTraits traits) => isSent
        ? Has(traits, EdgeTraits.CoversWriters) || Has(traits, EdgeTraits.ReadOnly) || difference.IsReadOnly
        : Has(traits, EdgeTraits.CoversReaders) || Has(traits, EdgeTraits.WriteOnly) || difference.IsWriteOnly;

    private static string Subject(SiteKind kind, EdgeTraits traits) => (kind, Has(traits, EdgeTraits.Inside)) switch
    {
        (SiteKind.Body, false) => "body",
        (SiteKind.Body, true) => "property",
        (SiteKind.Parameter, false) => "parameter",
        (SiteKind.Parameter, true) => "parameter-property",
        _ => "header",
    };

    private static bool Has(EdgeTraits traits, EdgeTraits one) => (traits & one) != 0;
}
