namespace ContractMocks.Engine.Routing;

/// <summary>
/// A path template cut into segments. Some documents put a query (<c>?beta=true</c>) or a fragment (<c>#stream</c>) into the path to tell
/// operations of one path apart: the query must then be in the request; what the fragment stands for is for <see cref="RouteTable"/> to say.
/// </summary>
internal sealed class PathPattern
{
    private readonly PathSegment[] _segments;
    private readonly string[] _requiredQuery;

    /// <param name="template">The template below the base path.</param>
    public PathPattern(string template)
    {
        var hash = template.IndexOf('#', StringComparison.Ordinal);
        Fragment = hash < 0 ? "" : template[(hash + 1)..];
        var path = hash < 0 ? template : template[..hash];
        var question = path.IndexOf('?', StringComparison.Ordinal);
        RequiredQuery = question < 0 ? "" : path[(question + 1)..];
        _requiredQuery = question < 0 ? [] : RequiredQuery.Split('&');
        Path = question < 0 ? path : path[..question];
        _segments = Array.ConvertAll(Cut(Path), static segment => new PathSegment(segment));
        IsLiteral = Array.TrueForAll(_segments, static segment => segment.IsLiteral);
        Spans = Array.Exists(_segments, static segment => segment.Spans);
    }

    /// <summary>The path without query and fragment.</summary>
    public string Path { get; }

    /// <summary>What stands after the <c>#</c>; empty for none.</summary>
    public string Fragment { get; }

    /// <summary>The query that a request must have; empty for none.</summary>
    public string RequiredQuery { get; }

    public bool IsLiteral { get; }

    /// <summary>Whether a parameter may hold slashes.</summary>
    public bool Spans { get; }

    /// <summary>How many segments it has.</summary>
    public int Length => _segments.Length;

    /// <summary>How many parts of the query it asks for: of two patterns that fit, the one that asks for more wins.</summary>
    public int RequiredQueries => _requiredQuery.Length;

    /// <summary>Whether the decoded segments of a request's path fit.</summary>
    public bool Fits(string[] segments, List<KeyValuePair<string, string>>? values) => Fits(segments, 0, 0, values);

    /// <summary>Whether the query has what the template asks for.</summary>
    public bool FitsQuery(string query)
    {
        foreach (var part in _requiredQuery)
        {
            if (!Has(query, part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The more specific of two, segment by segment from the left: less than zero when this one is.</summary>
    public int CompareTo(PathPattern other)
    {
        for (var i = 0; i < Math.Min(Length, other.Length); i++)
        {
            var order = other._segments[i].Rank - _segments[i].Rank;
            if (order != 0)
            {
                return order;
            }
        }

        return other.Length - Length;
    }

    /// <summary>The path with its bare parameters filled in by what a request has in their places, to be compared with that request's path.</summary>
    public string Like(string[] segments) =>
        IsLiteral ? Path : string.Join('/', _segments.Select((segment, i) => segment.Rank == 1 && i < segments.Length ? segments[i] : segment.Template));

    private static string[] Cut(string path)
    {
        // A parameter that spans may have slashes in its own notation: {name=models/*}.
        var segments = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < path.Length; i++)
        {
            depth += path[i] == '{' ? 1 : path[i] == '}' ? -1 : 0;
            if (path[i] == '/' && depth <= 0)
            {
                segments.Add(path[start..i]);
                start = i + 1;
            }
        }

        segments.Add(path[start..]);
        return [.. segments];
    }

    private bool Fits(string[] segments, int at, int from, List<KeyValuePair<string, string>>? values)
    {
        if (!Spans && segments.Length != _segments.Length)
        {
            return false;
        }

        for (; at < _segments.Length; at++, from++)
        {
            if (_segments[at].Spans)
            {
                return FitsSpanning(segments, at, from, values);
            }

            if (from >= segments.Length || !_segments[at].Fits(segments[from], values))
            {
                return false;
            }
        }

        return from == segments.Length;
    }

    // The segments after a spanning one have fixed counts, so there is one length that fits (a second spanning one takes one segment).
    private bool FitsSpanning(string[] segments, int at, int from, List<KeyValuePair<string, string>>? values)
    {
        var after = _segments.Length - at - 1;
        var end = segments.Length - after;
        if (end <= from || !_segments[at].Fits(string.Join('/', segments[from..end]), values))
        {
            return false;
        }

        for (var i = 0; i < after; i++)
        {
            if (!_segments[at + 1 + i].Fits(segments[end + i], values))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(string query, string part)
    {
        foreach (var range in query.AsSpan().Split('&'))
        {
            if (query.AsSpan()[range].SequenceEqual(part))
            {
                return true;
            }
        }

        return false;
    }
}
