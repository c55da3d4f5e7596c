namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>The ids that oasdiff gives its rules. Most follow from the place and the change; these do not.</summary>
internal static class Rules
{
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["response-body-enum-value-removed"] = "response-mediatype-enum-value-removed",
        ["request-parameter-property-type-changed"] = "request-parameter-property-type-changed",
    };

    /// <summary>The rule of a template for a subject: <c>request-{}-became-enum</c> and <c>body</c> give <c>request-body-became-enum</c>.</summary>
    public static string? Of(string template, string subject)
    {
        var id = template.Replace("{}", subject);
        return s_others.TryGetValue(id, out var other) ? other : id;
    }
}
