using System.Globalization;

namespace ContractMocks.Engine.Routing;

/// <summary>
/// Finds the operation of a request. Plain paths are looked up, templated ones are tried from the most specific on. The contract's base path may
/// stand before a path or be left out; a slash at the end does not count.
/// </summary>
internal sealed class RouteTable
{
    /// <summary>How much of an unknown path is looked at and shown, in characters.</summary>
    public const int MostExplainedPath = 256;

    private const int MostNamed = 3;

    private readonly string _basePath;
    private readonly OperationRoute[] _all;
    private readonly Dictionary<string, OperationRoute[]> _literal;
    private readonly Dictionary<int, OperationRoute[]> _templated;
    private readonly OperationRoute[] _spanning;
    private readonly PrefixedRoutes _prefixed;
    private readonly ProviderInfo? _provider;

    /// <param name="basePath">What may stand before every path; empty for nothing.</param>
    /// <param name="routes">The operations.</param>
    /// <param name="provider">Whose they are; its operations are found behind other prefixes too. Null for a provider that is not known.</param>
    public RouteTable(string basePath, IEnumerable<OperationRoute> routes, ProviderInfo? provider = null)
    {
        _basePath = basePath;
        _all = [.. routes];
        _provider = provider;
        _prefixed = new PrefixedRoutes(_all, provider);
        foreach (var variants in _all.GroupBy(static route => (route.Operation.Method, route.Pattern.Path, route.Pattern.RequiredQueries)))
        {
            foreach (var route in variants)
            {
                route.HasVariants = variants.Count() > 1;
            }
        }

        var ordered = _all.OrderBy(static route => route.Pattern, Comparer<PathPattern>.Create(static (one, other) => one.CompareTo(other)))
            .ThenByDescending(static route => route.Pattern.RequiredQueries).ToList();
        _literal = ordered.Where(static route => route.Pattern.IsLiteral)
            .GroupBy(static route => route.Pattern.Path.TrimEnd('/'))
            .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
        _templated = ordered.Where(static route => route.Pattern is { IsLiteral: false, Spans: false })
            .GroupBy(static route => route.Pattern.Length)
            .ToDictionary(static group => group.Key, static group => group.ToArray());
        _spanning = [.. ordered.Where(static route => route.Pattern.Spans)];
    }

    /// <summary>The route of a request, with the path's values; or the methods that its path takes, which are none for an unknown path.</summary>
    /// <param name="method">The method in capitals. <c>HEAD</c> finds the operation of <c>GET</c> where there is none of its own.</param>
    /// <param name="request">The request, which tells variants of one path apart by its query and by whether it asks for a stream.</param>
    public RouteMatch Find(string method, MockRequest request)
    {
        var path = Trimmed(request.Path);
        List<string>? methods = null;
        var match = FindBelow(method, path, request, ref methods);
        if (match.Route is not null)
        {
            return match;
        }

        if (methods is null && _provider is { } provider && path.StartsWith('/') && path.AsSpan(1).StartsWith(provider.Name)
            && path.AsSpan(1 + provider.Name.Length) is ['/', ..] && FindBelow(method, path[(1 + provider.Name.Length)..], request, ref methods) is { Route: not null } named)
        {
            return named with { IsPrefixed = true };
        }

        var prefixed = methods is null ? _prefixed.Find(method, Decoded(path), request.Query) : default;
        return prefixed.Route is null ? new RouteMatch(null, [], methods ?? []) : prefixed;
    }

    /// <summary>Why a path is not known, as a sentence that offers the nearest.</summary>
    public string Explain(string method, string path)
    {
        var shown = path.Length > MostExplainedPath ? path[..MostExplainedPath] : path;
        var segments = (shown.StartsWith(_basePath, StringComparison.Ordinal) ? shown[_basePath.Length..] : shown).Split('/');
        var nearest = Nearest.To(string.Join('/', segments), _all.Select(route => route.Pattern.Like(segments)));
        var route = Array.Find(_all, route => route.Operation.Method == method && route.Pattern.Like(segments) == nearest)
            ?? Array.Find(_all, route => route.Pattern.Like(segments) == nearest);
        if (route is not null)
        {
            return $"did you mean '{route.Operation.Method} {_basePath}{route.Pattern.Path}'?";
        }

        if (_all.Length == 0)
        {
            return "the contract has no operations";
        }

        var below = string.Join('/', segments);
        var some = _all.DistinctBy(static known => known.Pattern.Path)
            .OrderByDescending(known => SharedStart(known.Pattern.Like(segments), below))
            .ThenByDescending(known => known.Operation.Method == method)
            .ThenBy(static known => known.Pattern.Length)
            .Take(MostNamed)
            .Select(known => $"'{known.Operation.Method} {_basePath}{known.Pattern.Path}'");
        var more = _all.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $", of {_all.Length} operations") : "";
        return $"expected a path of the contract such as {string.Join(" or ", some)}{more}";
    }

    private static string Trimmed(string path) => path.Length > 1 && path[^1] == '/' ? path.TrimEnd('/') : path == "/" ? "" : path;

    private static int SharedStart(string one, string other) => one.AsSpan().CommonPrefixLength(other);

    private RouteMatch Find(string method, string path, MockRequest request, ref List<string>? methods)
    {
        if (_literal.TryGetValue(path, out var plain) && Choose(plain, null, method, request, ref methods) is { } literal)
        {
            return new RouteMatch(literal, [], []);
        }

        var segments = Decoded(path);

        // An encoded path may still be a plain one.
        if (path.Contains('%', StringComparison.Ordinal) && _literal.TryGetValue(string.Join('/', segments), out plain)
            && Choose(plain, segments, method, request, ref methods) is { } decoded)
        {
            return new RouteMatch(decoded, [], []);
        }

        var route = (_templated.TryGetValue(segments.Length, out var templated) ? Choose(templated, segments, method, request, ref methods) : null)
            ?? Choose(_spanning, segments, method, request, ref methods);
        if (route is null)
        {
            return default;
        }

        var values = new List<KeyValuePair<string, string>>(2);
        route.Pattern.Fits(segments, values);
        return new RouteMatch(route, values, []);
    }

    /// <summary>With the base path before the path, or without.</summary>
    private RouteMatch FindBelow(string method, string path, MockRequest request, ref List<string>? methods)
    {
        if (_basePath.Length > 0 && path.StartsWith(_basePath, StringComparison.Ordinal)
            && (path.Length == _basePath.Length || path[_basePath.Length] == '/'))
        {
            var below = Find(method, path[_basePath.Length..], request, ref methods);
            if (below.Route is not null)
            {
                return below;
            }
        }

        return Find(method, path, request, ref methods);
    }

    private static string[] Decoded(string path)
    {
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = segments[i].Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(segments[i]) : segments[i];
        }

        return segments;
    }

    /// <summary>The first that fits; among variants of its path, the one that the request means.</summary>
    private static OperationRoute? Choose(
        OperationRoute[] routes, string[]? segments, string method, MockRequest request, ref List<string>? methods)
    {
        OperationRoute? first = null;
        foreach (var route in routes)
        {
            if (first is not null && route.Pattern.Path != first.Pattern.Path)
            {
                continue;
            }

            if (segments is not null && !route.Pattern.IsLiteral && !route.Pattern.Fits(segments, null))
            {
                continue;
            }

            if (route.Operation.Method != method)
            {
                Note(route, ref methods);
            }
            else if (route.Pattern.FitsQuery(request.Query))
            {
                if (first is null && !route.HasVariants)
                {
                    return route;
                }

                if (route.IsStreamOnly == StreamWish.IsIn(request))
                {
                    return route;
                }

                first ??= route;
            }
        }

        return first;
    }

    private static void Note(OperationRoute route, ref List<string>? methods)
    {
        methods ??= [];
        if (!methods.Contains(route.Operation.Method))
        {
            methods.Add(route.Operation.Method);
        }
    }
}

/// <summary>What a look-up gives: a route and the values in its path, or the methods that the path takes instead.</summary>
internal readonly record struct RouteMatch(
    OperationRoute? Route, IReadOnlyList<KeyValuePair<string, string>> Values, IReadOnlyList<string> Methods)
{
    /// <summary>Whether only the end of the path is that of the route.</summary>
    public bool IsPrefixed { get; init; }
}
