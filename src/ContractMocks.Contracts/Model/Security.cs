namespace ContractMocks;

/// <summary>How a request shows who asks; see the OpenAPI specification, "Security Scheme Object".</summary>
public enum SecuritySchemeKind
{
    /// <summary>A key in a header, the query or a cookie.</summary>
    ApiKey,

    /// <summary>The <c>Authorization</c> header with a scheme of HTTP, e.g. <c>bearer</c> or <c>basic</c>.</summary>
    Http,

    /// <summary>OAuth 2: a bearer token in the <c>Authorization</c> header.</summary>
    OAuth2,

    /// <summary>OpenID Connect: a bearer token in the <c>Authorization</c> header.</summary>
    OpenIdConnect,

    /// <summary>A certificate of the client: nothing that a request's text shows.</summary>
    MutualTls,
}

/// <summary>A way of showing who asks.</summary>
/// <param name="Name">The name in the document's components.</param>
/// <param name="Kind">What it is.</param>
public sealed record SecurityScheme(string Name, SecuritySchemeKind Kind)
{
    /// <summary>The scheme of HTTP in small letters, e.g. <c>bearer</c>; empty for other kinds.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>The name of the header, query parameter or cookie that holds a key; empty for other kinds.</summary>
    public string Parameter { get; init; } = "";

    /// <summary>Where a key travels; never <see cref="ParameterPlace.Path"/>.</summary>
    public ParameterPlace In { get; init; } = ParameterPlace.Header;
}

/// <summary>Schemes that must all be met; none lets everybody in.</summary>
/// <param name="Schemes">The names of <see cref="SecurityScheme"/>s.</param>
public sealed record SecurityRequirement(EquatableArray<string> Schemes);
