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

    /// <summary>The value of a path's parameter with ever more of the path around it, whole segments at a time, the nearest first.</summary>
    public IEnumerable<string> ResourceNames(string name)
    {
        var template = exchange.Route?.Pattern.Path ?? "";
        var at = template.IndexOf("{" + name + "}", StringComparison.Ordinal);
        if (at <= 0 || PathValue(name) is not { } value)
        {
            yield break;
        }

        var before = Filled(template[..at]);
        var after = Filled(template[(at + name.Length + 2)..]);
        var ends = after.StartsWith('/') ? Slashes(after + "/") : [0];
        foreach (var start in Slashes(before).AsEnumerable().Reverse())
        {
            foreach (var end in ends)
            {
                yield return before[(start + 1)..] + value + after[..end];
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

    private string Filled(string template)
    {
        foreach (var (name, value) in exchange.PathValues)
        {
            template = template.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return template;
    }

    /// <summary>Where slashes are; of the first few, because every pair of them is tried.</summary>
    private static List<int> Slashes(string text)
    {
        const int Most = 16;
        var found = new List<int>();
        for (var at = text.IndexOf('/'); at >= 0 && found.Count < Most; at = text.IndexOf('/', at + 1))
        {
            found.Add(at);
        }

        return found;
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
