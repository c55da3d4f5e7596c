namespace ContractMocks.Engine.Judging;

/// <summary>Who may ask: one of several ways, each by all of its schemes. Whether a key is the right one is not known here, so its value is free.</summary>
internal sealed class SecurityPlan
{
    private readonly SecurityScheme[][] _ways;

    public SecurityPlan(Contract contract, Operation operation)
    {
        // A scheme that the document does not define cannot be asked for.
        _ways = [.. operation.Security.Select(way => way.Schemes
            .Select(name => contract.SecuritySchemes.FirstOrDefault(scheme => scheme.Name == name))
            .OfType<SecurityScheme>()
            .Where(static scheme => scheme.Kind != SecuritySchemeKind.MutualTls)
            .ToArray())];
    }

    /// <summary>The names of the query that hold keys.</summary>
    public IEnumerable<string> QueryNames =>
        _ways.SelectMany(static way => way).Where(static scheme => scheme is { Kind: SecuritySchemeKind.ApiKey, In: ParameterPlace.Query }).Select(static scheme => scheme.Parameter);

    /// <summary>What is missing, or null.</summary>
    public WireError? Judge(RequestText request)
    {
        if (_ways.Length == 0)
        {
            return null;
        }

        foreach (var way in _ways)
        {
            if (Array.TrueForAll(way, scheme => IsMet(scheme, request)))
            {
                return null;
            }
        }

        return Refuse(request);
    }

    private WireError Refuse(RequestText request)
    {
        var wanted = string.Join(", or ", _ways.Select(static way => string.Join(" and ", way.Select(Describe))).Distinct());
        var missing = _ways[0].First(scheme => !IsMet(scheme, request));
        var hasHeader = UsesAuthorization(missing) && request.Header("authorization") is not null;
        var actual = hasHeader ? "an Authorization header of another form" : "a request without it";
        var message = $"You did not say who you are: send {wanted}{(hasHeader ? "; the Authorization header is of another form" : "")}. Any value will do for this mock.";
        var violation = new Violation(
            missing.In == ParameterPlace.Query ? ViolationPlace.Query : missing.In == ParameterPlace.Cookie ? ViolationPlace.Cookie : ViolationPlace.Header,
            NameOf(missing), "security", message, wanted, actual);
        var challenges = _ways.SelectMany(static way => way).Where(UsesAuthorization).Select(Challenge).Distinct().ToList();
        var error = Violations.Error(401, [violation], challenges.Count == 0 ? null : new ExtraHeader("www-authenticate", string.Join(", ", challenges)));
        return error with { Parameter = null };
    }

    private static bool IsMet(SecurityScheme scheme, RequestText request) => scheme.Kind switch
    {
        SecuritySchemeKind.ApiKey => HasKey(scheme, request),
        SecuritySchemeKind.Http => request.Header("authorization") is { } value && IsOf(value, scheme.Scheme),
        SecuritySchemeKind.MutualTls => true,
        _ => request.Header("authorization") is { } value && IsOf(value, "bearer"),
    };

    private static bool HasKey(SecurityScheme scheme, RequestText request) => scheme.In switch
    {
        ParameterPlace.Query => request.Query.Exists(pair => pair.Name == scheme.Parameter && pair.Raw.Length > 0),
        ParameterPlace.Cookie => request.Cookies.Exists(cookie => cookie.Key == scheme.Parameter && cookie.Value.Length > 0),
        _ => !string.IsNullOrWhiteSpace(request.Header(scheme.Parameter)),
    };

    /// <summary>
    /// Whether the header is of the scheme and holds something. Tokens may hold blanks, against RFC 6750: the official SDKs' own tests send
    /// <c>Bearer My API Key</c>.
    /// </summary>
    private static bool IsOf(string header, string scheme)
    {
        var text = header.AsSpan().Trim();
        if (scheme.Length == 0 || !text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || text.Length <= scheme.Length || text[scheme.Length] != ' ')
        {
            return scheme.Length == 0 && !text.IsEmpty;
        }

        var credentials = text[(scheme.Length + 1)..].Trim();
        return !credentials.IsEmpty && (!scheme.Equals("basic", StringComparison.OrdinalIgnoreCase) || IsUserAndPassword(credentials));
    }

    /// <summary>RFC 7617: base64 of a user, a colon and a password.</summary>
    private static bool IsUserAndPassword(ReadOnlySpan<char> base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64Chars(base64, bytes, out var length) && bytes.AsSpan(0, length).Contains((byte)':');
    }

    private static bool UsesAuthorization(SecurityScheme scheme) =>
        scheme.Kind is SecuritySchemeKind.Http or SecuritySchemeKind.OAuth2 or SecuritySchemeKind.OpenIdConnect;

    private static string NameOf(SecurityScheme scheme) => UsesAuthorization(scheme) ? "Authorization" : scheme.Parameter;

    private static string Word(SecurityScheme scheme) => scheme.Kind == SecuritySchemeKind.Http ? Capital(scheme.Scheme) : "Bearer";

    private static string Capital(string scheme) => scheme.Length == 0 ? "" : char.ToUpperInvariant(scheme[0]) + scheme[1..];

    private static string Challenge(SecurityScheme scheme) => Word(scheme) + " realm=\"mock\"";

    private static string Describe(SecurityScheme scheme) => scheme.Kind == SecuritySchemeKind.ApiKey
        ? scheme.In switch
        {
            ParameterPlace.Query => $"a key as '{scheme.Parameter}' in the query",
            ParameterPlace.Cookie => $"a key in the cookie '{scheme.Parameter}'",
            _ => $"a key in the header '{scheme.Parameter}'",
        }
        : $"the header 'Authorization: {Word(scheme)} {(Word(scheme) == "Basic" ? "<base64 of user:password>" : "<token>")}'";
}
