using System.Net.Http.Headers;

namespace ContractMocks;

/// <summary>Adds the keys and tokens that a contract asks for where a request lacks them, so that a mock's own clients are let in.</summary>
internal sealed class CredentialHandler(IReadOnlyList<SecurityScheme> schemes, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Placeholder = "contractmocks";

    private readonly AuthenticationHeaderValue? _authorization = Authorization(schemes);

    /// <summary>What the contract asks for: of every operation the first way in. None where it lets everybody in.</summary>
    public static IReadOnlyList<SecurityScheme> Schemes(Contract contract)
    {
        var names = contract.Operations.SelectMany(static operation => operation.Security.Take(1).SelectMany(static way => way.Schemes)).ToHashSet(StringComparer.Ordinal);
        return [.. contract.SecuritySchemes.Where(scheme => names.Contains(scheme.Name))];
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= _authorization;
        foreach (var scheme in schemes)
        {
            if (scheme.Kind == SecuritySchemeKind.ApiKey)
            {
                Add(scheme, request);
            }
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static AuthenticationHeaderValue? Authorization(IReadOnlyList<SecurityScheme> schemes)
    {
        var scheme = schemes.FirstOrDefault(static one => one.Kind is not (SecuritySchemeKind.ApiKey or SecuritySchemeKind.MutualTls));
        return scheme is null ? null
            : scheme.Scheme == "basic" ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String("contractmocks:contractmocks"u8))
            : new AuthenticationHeaderValue(scheme.Scheme is "" or "bearer" ? "Bearer" : scheme.Scheme, Placeholder);
    }

    private static void Add(SecurityScheme scheme, HttpRequestMessage request)
    {
        if (scheme.In == ParameterPlace.Query)
        {
            AddToQuery(scheme.Parameter, request);
        }
        else if (scheme.In == ParameterPlace.Cookie)
        {
            request.Headers.TryAddWithoutValidation("cookie", $"{scheme.Parameter}={Placeholder}");
        }
        else if (!request.Headers.NonValidated.Contains(scheme.Parameter))
        {
            request.Headers.TryAddWithoutValidation(scheme.Parameter, Placeholder);
        }
    }

    private static void AddToQuery(string name, HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        var own = Uri.EscapeDataString(name) + "=";
        if (!Array.Exists(uri.Query.TrimStart('?').Split('&'), part => part.StartsWith(own, StringComparison.Ordinal)))
        {
            request.RequestUri = new UriBuilder(uri) { Query = uri.Query.TrimStart('?') is { Length: > 0 } query ? $"{query}&{own}{Placeholder}" : own + Placeholder }.Uri;
        }
    }
}
