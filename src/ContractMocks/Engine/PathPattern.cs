namespace ContractMocks.Engine;

/// <summary>
/// A path template cut into segments. A segment may hold one parameter with text around it (<c>{model}:generate</c>). Some documents put a query
/// (<c>?beta=true</c>) or a fragment into the path: the query must then be in the request, the fragment is left out.
/// </summary>
internal sealed class PathPattern
{
    private readonly Segment[] _segments;

    public PathPattern(string template)
    {
        Template = template;
        var path = template.Split('#')[0];
        var question = path.IndexOf('?', StringComparison.Ordinal);
        RequiredQuery = question < 0 ? "" : path[(question + 1)..];
        Path = question < 0 ? path : path[..question];
        _segments = Array.ConvertAll(Path.Split('/'), Read);
        IsLiteral = Array.TrueForAll(_segments, static segment => segment.Parameter is null);
        Literals = _segments.Count(static segment => segment.Parameter is null);
    }

    public string Template { get; }

    public string Path { get; }

    public string RequiredQuery { get; }

    public bool IsLiteral { get; }

    public int Length => _segments.Length;

    /// <summary>How many segments are plain text: of two patterns that fit, the one with more wins.</summary>
    public int Literals { get; }

    /// <summary>Where the first parameter is; later is more specific.</summary>
    public int FirstParameter => Array.FindIndex(_segments, static segment => segment.Parameter is not null) is var at and >= 0 ? at : int.MaxValue;

    /// <summary>Whether the segments of a request's path fit; gives the values of the parameters, decoded.</summary>
    public bool Fits(string[] segments, out IReadOnlyList<KeyValuePair<string, string>> values)
    {
        values = [];
        if (segments.Length != _segments.Length)
        {
            return false;
        }

        List<KeyValuePair<string, string>>? found = null;
        for (var i = 0; i < segments.Length; i++)
        {
            if (!_segments[i].Fits(segments[i], out var value))
            {
                return false;
            }

            if (value is not null)
            {
                (found ??= []).Add(new(_segments[i].Parameter!, value));
            }
        }

        values = found ?? values;
        return true;
    }

    public bool FitsQuery(string query)
    {
        if (RequiredQuery.Length == 0)
        {
            return true;
        }

        var parts = query.Split('&');
        return Array.TrueForAll(RequiredQuery.Split('&'), part => parts.Contains(part, StringComparer.Ordinal));
    }

    private static Segment Read(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = text.LastIndexOf('}');
        return open < 0 || close < open
            ? new Segment(text, "", null)
            : new Segment(text[..open], text[(close + 1)..], text[(open + 1)..close]);
    }

    /// <summary>A segment: plain text in <paramref name="Before"/>, or a parameter between two texts.</summary>
    private sealed record Segment(string Before, string After, string? Parameter)
    {
        public bool Fits(string encoded, out string? value)
        {
            value = null;
            var text = encoded.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(encoded) : encoded;
            if (Parameter is null)
            {
                return text == Before;
            }

            if (text.Length <= Before.Length + After.Length
                || !text.StartsWith(Before, StringComparison.Ordinal)
                || !text.EndsWith(After, StringComparison.Ordinal))
            {
                return false;
            }

            value = text[Before.Length..^After.Length];
            return true;
        }
    }
}
