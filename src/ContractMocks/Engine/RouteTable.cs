namespace ContractMocks.Engine;

/// <summary>Finds the operation of a request. Plain paths are looked up, templated ones are tried from the most specific on.</summary>
internal sealed class RouteTable
{
    private const int MostExplainedPath = 256;

    private readonly string _basePath;
    private readonly OperationRoute[] _ordered;
    private readonly Dictionary<string, OperationRoute[]> _literal;

    public RouteTable(string basePath, IEnumerable<OperationRoute> routes)
    {
        _basePath = basePath;
        _ordered =
        [
            .. routes
                .OrderByDescending(static route => route.Pattern.RequiredQuery.Length > 0 ? 1 : 0)
                .ThenByDescending(static route => route.Pattern.FirstParameter)
                .ThenByDescending(static route => route.Pattern.Literals),
        ];
        _literal = _ordered
            .Where(static route => route.Pattern.IsLiteral)
            .GroupBy(static route => route.Pattern.Path)
            .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The route of a request, with the path's values; or the methods that its path takes, which are none for an unknown path.</summary>
    public RouteMatch Find(string method, string path, string query)
    {
        if (_literal.TryGetValue(path, out var routes))
        {
            foreach (var route in routes)
            {
                if (route.Operation.Method == method && route.Pattern.FitsQuery(query))
                {
                    return new RouteMatch(route, [], []);
                }
            }
        }

        return FindTemplated(method, path, query);
    }

    /// <summary>Why a path is not known, as a sentence that offers the nearest.</summary>
    public string Explain(string method, string path)
    {
        if (_basePath.Length > 0 && !path.StartsWith(_basePath + "/", StringComparison.Ordinal)
            && Find(method, _basePath + path, "").Route is not null)
        {
            return $"the path lacks the base path '{_basePath}'; give clients the mock's Endpoint";
        }

        var shown = path.Length > MostExplainedPath ? path[..MostExplainedPath] : path;
        var nearest = Nearest.To(shown, _ordered.Select(static route => route.Pattern.Path));
        var route = Array.Find(_ordered, route => route.Pattern.Path == nearest && route.Operation.Method == method)
            ?? Array.Find(_ordered, route => route.Pattern.Path == nearest);
        return route is not null
            ? $"did you mean '{route.Operation.Method} {route.Pattern.Path}'?"
            : "expected " + Nearest.OneOf([.. _ordered.Select(static known => $"{known.Operation.Method} {known.Pattern.Path}")]);
    }

    private RouteMatch FindTemplated(string method, string path, string query)
    {
        List<string>? methods = null;
        var segments = path.Split('/');
        foreach (var route in _ordered)
        {
            if (!route.Pattern.Fits(segments, out var values) || !route.Pattern.FitsQuery(query))
            {
                continue;
            }

            if (route.Operation.Method == method)
            {
                return new RouteMatch(route, values, []);
            }

            methods ??= [];
            if (!methods.Contains(route.Operation.Method))
            {
                methods.Add(route.Operation.Method);
            }
        }

        return new RouteMatch(null, [], methods ?? []);
    }
}

/// <summary>What a look-up gives: a route and the values in its path, or the methods that the path takes instead.</summary>
internal readonly record struct RouteMatch(
    OperationRoute? Route, IReadOnlyList<KeyValuePair<string, string>> Values, IReadOnlyList<string> Methods);
