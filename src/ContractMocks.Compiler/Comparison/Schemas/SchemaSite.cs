namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>What a schema describes at the top.</summary>
internal enum SiteKind
{
    Body,
    Parameter,
    Header,
}

/// <summary>Where an operation uses a schema.</summary>
/// <param name="Kind">What it describes.</param>
/// <param name="Reach">The operation, and in which direction the value travels.</param>
/// <param name="Path">How paths begin until a named schema is met: <c>POST /chat/completions body</c>, <c>GET /models query limit</c>.</param>
internal sealed record SchemaSite(SiteKind Kind, ChangeReach Reach, string Path)
{
    /// <summary>Whether values travel as texts without JSON's types: parameters and headers, and bodies of media types such as XML or forms.</summary>
    public bool IsLooselyTyped { get; init; }

    /// <summary>Whether it is a header that the client sends.</summary>
    public bool IsSentHeader => Kind == SiteKind.Parameter && Reach.Where.StartsWith("header ", StringComparison.Ordinal);

    /// <summary>Whether a list here is written as the repeated value (query, form, exploded), so that one value and a list of one look the same.</summary>
    public bool RepeatsLists { get; init; }
}
