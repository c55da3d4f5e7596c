using ContractMocks.Dialects;
using ContractMocks.Engine.Errors;

namespace ContractMocks.Engine;

/// <summary>How a provider sounds beside its answers: its error envelope and the headers on everything it sends.</summary>
internal abstract class ProviderVoice
{
    public static ProviderVoice Of(LoadedContract contract) =>
        KnownVoices.Find(contract.Contract.Provider) ?? new DocumentVoice(contract);

    /// <summary>An error's body.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="route">The operation that was asked for; null where none was found.</param>
    public abstract ErrorBody Error(WireError error, OperationRoute? route);

    /// <summary>An error's body, for envelopes that also say something of the exchange, such as its id.</summary>
    public virtual ErrorBody Error(WireError error, Exchanging exchange) => Error(error, exchange.Route);

    /// <summary>The API key that a request carries, as the provider takes it; null for none. By default the bearer token.</summary>
    public virtual string? Key(MockRequest request)
    {
        const string Bearer = "Bearer ";
        var header = request.Header("authorization");
        return header is not null && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }

    /// <summary>What is answered to a request whose key is missing or wrong. It must not repeat the key.</summary>
    /// <param name="isMissing">Whether there is none.</param>
    /// <param name="request">The request.</param>
    public virtual WireError KeyError(bool isMissing, MockRequest request) =>
        new(401, "authentication_error", isMissing ? "The request has no API key." : "The API key is not correct.", null, "invalid_api_key");

    /// <summary>Whether a host of the provider takes what the document does not allow.</summary>
    public virtual bool Excuses(Violation violation, MockRequest request) => false;

    /// <summary>Adds the headers that the provider sends with every answer.</summary>
    public abstract void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange);
}

/// <summary>Where no provider is known: errors as the document describes them, and no headers of its own.</summary>
internal sealed class DocumentVoice(LoadedContract contract) : ProviderVoice
{
    private readonly ErrorBodies _errors = new(contract);

    public override ErrorBody Error(WireError error, OperationRoute? route) => _errors.Of(error, route);

    public override void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
    }
}
