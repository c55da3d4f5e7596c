namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>The ids that oasdiff gives its rules. Most follow from the place and the change; these do not.</summary>
internal static class Rules
{
    private const string Hole = "{}-";

    /// <summary>The changes that are told apart where only the service sets the property.</summary>
    private static readonly HashSet<string> s_ofReadOnly = new(StringComparer.Ordinal)
    {
        "enum-value-removed", "max-decreased", "exclusive-max-decreased", "max-length-decreased", "min-increased", "exclusive-min-increased",
    };

    /// <summary>What is inside an object that a header carries.</summary>
    private static readonly Dictionary<string, string> s_ofHeaders = new(StringComparer.Ordinal)
    {
        ["new-required-request-property"] = "new-required-request-header-property",
        ["request-property-became-required"] = "request-header-property-became-required",
        ["request-{}-became-enum"] = "request-header-property-became-enum",
    };

    /// <summary>
    /// The rule of a template: <c>request-{}-became-enum</c> gives <c>request-body-became-enum</c> where the schema is that of a body. Empty where oasdiff
    /// has no rule for the place.
    /// </summary>
    /// <param name="template">The template of the change; without a hole it is the rule itself.</param>
    /// <param name="site">Where an operation uses the schema.</param>
    /// <param name="traits">The way there.</param>
    public static string Of(string template, SchemaSite site, EdgeTraits traits)
    {
        var isInside = (traits & EdgeTraits.Inside) != 0;
        if (site.IsSentHeader && (isInside || template.IndexOf('{') < 0) && s_ofHeaders.TryGetValue(template, out var ofHeader))
        {
            return ofHeader;
        }

        var hole = template.IndexOf(Hole, StringComparison.Ordinal);
        if (hole < 0)
        {
            // Of properties, wherever they are; inside parameters and headers oasdiff does not look for them.
            return site.Kind == SiteKind.Body ? template : "";
        }

        var change = template.Substring(hole + Hole.Length);
        var isSent = hole > 0 && template.StartsWith("request-", StringComparison.Ordinal);
        return isSent ? OfRequest(change, site.Kind, isInside, (traits & EdgeTraits.ReadOnly) != 0)
            : OfResponse(change, site.Kind, isInside, (traits & EdgeTraits.WriteOnly) != 0);
    }

    private static string OfRequest(string change, SiteKind kind, bool isInside, bool isReadOnly)
    {
        if (kind == SiteKind.Parameter)
        {
            return isInside && RulePlaces.Has(change, 'I') ? "request-parameter-property-" + change
                : RulePlaces.Has(change, 'A') ? "request-parameter-" + change : "";
        }

        if (!isInside)
        {
            return RulePlaces.Has(change, 'B') ? "request-body-" + change : "";
        }

        return isReadOnly && s_ofReadOnly.Contains(change) ? "request-read-only-property-" + change
            : RulePlaces.Has(change, 'P') ? "request-property-" + change : "";
    }

    private static string OfResponse(string change, SiteKind kind, bool isInside, bool isWriteOnly)
    {
        if (kind != SiteKind.Body)
        {
            return RulePlaces.Has(change, 'h') ? "response-header-" + change : "";
        }

        if (!isInside)
        {
            return change == "enum-value-removed" ? "response-mediatype-enum-value-removed" : RulePlaces.Has(change, 'b') ? "response-body-" + change : "";
        }

        return isWriteOnly && change == "enum-value-added" ? "response-write-only-property-enum-value-added"
            : RulePlaces.Has(change, 'p') ? "response-property-" + change : "";
    }
}
