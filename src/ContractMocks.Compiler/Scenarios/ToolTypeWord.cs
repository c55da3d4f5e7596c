namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// What a word for a type means in JSON Schema. Tools are generated from many languages: a type may be Python's <c>dict</c> or
/// <c>list[str]</c>, Java's <c>HashMap</c>, Gemini's <c>STRING</c>.
/// </summary>
/// <param name="Types">The types of JSON Schema; empty where anything is meant.</param>
internal sealed record ToolTypeWord(EquatableArray<string> Types)
{
    private const int MaxDepth = 8;

    private static readonly string[] Known = ["object", "array", "string", "number", "integer", "boolean", "null"];

    private static readonly Dictionary<string, string> Plain = Table(
        ("object", "object dict dictionary typeddict hashmap map mapping hashtable treemap linkedhashmap record struct json defaultdict"),
        ("array", "array list tuple arraylist linkedlist set hashset frozenset collection iterable sequence vector queue deque"),
        ("string", "string str char character text varchar charsequence bytes binary file path filepath stringbuilder"),
        ("number", "number float double decimal bigdecimal float32 float64 real numeric"),
        ("integer", "integer int long short byte bigint biginteger int8 int16 int32 int64 uint uint8 uint16 uint32 uint64"),
        ("boolean", "boolean bool"),
        ("null", "null none nonetype void undefined nil"),
        ("", "any unknown mixed var dynamic type_unspecified"));

    private static readonly Dictionary<string, string> Formats = Table(
        ("date", "date localdate"), ("date-time", "datetime date-time timestamp localdatetime"), ("time", "time"), ("uuid", "uuid guid"), ("uri", "uri url"), ("email", "email"));

    /// <summary>Anything.</summary>
    public static ToolTypeWord Any { get; } = new(default(EquatableArray<string>));

    /// <summary>What the items are, where the word says it: <c>list[str]</c>.</summary>
    public ToolTypeWord? Items { get; init; }

    /// <summary>What the values of a mapping are, where the word says it: <c>dict[str, int]</c>.</summary>
    public ToolTypeWord? Values { get; init; }

    /// <summary>The format, where the word says it: <c>datetime</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Words that a message may offer for a misspelt one.</summary>
    public static IEnumerable<string> Suggestions => Known;

    public static bool IsKnown(string word) => Known.Contains(word);

    /// <summary>The meaning of a word; null where it has none that is known here.</summary>
    public static ToolTypeWord? Read(string word) => Read(word, 0);

    private static ToolTypeWord? Read(string word, int depth)
    {
        word = word.Trim();
        word = word.StartsWith("typing.", StringComparison.Ordinal) ? word.Substring(7) : word;
        if (depth > MaxDepth)
        {
            return null;
        }

        var branches = Split(word, '|');
        if (branches.Count > 1)
        {
            return Union(branches, depth);
        }

        if (word.EndsWith("?", StringComparison.Ordinal))
        {
            return Union([word.Substring(0, word.Length - 1), "null"], depth);
        }

        if (word.EndsWith("[]", StringComparison.Ordinal))
        {
            return Read(word.Substring(0, word.Length - 2), depth + 1) is { } item ? new ToolTypeWord(["array"]) { Items = item } : null;
        }

        var open = word.IndexOfAny(['[', '<']);
        return open > 0 && word[word.Length - 1] is ']' or '>'
            ? Generic(word.Substring(0, open), Split(word.Substring(open + 1, word.Length - open - 2), ','), depth)
            : Single(word);
    }

    private static ToolTypeWord? Single(string word)
    {
        var folded = word.ToLowerInvariant();
        return word.Length == 0 ? Any
            : Plain.TryGetValue(folded, out var type) ? type.Length == 0 ? Any : new ToolTypeWord([type])
            : Formats.TryGetValue(folded, out var format) ? new ToolTypeWord(["string"]) { Format = format }
            : null;
    }

    private static ToolTypeWord? Generic(string head, List<string> arguments, int depth)
    {
        switch (head.ToLowerInvariant())
        {
            case "optional" or "nullable":
                return Union([.. arguments, "null"], depth);
            case "union":
                return Union(arguments, depth);
        }

        if (Single(head) is not { Types.Count: 1 } plain)
        {
            return null;
        }

        // list[str], tuple[float, ...]; a tuple of several types says nothing that one 'items' could.
        var items = arguments.Count == 1 || (arguments.Count == 2 && arguments[1].Trim() == "...") ? arguments[0] : null;
        return plain.Types[0] switch
        {
            "array" => plain with { Items = items is null ? null : Read(items, depth + 1) },
            "object" => plain with { Values = arguments.Count == 2 ? Read(arguments[1], depth + 1) : null },
            _ => null,
        };
    }

    private static ToolTypeWord? Union(IReadOnlyList<string> words, int depth)
    {
        var types = new List<string>();
        var result = Any;
        foreach (var word in words)
        {
            if (Read(word, depth + 1) is not { } one)
            {
                return null;
            }

            if (one.Types.Count == 0)
            {
                return Any;
            }

            types.AddRange(one.Types.Where(type => !types.Contains(type)));
            result = result with { Items = result.Items ?? one.Items, Values = result.Values ?? one.Values, Format = result.Format ?? one.Format };
        }

        return result with { Types = types.ToEquatableArray() };
    }

    /// <summary>The parts between separators that no bracket encloses.</summary>
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '[' or '<' ? 1 : text[i] is ']' or '>' ? -1 : 0;
            if (depth == 0 && text[i] == separator)
            {
                parts.Add(text.Substring(start, i - start));
                start = i + 1;
            }
        }

        parts.Add(text.Substring(start));
        return parts;
    }

    private static Dictionary<string, string> Table(params (string Meaning, string Words)[] rows) =>
        rows.SelectMany(static row => row.Words.Split(' ').Select(word => (word, row.Meaning))).ToDictionary(static pair => pair.word, static pair => pair.Meaning, StringComparer.Ordinal);
}
