using System.Globalization;

namespace ContractMocks;

/// <summary>What a spec does not say of its provider and both the build and the engine need: hosts, conversation operations, errors.</summary>
internal sealed record ProviderInfo
{
    public required string Name { get; init; }

    /// <summary>The name as emitted types start with it, e.g. <c>OpenAi</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The title of the document that ships with ContractMocks.</summary>
    public string Title { get; init; } = "";

    /// <summary>Hosts in a document's <c>servers</c> that give the provider away, some only with their port.</summary>
    public EquatableArray<string> Hosts { get; init; }

    public EquatableArray<DialectRoute> Dialects { get; init; }

    /// <summary>How official clients are told of another address.</summary>
    public EquatableArray<ClientVariable> Clients { get; init; }

    public EquatableArray<ProviderError> Errors { get; init; }

    /// <summary>Whether a document is the one that ships with ContractMocks, which our dialects fit; another may be older, newer or narrower.</summary>
    public bool Owns(Contract contract) => contract.Title == Title;

    /// <summary>The error of a name that scenarios use, or of a status (400 to 599, written as a number); null for none.</summary>
    public ProviderError? Error(string name)
    {
        foreach (var error in Errors)
        {
            if (error.Name == name)
            {
                return error;
            }
        }

        return name.Length == 3 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599
            ? OfStatus(status)
            : null;
    }

    /// <summary>The usual error of a status; where the provider has none, its usual server or client error under that status.</summary>
    private ProviderError OfStatus(int status)
    {
        var usual = Error(status < 500 ? "invalid_request" : "server_error");
        foreach (var error in Errors)
        {
            if (error.Status == status)
            {
                return error;
            }
        }

        return usual is null ? new ProviderError(Number(status), status, "error", null, "The request failed.") : usual with { Name = Number(status), Status = status };
    }

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);

    /// <summary>The dialect that speaks an operation, or null. Documents name parameters as they like, and may hold the version in their paths.</summary>
    public DialectRoute? Dialect(Operation operation)
    {
        var path = DialectPath.Of(operation.Path);
        foreach (var route in Dialects)
        {
            if (route.Method == operation.Method && DialectPath.Of(route.Path) == path)
            {
                return route;
            }
        }

        return null;
    }

    public static ProviderInfo? Find(string name) => Providers.All.FirstOrDefault(provider => provider.Name == name);
}

/// <summary>The environment variable by which a client takes its base address.</summary>
/// <param name="Name">The variable, e.g. <c>OPENAI_BASE_URL</c>.</param>
/// <param name="Path">What stands behind the address of the mock, e.g. <c>/v1</c>; empty for nothing.</param>
internal sealed record ClientVariable(string Name, string Path);

/// <summary>An operation that a dialect speaks. Scenarios apply where <paramref name="IsConversation"/> is set.</summary>
internal sealed record DialectRoute(string Dialect, string Method, string Path, bool IsConversation);

/// <summary>An error a provider answers with: the name scenarios use, and what it is on the wire.</summary>
internal sealed record ProviderError(string Name, int Status, string Type, string? Code, string Message);
