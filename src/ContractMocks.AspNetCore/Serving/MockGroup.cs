using ContractMocks.Engine;
using ContractMocks.Engine.Routing;

namespace ContractMocks.AspNetCore.Serving;

/// <summary>
/// Several mocks behind one address. A request goes to the mock whose contract has its path: plain paths beat templated ones, a path with the
/// method beats one without. Of those that tie, the one wins whose operation knows most of the request's headers and keys (anthropic-version, x-api-key), so
/// that clients of two providers can share a port; then the first, which also answers what none knows. It never changes, so a new one takes its place at once.
/// </summary>
internal sealed class MockGroup
{
    // What every client sends says nothing about whom it means.
    private static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase) { "accept", "content-type", "authorization", "user-agent" };

    /// <summary>Above every rank of a path.</summary>
    private const int OwnKeyRank = 5;

    private readonly RouteTable[] _routes;

    /// <param name="mocks">The mocks, at least one, in the order of the command line.</param>
    public MockGroup(IReadOnlyList<ContractMock> mocks)
    {
        Mocks = mocks;
        _routes = mocks.Count == 1 ? [] : [.. mocks.Select(static mock => Routes(mock.Contract.Contract))];
    }

    public IReadOnlyList<ContractMock> Mocks { get; }

    public int Operations => Mocks.Sum(static mock => mock.Contract.Contract.Operations.Count);

    /// <summary>The operations that two contracts claim, each a sentence: the first contract answers them.</summary>
    public IEnumerable<string> Claims()
    {
        var owners = new Dictionary<string, (string Operation, string Contract)>(StringComparer.Ordinal);
        foreach (var contract in Mocks.Select(static mock => mock.Contract.Contract))
        {
            foreach (var operation in contract.Operations)
            {
                var shape = $"{operation.Method} {Shape(contract.BasePath + operation.Path)}";
                if (!owners.TryAdd(shape, (operation.Id, contract.Name)) && owners[shape].Contract != contract.Name)
                {
                    yield return $"{operation.Method} {contract.BasePath}{operation.Path} is in '{owners[shape].Contract}' ({owners[shape].Operation}) and "
                        + $"in '{contract.Name}' ({operation.Id}); '{owners[shape].Contract}' answers it, unless the headers or keys of a request are the other's";
                }
            }
        }
    }

    /// <summary>The mock that answers a request.</summary>
    /// <param name="request">The request; its body is not looked at.</param>
    public ContractMock Find(MockRequest request)
    {
        if (Named(request.Path) is { } named)
        {
            return named;
        }

        var method = request.Method == "HEAD" ? "GET" : request.Method;
        var (best, bestRank) = (0, (0, 0));
        for (var i = 0; i < _routes.Length; i++)
        {
            var match = _routes[i].Find(method, request);
            var rank = (HasOwnKey(match, Mocks[i].Contract.Contract, request) ? OwnKeyRank : Rank(match), match.Route is { } route ? Kinship(route.Operation, Mocks[i].Contract.Contract, request) : 0);
            if (rank.CompareTo(bestRank) > 0)
            {
                (best, bestRank) = (i, rank);
            }
        }

        return Mocks[best];
    }

    private static RouteTable Routes(Contract contract) =>
        new(contract.BasePath, contract.Operations.Select(static operation => new OperationRoute(operation, dialect: null)), ProviderInfo.Find(contract.Provider));

    /// <summary>The mock whose provider the path begins with (<c>/anthropic/v1/messages</c>): how clients of clashing paths say whom they mean.</summary>
    private ContractMock? Named(string path)
    {
        var end = path.IndexOf('/', 1);
        var first = end < 0 ? default : path.AsSpan(1, end - 1);
        foreach (var mock in Mocks)
        {
            if (_routes.Length > 0 && ProviderInfo.Find(mock.Contract.Contract.Provider) is { } provider && first.SequenceEqual(provider.Name))
            {
                return mock;
            }
        }

        return null;
    }

    /// <summary>Whether a request carries a key in a header that only this provider takes (<c>x-goog-api-key</c>): it says more than the path.</summary>
    private static bool HasOwnKey(RouteMatch match, Contract contract, MockRequest request) =>
        match.Route is not null && contract.SecuritySchemes.Any(scheme => scheme is { Kind: SecuritySchemeKind.ApiKey, In: ParameterPlace.Header } && Carries(request, scheme));

    private static int Rank(RouteMatch match) => match switch
    {
        { Route: not null, IsPrefixed: true } => 2,
        { Route.Pattern.IsLiteral: true } => 4,
        { Route: not null } => 3,
        { Methods.Count: > 0 } => 1,
        _ => 0,
    };

    /// <summary>How much a request looks like one that was made for an operation: declared headers that are there, then keys.</summary>
    private static int Kinship(Operation operation, Contract contract, MockRequest request)
    {
        const int HeaderWeight = 4;
        var headers = operation.Parameters.Count(parameter =>
            parameter.In == ParameterPlace.Header && !s_common.Contains(parameter.Name) && request.Header(parameter.Name) is not null);
        var schemes = operation.Security.SelectMany(static way => way.Schemes)
            .Select(name => contract.SecuritySchemes.FirstOrDefault(scheme => scheme.Name == name)).OfType<SecurityScheme>().ToList();
        // Who asks for no key takes any request, but less gladly than who asks for the key that is there.
        var keys = schemes.Count == 0 ? 1 : schemes.Exists(scheme => Carries(request, scheme)) ? 2 : 0;
        return (headers * HeaderWeight) + keys;
    }

    private static bool Carries(MockRequest request, SecurityScheme scheme) => scheme switch
    {
        { Kind: SecuritySchemeKind.ApiKey, In: ParameterPlace.Header } => request.Header(scheme.Parameter) is not null,
        { Kind: SecuritySchemeKind.ApiKey, In: ParameterPlace.Query } =>
            request.Query.Split('&').Any(pair => pair.StartsWith(scheme.Parameter + "=", StringComparison.Ordinal)),
        { Kind: SecuritySchemeKind.ApiKey } => request.Header("cookie")?.Contains(scheme.Parameter + "=", StringComparison.Ordinal) == true,
        _ => request.Header("authorization") is not null,
    };

    /// <summary>The path with its parameters nameless: documents name them as they like.</summary>
    private static string Shape(string path) =>
        string.Join('/', path.Split('/').Select(static part => part.StartsWith('{') && part.EndsWith('}') ? "{}" : part));
}
