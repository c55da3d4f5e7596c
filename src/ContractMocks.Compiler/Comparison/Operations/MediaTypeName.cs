namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>A media type as a document writes it, e.g. <c>application/json; charset=utf-8</c>: case and spaces do not count, nor the order of parameters.</summary>
internal sealed class MediaTypeName
{
    private readonly string _type;
    private readonly string _subtype;
    private readonly List<string> _parameters = [];

    public MediaTypeName(string text)
    {
        Text = text;
        var parts = text.Split(';');
        var name = parts[0].Trim().ToLowerInvariant();
        var slash = name.IndexOf('/');
        _type = slash < 0 ? name : name.Substring(0, slash);
        _subtype = slash < 0 ? "" : name.Substring(slash + 1);
        foreach (var part in parts.Skip(1).Where(static part => part.Trim().Length > 0))
        {
            var equals = part.IndexOf('=');
            _parameters.Add(equals < 0
                ? part.Trim().ToLowerInvariant()
                : part.Substring(0, equals).Trim().ToLowerInvariant() + "=" + part.Substring(equals + 1).Trim().Trim('"'));
        }

        _parameters.Sort(StringComparer.Ordinal);
        Key = $"{_type}/{_subtype}{string.Concat(_parameters.Select(static parameter => ";" + parameter))}";
    }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Equal for names that mean the same.</summary>
    public string Key { get; }

    /// <summary>Whether values keep JSON's types in it: JSON, what is built on it, events that carry it, and what may be anything.</summary>
    public bool KeepsTypes =>
        _subtype is "json" or "event-stream" or "x-ndjson" or "ndjson" or "jsonl" or "x-jsonl" or "json-seq" or "*" or ""
        || _subtype.EndsWith("+json", StringComparison.Ordinal) || _subtype.EndsWith("-json", StringComparison.Ordinal);

    /// <summary>Whether lists are written as repeated fields.</summary>
    public bool RepeatsLists => _subtype == "x-www-form-urlencoded";

    /// <summary>Whether the two are the same but for parameters.</summary>
    public bool IsSameType(MediaTypeName other) => _type == other._type && _subtype == other._subtype;

    /// <summary>Whether every message of the other type is one of this type: <c>*/*</c> of everything, <c>application/json</c> of <c>application/problem+json</c>.</summary>
    public bool Covers(MediaTypeName other) =>
        (_type == "*" || _type == other._type)
        && (_subtype is "*" || _subtype == other._subtype || other._subtype.EndsWith("+" + _subtype, StringComparison.Ordinal))
        && _parameters.TrueForAll(other._parameters.Contains);
}
