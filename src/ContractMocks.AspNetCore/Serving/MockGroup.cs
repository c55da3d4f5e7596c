using ContractMocks.Engine;
using ContractMocks.Engine.Routing;

namespace ContractMocks.AspNetCore.Serving;

/// <summary>
/// Several mocks behind one address. A request goes to the mock whose contract has its path: plain paths beat templated ones, a path with the
/// method beats one without, the first mock wins a tie and answers what none knows. It never changes, so a new one takes its place at once.
/// </summary>
internal sealed class MockGroup
{
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
                        + $"in '{contract.Name}' ({operation.Id}); '{owners[shape].Contract}' answers it";
                }
            }
        }
    }

    /// <summary>The mock that answers a request.</summary>
    /// <param name="request">The request; its body is not looked at.</param>
    public ContractMock Find(MockRequest request)
    {
        var method = request.Method == "HEAD" ? "GET" : request.Method;
        var (best, bestRank) = (0, 0);
        for (var i = 0; i < _routes.Length; i++)
        {
            var rank = Rank(_routes[i].Find(method, request));
            if (rank > bestRank)
            {
                (best, bestRank) = (i, rank);
            }
        }

        return Mocks[best];
    }

    private static RouteTable Routes(Contract contract) =>
        new(contract.BasePath, contract.Operations.Select(static operation => new OperationRoute(operation, dialect: null)));

    private static int Rank(RouteMatch match) => match switch
    {
        { Route.Pattern.IsLiteral: true } => 3,
        { Route: not null } => 2,
        { Methods.Count: > 0 } => 1,
        _ => 0,
    };

    /// <summary>The path with its parameters nameless: documents name them as they like.</summary>
    private static string Shape(string path) =>
        string.Join('/', path.Split('/').Select(static part => part.StartsWith('{') && part.EndsWith('}') ? "{}" : part));
}
