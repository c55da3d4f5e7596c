namespace ContractMocks.Engine.Routing;

/// <summary>
/// One segment of a path template: plain text, or parameters with texts between them (<c>{model}:generate</c>, <c>{owner}-{repo}</c>). Of several
/// ways to cut a text, the first parameter gets the shortest value.
/// </summary>
internal sealed class PathSegment
{
    // Texts and parameters take turns: text[0] parameter[0] text[1] parameter[1] … text[n].
    private readonly string[] _texts;
    private readonly string[] _parameters;

    public PathSegment(string template)
    {
        Template = template;
        var texts = new List<string>();
        var parameters = new List<string>();
        var at = 0;
        while (template.IndexOf('{', at) is var open and >= 0 && template.IndexOf('}', open) is var close and >= 0)
        {
            texts.Add(template[at..open]);
            var name = template[(open + 1)..close];
            Spans |= name.StartsWith('+') || name.EndsWith('*') || name.Contains('=', StringComparison.Ordinal);
            parameters.Add(Name(name));
            at = close + 1;
        }

        texts.Add(template[at..]);
        _texts = [.. texts];
        _parameters = [.. parameters];
    }

    /// <summary>Whether it is text alone.</summary>
    public bool IsLiteral => _parameters.Length == 0;

    /// <summary>Whether its parameter may hold slashes: <c>{+name}</c>, <c>{name*}</c>, <c>{name=models/*}</c>.</summary>
    public bool Spans { get; }

    /// <summary>The segment as the document writes it.</summary>
    public string Template { get; }

    /// <summary>How specific it is: a literal before a parameter with texts around it, that before a bare one, that before one that spans.</summary>
    public int Rank => IsLiteral ? 3 : Spans ? 0 : Array.Exists(_texts, static text => text.Length > 0) ? 2 : 1;

    /// <summary>Whether a decoded text fits.</summary>
    /// <param name="text">The segment of a request's path, decoded.</param>
    /// <param name="values">Takes the values of the parameters; null when nobody asks for them.</param>
    public bool Fits(ReadOnlySpan<char> text, List<KeyValuePair<string, string>>? values)
    {
        if (!text.StartsWith(_texts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[_texts[0].Length..];
        for (var i = 0; i < _parameters.Length; i++)
        {
            var next = _texts[i + 1];
            var isLast = i == _parameters.Length - 1;
            var end = isLast ? rest.Length - next.Length : IndexAfterFirst(rest, next);
            if (end < 1 || (isLast && !rest.EndsWith(next, StringComparison.Ordinal)))
            {
                return false;
            }

            values?.Add(new(_parameters[i], rest[..end].ToString()));
            rest = rest[(end + next.Length)..];
        }

        return rest.IsEmpty;
    }

    // Two parameters without a text between them: the first gets one character.
    private static int IndexAfterFirst(ReadOnlySpan<char> rest, string text)
    {
        if (rest.Length < 2)
        {
            return -1;
        }

        var at = rest[1..].IndexOf(text, StringComparison.Ordinal);
        return at < 0 ? -1 : at + 1;
    }

    private static string Name(string name)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        return (equals < 0 ? name : name[..equals]).TrimStart('+').TrimEnd('*');
    }
}
