namespace ContractMocks.Engine.Judging;

/// <summary>The parts of a request that parameters are in, cut when first asked for.</summary>
internal sealed class RequestText(Exchanging exchange)
{
    private List<QueryPair>? _query;
    private List<KeyValuePair<string, string>>? _cookies;
    private string? _queryError;

    /// <summary>The pairs of the query; none where it cannot be read.</summary>
    public List<QueryPair> Query
    {
        get
        {
            if (_query is null)
            {
                _queryError = QueryPairs.Read(exchange.Request.Query, out _query);
            }

            return _query;
        }
    }

    /// <summary>The cookies, in order.</summary>
    public List<KeyValuePair<string, string>> Cookies => _cookies ??= ReadCookies();

    /// <summary>Why path or query cannot be read; null where they can.</summary>
    public Violation? SyntaxError()
    {
        if (!PercentText.IsValid(exchange.Request.Path))
        {
            return Violations.Syntax(ViolationPlace.Path, "The path cannot be read: its percent-encoding is not valid.");
        }

        if (exchange.Request.Query.Length == 0)
        {
            return null;
        }

        _ = Query;
        return _queryError is null ? null : Violations.Syntax(ViolationPlace.Query, $"The query cannot be read: {_queryError}.");
    }

    public string? PathValue(string name) => exchange.PathValue(name);

    /// <summary>The value of a path's parameter with ever more of the path before it, from the nearest segment on.</summary>
    public IEnumerable<string> ResourceNames(string name)
    {
        var template = exchange.Route?.Pattern.Path ?? "";
        var at = template.IndexOf("{" + name + "}", StringComparison.Ordinal);
        if (at <= 0 || PathValue(name) is not { } value)
        {
            yield break;
        }

        var before = template[..at];
        foreach (var (other, text) in exchange.PathValues)
        {
            before = before.Replace("{" + other + "}", text, StringComparison.Ordinal);
        }

        for (var slash = before.LastIndexOf('/'); slash >= 0; slash = slash == 0 ? -1 : before.LastIndexOf('/', slash - 1))
        {
            if (slash < before.Length - 1)
            {
                yield return before[(slash + 1)..] + value;
            }
        }
    }

    /// <summary>The header's value; several headers of one name are one list (RFC 9110, 5.3).</summary>
    public string? Header(string name)
    {
        string? value = null;
        foreach (var header in exchange.Request.Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = value is null ? header.Value : value + ", " + header.Value;
            }
        }

        return value;
    }

    private List<KeyValuePair<string, string>> ReadCookies()
    {
        var cookies = new List<KeyValuePair<string, string>>();
        foreach (var header in exchange.Request.Headers)
        {
            if (!header.Key.Equals("cookie", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var range in header.Value.AsSpan().Split(';'))
            {
                var part = header.Value.AsSpan()[range].Trim();
                var equals = part.IndexOf('=');
                if (equals > 0)
                {
                    cookies.Add(new(part[..equals].ToString(), part[(equals + 1)..].Trim('"').ToString()));
                }
            }
        }

        return cookies;
    }
}
