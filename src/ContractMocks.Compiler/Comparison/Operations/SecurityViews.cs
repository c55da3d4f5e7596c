using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>One way to authenticate: all of its schemes together.</summary>
/// <param name="Spot">Where it stands.</param>
/// <param name="Schemes">The schemes, by their names, each with the scopes that it needs.</param>
internal sealed record SecurityAlternative(Spot Spot, IReadOnlyDictionary<string, IReadOnlyList<string>> Schemes)
{
    /// <summary>Whether nobody has to authenticate.</summary>
    public bool IsOpen => Schemes.Count == 0;

    /// <summary>The names of its schemes, in a fixed order.</summary>
    public string Name { get; } = string.Join(" and ", Schemes.Keys.OrderBy(static name => name, StringComparer.Ordinal));

    /// <summary>Whether everyone who satisfies the other satisfies this one.</summary>
    public bool Accepts(SecurityAlternative other) =>
        Schemes.All(scheme => other.Schemes.TryGetValue(scheme.Key, out var scopes) && scheme.Value.All(scopes.Contains));

    /// <summary>The alternatives of a list; a list that is empty or absent is open.</summary>
    public static List<SecurityAlternative> Of(Spot? list, Func<string, string> rename)
    {
        var result = new List<SecurityAlternative>();
        foreach (var item in list?.Children ?? [])
        {
            var schemes = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var scheme in item.Children)
            {
                schemes[rename(scheme.Name)] = [.. scheme.Children.Select(static scope => Spot.Word(scope) ?? "")];
            }

            result.Add(new SecurityAlternative(item, schemes));
        }

        return result;
    }
}

/// <summary>A security scheme in the form of OpenAPI 3.</summary>
internal sealed class SecuritySchemeView
{
    private static readonly string[] Addresses = ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"];

    private SecuritySchemeView(Spot spot, string wire, IReadOnlyDictionary<string, string> urls, IReadOnlyDictionary<string, Spot> scopes) =>
        (Spot, Wire, Urls, Scopes) = (spot, wire, urls, scopes);

    public Spot Spot { get; }

    /// <summary>How credentials are sent, for people: <c>apiKey in header X-Api-Key</c>.</summary>
    public string Wire { get; }

    /// <summary>Where tokens come from, by what the address is for.</summary>
    public IReadOnlyDictionary<string, string> Urls { get; }

    public IReadOnlyDictionary<string, Spot> Scopes { get; }

    /// <summary>Whether the two say the same, whatever they are called.</summary>
    public bool IsSame(SecuritySchemeView other) =>
        Wire == other.Wire
        && Urls.Count == other.Urls.Count && Urls.All(url => other.Urls.TryGetValue(url.Key, out var address) && address == url.Value)
        && Scopes.Count == other.Scopes.Count && Scopes.Keys.All(other.Scopes.ContainsKey);

    /// <summary>The schemes of a document by name.</summary>
    public static Dictionary<string, SecuritySchemeView> All(SpecContext spec)
    {
        var root = Spot.Root(spec.Root);
        var schemes = spec.IsSwagger2 ? root["securityDefinitions"] : root["components"]?["securitySchemes"];
        var result = new Dictionary<string, SecuritySchemeView>(StringComparer.Ordinal);
        foreach (var scheme in schemes?.Children ?? [])
        {
            if (scheme.Resolve(spec) is { Mapping: not null } definition)
            {
                result[scheme.Name] = Of(definition);
            }
        }

        return result;
    }

    private static SecuritySchemeView Of(Spot scheme)
    {
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        var scopes = new Dictionary<string, Spot>(StringComparer.Ordinal);
        if (scheme.Word("openIdConnectUrl") is { } openId)
        {
            urls["openIdConnectUrl"] = openId;
        }

        foreach (var flow in scheme["flows"]?.Children ?? [])
        {
            Flow(flow, flow.Name, urls, scopes);
        }

        if (scheme.Word("flow") is { } name)
        {
            Flow(scheme, name switch { "accessCode" => "authorizationCode", "application" => "clientCredentials", _ => name }, urls, scopes);
        }

        return new SecuritySchemeView(scheme, Wired(scheme), urls, scopes);
    }

    private static void Flow(Spot flow, string name, Dictionary<string, string> urls, Dictionary<string, Spot> scopes)
    {
        foreach (var key in Addresses)
        {
            if (flow.Word(key) is { } address)
            {
                urls[$"{name} {key}"] = address;
            }
        }

        foreach (var scope in flow["scopes"]?.Children ?? [])
        {
            scopes[$"{name} {scope.Name}"] = scope;
        }
    }

    private static string Wired(Spot scheme) => scheme.Word("type") switch
    {
        "basic" => "http basic",
        "http" => "http " + scheme.Word("scheme")?.ToLowerInvariant(),
        "apiKey" => $"apiKey in {scheme.Word("in")} {(scheme.Word("in") == "header" ? scheme.Word("name")?.ToLowerInvariant() : scheme.Word("name"))}",
        var type => type ?? "",
    };
}
