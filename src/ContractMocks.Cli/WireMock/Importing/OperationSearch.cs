using System.Text.RegularExpressions;
using ContractMocks.Engine;
using ContractMocks.Engine.Routing;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Finds the operations that a mapping's method and path stand for, by the routes of the contracts.</summary>
internal sealed class OperationSearch(IReadOnlyList<LoadedContract> contracts)
{
    /// <summary>Stands for what a pattern leaves open, where a path of a route is tried.</summary>
    private const string Any = "contractmocks-any";

    private static readonly string[] s_methods = ["POST", "GET", "PUT", "PATCH", "DELETE"];

    private readonly List<(LoadedContract Contract, ProviderInfo? Provider, RouteTable Routes)> _tables =
    [
        .. contracts.Select(static contract => (contract, ProviderInfo.Find(contract.Contract.Provider), new RouteTable(
            contract.Contract.BasePath,
            contract.Contract.Operations.Select(static operation => new OperationRoute(operation, dialect: null)),
            ProviderInfo.Find(contract.Contract.Provider)))),
    ];

    /// <summary>The operations, conversations first; none where no contract has the path.</summary>
    public IReadOnlyList<FoundOperation> Find(IReadOnlyList<string> methods, IReadOnlyList<PathPatternText> paths)
    {
        var found = new List<FoundOperation>();
        foreach (var path in paths.Count == 0 ? [PathPatternText.Anything] : paths)
        {
            foreach (var method in methods.Count == 0 ? s_methods : methods)
            {
                found.AddRange(Exact(method, path));
            }

            if (path.Pattern is { } pattern)
            {
                found.AddRange(Matching(methods, pattern));
            }
        }

        return [.. found.DistinctBy(static one => (one.Contract.Contract.Name, one.Operation.Id)).OrderByDescending(static one => one.IsConversation)];
    }

    /// <summary>Why no contract has the path, with the nearest one, as a sentence without a full stop.</summary>
    public string Explain(string method, string path)
    {
        foreach (var (contract, _, routes) in _tables)
        {
            if (routes.Find(method, Request(method, path, "")).Methods is { Count: > 0 } methods)
            {
                return $"'{contract.Contract.Name}' has this path with {string.Join(", ", methods)}, not with {method}";
            }
        }

        var names = string.Join(", ", _tables.Select(static table => table.Contract.Contract.Name));
        var explained = _tables.Select(table => table.Routes.Explain(method, path)).ToList();
        var nearest = explained.Find(static one => one.StartsWith("did you mean", StringComparison.Ordinal));
        return $"it is not an operation of {names}; {nearest ?? explained.FirstOrDefault() ?? "there is no contract"}";
    }

    private IEnumerable<FoundOperation> Exact(string method, PathPatternText path)
    {
        var sample = path.Sample(Any);
        if (sample is null)
        {
            yield break;
        }

        foreach (var (contract, provider, routes) in _tables)
        {
            if (routes.Find(method, Request(method, sample, path.Query)) is { Route: { } route } match)
            {
                var model = match.Values.FirstOrDefault(static value => value.Key.TrimStart('+') == "model").Value;
                yield return new FoundOperation(contract, provider, route.Operation)
                {
                    Model = model is null || model.Contains(Any, StringComparison.Ordinal) ? null : model,
                };
            }
        }
    }

    private IEnumerable<FoundOperation> Matching(IReadOnlyList<string> methods, Regex pattern)
    {
        foreach (var (contract, provider, _) in _tables)
        {
            foreach (var operation in contract.Contract.Operations.Where(operation => methods.Count == 0 || methods.Contains(operation.Method)))
            {
                var below = Parameter().Replace(operation.Path.Split('?', '#')[0], Any);
                if (IsMatch(pattern, contract.Contract.BasePath + below) || IsMatch(pattern, below))
                {
                    yield return new FoundOperation(contract, provider, operation);
                }
            }
        }
    }

    private static bool IsMatch(Regex pattern, string path)
    {
        try
        {
            return pattern.IsMatch(path);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static MockRequest Request(string method, string path, string query) => new() { Method = method, Path = path, Query = query, Headers = [] };

    private static Regex Parameter() => s_parameter;

    private static readonly Regex s_parameter = new(@"\{[^}]*\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>One pattern of a path, as a mapping has it.</summary>
/// <param name="Text">The path or the pattern, without a host.</param>
/// <param name="Query">The query that an address had; empty for none.</param>
internal sealed record PathPatternText(string Text, string Query)
{
    public static PathPatternText Anything { get; } = new("*", "") { IsWildcard = true, Pattern = new Regex("", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) };

    public bool IsWildcard { get; init; }

    /// <summary>What paths must match; null for a path that leaves nothing open.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>A path that the pattern takes; null where none is known.</summary>
    public string? Sample(string any)
    {
        var sample = Pattern is null ? Text
            : IsWildcard ? Text.Replace("*", any, StringComparison.Ordinal).Replace('?', 'x')
            : PatternText.For(Text);
        return sample is null ? null : sample.StartsWith('/') ? sample : "/" + sample;
    }
}
