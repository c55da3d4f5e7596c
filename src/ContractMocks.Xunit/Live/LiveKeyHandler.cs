using System.Net.Http.Headers;
using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit.Live;

/// <summary>Puts the key where the contract, or else its provider, wants it. A key never goes to another address: redirects are not followed.</summary>
internal sealed class LiveKeyHandler(Contract contract, string? key, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly IReadOnlyList<SecurityScheme> _schemes = Schemes(contract);

    /// <summary>The variable that clients of a provider take their key from; null where there is none.</summary>
    private static readonly Dictionary<string, string[]> s_usual = new(StringComparer.Ordinal)
    {
        ["openai"] = ["OPENAI_API_KEY"],
        ["anthropic"] = ["ANTHROPIC_API_KEY"],
        ["gemini"] = ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
        ["ollama"] = ["OLLAMA_API_KEY"],
    };

    /// <summary>The provider's usual key, for the provider's own hosts alone: a key that nobody named for this run goes nowhere else.</summary>
    public static string? UsualKey(Contract contract, Uri address, RunVariables variables) =>
        address.Scheme == Uri.UriSchemeHttps && ProviderInfo.Find(contract.Provider) is { } provider
        && provider.Hosts.Any(host => host == address.Host || address.Host.EndsWith("." + host, StringComparison.Ordinal) || address.Host.EndsWith("-" + host, StringComparison.Ordinal))
        && s_usual.TryGetValue(contract.Provider, out var names)
            ? names.Select(variables.Find).FirstOrDefault(static value => value is not null)
            : null;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (key is not null)
        {
            foreach (var scheme in _schemes)
            {
                Add(scheme, request, key);
            }
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static IReadOnlyList<SecurityScheme> Schemes(Contract contract)
    {
        var declared = CredentialHandler.Schemes(contract);
        var header = contract.Provider switch { "anthropic" => "x-api-key", "gemini" => "x-goog-api-key", _ => null };
        return declared.Count > 0 ? declared
            : header is null ? [new SecurityScheme("key", SecuritySchemeKind.Http) { Scheme = "bearer" }]
            : [new SecurityScheme("key", SecuritySchemeKind.ApiKey) { Parameter = header }];
    }

    private static void Add(SecurityScheme scheme, HttpRequestMessage request, string key)
    {
        if (scheme.Kind == SecuritySchemeKind.MutualTls)
        {
            return;
        }

        if (scheme.Kind != SecuritySchemeKind.ApiKey)
        {
            request.Headers.Authorization ??= new AuthenticationHeaderValue(scheme.Scheme is "" or "bearer" ? "Bearer" : scheme.Scheme, key);
        }
        else if (scheme.In == ParameterPlace.Query)
        {
            var uri = request.RequestUri!;
            var own = $"{Uri.EscapeDataString(scheme.Parameter)}={Uri.EscapeDataString(key)}";
            request.RequestUri = new UriBuilder(uri) { Query = uri.Query.TrimStart('?') is { Length: > 0 } query ? $"{query}&{own}" : own }.Uri;
        }
        else
        {
            var (name, value) = scheme.In == ParameterPlace.Cookie ? ("cookie", $"{scheme.Parameter}={key}") : (scheme.Parameter, key);
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
