namespace ContractMocks.Fakes.Realism;

/// <summary>One row of texts: templates of which one is taken by chance.</summary>
internal sealed class WordRow(string texts, string[] context)
{
    private WordTemplate[]? _templates;

    /// <summary>The words of which the description or the owner must speak; none when the row always counts.</summary>
    public string[] Context { get; } = context;

    public WordTemplate[] Templates => _templates ??= Array.ConvertAll(texts.Split("; "), static text => WordTemplate.Parse(text));

    /// <summary>The part of a place or a person that all texts of the row are.</summary>
    public RealPart Part { get; } = texts[0] == '{' && texts.IndexOf('}', StringComparison.Ordinal) == texts.Length - 1 ? WordMakers.PartOf(texts[1..^1]) : RealPart.None;

    /// <summary>The moment that all texts of the row are: <c>date</c>, <c>datetime</c>, <c>clock</c>; null when they are none.</summary>
    public string? Moment { get; } = texts is "{date}" or "{datetime}" or "{clock}" ? texts[1..^1] : null;

    /// <summary>Whether the texts are sentences, which may be cut and lengthened.</summary>
    public bool IsProse => texts is "{sentence}" || (Templates[0].Literal is { } text && text.Length > 12 && text.Contains(' ') && text[^1] is '.' or '?' or '!');

    /// <summary>Whether one of the texts may agree with what stands beside it.</summary>
    public bool UsesSiblings => Array.Exists(Templates, static template => template.UsesSiblings);

    public bool Holds(string text) => Array.Exists(Templates, template => template.Literal == text);

    public string Make(RealScene scene) => scene.Chance.Pick(Templates).Make(scene);
}

/// <summary>All rows, by the words of names. It is read when first asked for and never changes.</summary>
internal static class WordTable
{
    private static readonly Lazy<Dictionary<string, List<WordRow>>> Rows = new(Read);

    private static readonly Lazy<Dictionary<string, List<WordRow>>.AlternateLookup<ReadOnlySpan<char>>> Pairs = new(static () => Rows.Value.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>The last words of names of more than one.</summary>
    private static readonly Lazy<HashSet<string>> Ends = new(static () =>
        [.. Rows.Value.Keys.Where(static name => name.Contains(' ', StringComparison.Ordinal)).Select(static name => name[(name.LastIndexOf(' ') + 1)..])]);

    private static readonly Lazy<HashSet<string>.AlternateLookup<ReadOnlySpan<char>>> Vocabulary = new(AllWords);

    /// <summary>Words that say little by themselves: the word before them says what the value is.</summary>
    private static readonly HashSet<string> Weak = new(StringComparer.Ordinal)
    {
        "name", "names", "list", "array", "string", "text", "value", "info", "information", "detail", "details", "option", "options", "data", "type", "types",
        "preference", "preferences", "requested", "number", "code", "id", "ids", "field", "fields", "title", "description", "item", "items", "key", "content",
        "source", "mode", "method", "format", "used", "one", "two", "object", "element", "level", "status", "label", "class", "set", "file", "address", "model",
    };

    /// <summary>Words of descriptions that are met everywhere and say nothing of the value.</summary>
    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal)
    {
        "name", "value", "type", "string", "list", "number", "text", "data", "id", "to", "from", "in", "at", "user", "file", "information", "option", "object",
        "search", "source", "format", "key", "method", "parameter", "function", "item", "default", "day", "time", "element", "field", "content", "status",
        "level", "state", "mode", "action", "argument", "query", "code", "class", "result", "response", "request", "input", "output", "end", "start", "order",
        "detail", "case", "position", "property", "set", "index", "base", "character", "letter", "system", "unit", "side", "event", "figure", "work", "age",
        "measure", "standard", "service", "step", "range", "area", "body", "condition", "operation", "party", "match", "move", "record",
        "price", "amount", "member", "reference", "symbol", "test", "model", "message", "person", "process", "program", "project", "place", "entry", "note",
        "return", "returned", "entity", "filter", "until", "since", "total", "thing", "criteria", "label", "option", "choice", "preference", "created", "updated",
        "feature", "context", "tag", "token", "plan", "goal", "server", "node", "hand", "show", "mission", "line", "address", "issue", "f", "q", "x", "feed",
        "measurement", "collection", "array", "sequence", "series", "api", "url", "path", "document", "design", "scale", "board", "period", "component", "interest", "where", "judge",
    };

    /// <summary>The word as the tables have it; null when they do not.</summary>
    public static string? Known(ReadOnlySpan<char> word) => Vocabulary.Value.TryGetValue(word, out var known) ? known : null;

    /// <summary>The row for a name, by its words alone.</summary>
    public static WordRow? OfName(IReadOnlyList<string> words) => OfName(words, null);

    /// <summary>The row for a name: pairs before singles, the last words first; where the context is known, rows of that context go first.</summary>
    public static WordRow? OfName(IReadOnlyList<string> words, HashSet<string>? context)
    {
        if (words.Count == 0)
        {
            return null;
        }

        if (words.Count > 2 && Find($"{words[^3]} {words[^2]}", words[^1], context) is { } three)
        {
            return three;
        }

        for (var i = words.Count - 1; i > 0; i--)
        {
            if (Find(words[i - 1], words[i], context) is { } pair)
            {
                return pair;
            }

            // The id of a city is no city, and neither is its code; the name of one is.
            if (i == words.Count - 1 && words[i] is "id" or "ids" or "identifier" or "number" or "no" or "code" or "key" or "count")
            {
                return null;
            }

            if (!Weak.Contains(words[i]) && Find("", words[i], context) is { } single)
            {
                return single;
            }
        }

        var last = words.Count > 1 ? Find("", words[0], context) : null;
        return last ?? Find("", words[^1], context);
    }

    /// <summary>The row of what a text speaks of: what follows "name of the" or "type of", then its pairs of words, then single ones that tell.</summary>
    public static WordRow? OfText(IReadOnlyList<string> words, HashSet<string> context)
    {
        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (words[i] == "of" && words[i - 1] is "name" or "names" or "title" or "type" or "types" or "kind" or "list")
            {
                for (var j = i + 1; j < Math.Min(words.Count, i + 6) && words[j] is not ("to" or "for" or "in" or "on" or "that" or "which"); j++)
                {
                    var pair = j + 1 < words.Count ? Find(words[j], words[j + 1], context) : null;
                    var suffixed = Find(words[j], words[i - 1] is "type" or "types" or "kind" ? "type" : "name", context);
                    if ((pair ?? suffixed ?? (Idle.Contains(words[j]) ? null : Find("", words[j], context))) is { } row)
                    {
                        return row;
                    }
                }
            }
        }

        for (var i = 1; i < words.Count; i++)
        {
            if (Find(words[i - 1], words[i], context) is { } pair)
            {
                return pair;
            }
        }

        foreach (var word in words)
        {
            if (!Idle.Contains(word) && !(word.Length > 2 && word[^1] == 's' && Idle.Contains(word[..^1])) && Find("", word, context) is { } single)
            {
                return single;
            }
        }

        return null;
    }

    private static WordRow? Find(string before, string word, HashSet<string>? context)
    {
        if (!NameWords.IsPlural(word))
        {
            return FindForm(before, word, context);
        }

        foreach (var form in NameWords.Forms(word))
        {
            if (FindForm(before, form, context) is { } row)
            {
                return row;
            }
        }

        return null;
    }

    private static WordRow? FindForm(string before, string form, HashSet<string>? context)
    {
        const int Longest = 96;
        if (before.Length == 0)
        {
            return Rows.Value.TryGetValue(form, out var single) ? Fitting(single, context) : null;
        }

        if (before.Length + 1 + form.Length > Longest || !Ends.Value.Contains(form))
        {
            return null;
        }

        // Pairs are looked up where they lie: most are in no table, and are not worth a text.
        Span<char> pair = stackalloc char[before.Length + 1 + form.Length];
        before.CopyTo(pair);
        pair[before.Length] = ' ';
        form.CopyTo(pair[(before.Length + 1)..]);
        return Pairs.Value.TryGetValue(pair, out var rows) ? Fitting(rows, context) : null;
    }

    private static WordRow? Fitting(List<WordRow> rows, HashSet<string>? context)
    {
        if (context is not null)
        {
            foreach (var row in rows)
            {
                if (row.Context.Length > 0 && Array.Exists(row.Context, context.Contains))
                {
                    return row;
                }
            }
        }

        return rows.Find(static row => row.Context.Length == 0);
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AllWords()
    {
        var words = new HashSet<string>(Idle, StringComparer.Ordinal);
        words.UnionWith(Weak);
        foreach (var (name, rows) in Rows.Value)
        {
            words.UnionWith(name.Split(' '));
            foreach (var row in rows)
            {
                words.UnionWith(row.Context);
            }
        }

        return words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static Dictionary<string, List<WordRow>> Read()
    {
        var table = new Dictionary<string, List<WordRow>>(2000, StringComparer.Ordinal);
        foreach (var text in (string[])[WordRows.Everyday, WordRows.Learning, WordRows.Computing])
        {
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                ReadLine(line.TrimEnd('\r'), table);
            }
        }

        return table;
    }

    private static void ReadLine(string line, Dictionary<string, List<WordRow>> table)
    {
        var equals = line.IndexOf(" = ", StringComparison.Ordinal);
        var names = line[..equals];
        var bracket = names.IndexOf(" [", StringComparison.Ordinal);
        var context = bracket < 0 ? [] : names[(bracket + 2)..^1].Split(' ');
        var row = new WordRow(line[(equals + 3)..], context);
        foreach (var name in names[..(bracket < 0 ? names.Length : bracket)].Split('|'))
        {
            if (!table.TryGetValue(name, out var rows))
            {
                table[name] = rows = [];
            }

            rows.Add(row);
        }
    }
}
