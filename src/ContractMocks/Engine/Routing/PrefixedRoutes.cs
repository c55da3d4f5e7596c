using ContractMocks.Dialects;

namespace ContractMocks.Engine.Routing;

/// <summary>
/// Finds operations of a known provider behind other prefixes: gateways and hosts put the same paths elsewhere (<c>/api/v1/chat/completions</c>,
/// <c>/openai/deployments/gpt-4o/chat/completions</c>, <c>/v1/projects/p/locations/l/publishers/google/models/m:generateContent</c>). What counts is how a
/// path ends; a provider's own version prefix (<c>/v1</c>, <c>/v1beta</c>) is left out of that end. Only operations that a dialect speaks are found.
/// </summary>
internal sealed class PrefixedRoutes
{
    private readonly (PathPattern End, OperationRoute Route)[] _ends;

    public PrefixedRoutes(IEnumerable<OperationRoute> routes, ProviderInfo? provider) =>
        _ends = provider is null
            ? []
            : [.. routes.Where(route => provider.Dialect(route.Operation) is not null)
                .Select(static route => (End: new PathPattern(End(route.Pattern.Path)), route))
                .OrderBy(static known => known.End, Comparer<PathPattern>.Create(static (one, other) => one.CompareTo(other)))];

    /// <summary>The operation that a path ends in, by its longest end.</summary>
    /// <param name="method">The method in capitals.</param>
    /// <param name="segments">The decoded segments of the path, the first of them empty.</param>
    /// <param name="query">The query, which some operations ask for.</param>
    public RouteMatch Find(string method, string[] segments, string query)
    {
        for (var skipped = 0; _ends.Length > 0 && skipped < segments.Length - 1; skipped++)
        {
            string[] rest = ["", .. segments.AsSpan(skipped + 1)];
            foreach (var (end, route) in _ends)
            {
                if (route.Operation.Method == method && end.Fits(rest, null) && route.Pattern.FitsQuery(query))
                {
                    var values = new List<KeyValuePair<string, string>>(2);
                    end.Fits(rest, values);
                    return new RouteMatch(route, values, []) { IsPrefixed = true };
                }
            }
        }

        return new RouteMatch(null, [], []);
    }

    private static string End(string path)
    {
        var second = path.IndexOf('/', 1);
        return second > 0 && IsVersion(path.AsSpan(1, second - 1)) ? path[second..] : path;
    }

    // v1, v1beta, v1alpha2
    private static bool IsVersion(ReadOnlySpan<char> segment)
    {
        if (segment.Length < 2 || segment[0] != 'v')
        {
            return false;
        }

        var rest = segment[1..].TrimStart("0123456789").TrimEnd("0123456789");
        return char.IsAsciiDigit(segment[1]) && rest is "" or "alpha" or "beta";
    }
}
