using System.Buffers;
using System.Text.RegularExpressions;

namespace ContractMocks.Fakes.Realism;

/// <summary>
/// What the author of a description gives away: the values that are allowed, examples, the default. It is read once for each place of a schema;
/// only its first 600 characters are, so that no description costs more than the rest of the request.
/// </summary>
internal sealed partial class DescriptionReader
{
    /// <summary>How much of a description is read, in UTF-16 units.</summary>
    public const int Longest = 600;

    private const int LongestItem = 60;

    private static readonly HashSet<string> NoValues = new(StringComparer.OrdinalIgnoreCase)
    {
        "none", "null", "empty", "the", "a", "an", "not", "current", "to", "if", "when", "no", "for", "optional", "unspecified", "nothing", "is", "value", "in", "on", "and",
        "it", "this", "which", "undefined", "your", "all available", "etc", "of", "be", "with", "use", "using", "as", "true", "false", "list", "string", "array",
    };

    // What each pattern needs: looked for first, as it takes a hundredth of the time and most descriptions have none of it.
    private static readonly SearchValues<string> DefaultSigns = SearchValues.Create(["default"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ExampleSigns = SearchValues.Create(
        ["e.g", " eg", "(eg", "e. g", "i.e", " ie", "(ie", "for example", "for instance", "such as", "example", " ex.", "(ex.", "including", "like '", "like \"", "like `"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ChoiceSigns = SearchValues.Create(
        [
            "one of", "option", "possible", "allowed", "valid", "supported", "accepted", "available", "permitted", "choices", "can be", "could be", "must be", "should be",
            "may be", "might be", "only be", "either", "enum", "values",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Quotes = SearchValues.Create("'\"`");

    private DescriptionReader(string text)
    {
        var read = text.Length > Longest ? text[..Longest] : text;
        if (read.AsSpan().ContainsAny(DefaultSigns) && DefaultPattern().Match(read) is { Success: true } fallback)
        {
            Default = Clean(fallback.Groups["value"].Value);
            read = read.Remove(fallback.Index, fallback.Length).Insert(fallback.Index, ".");
        }

        if (HasExample(read) && ExamplePattern().Match(read) is { Success: true } example)
        {
            // "Including" lists values or begins a clause: values are short, and several.
            var isClause = example.Value.StartsWith("incl", StringComparison.OrdinalIgnoreCase);
            Examples = Items(read[(example.Index + example.Length)..], needsQuotes: example.Value.StartsWith("like", StringComparison.OrdinalIgnoreCase), isExample: !isClause);
            Examples = isClause ? AtLeastTwo(Examples) : Examples;
            read = read[..example.Index];
        }

        if (read.AsSpan().ContainsAny(ChoiceSigns) && ChoicePattern().Match(read) is { Success: true } choice)
        {
            // "Must be unique and short" tells of the value, "can be low or high" lists it.
            var isOpen = choice.Value.TrimEnd().EndsWith(':') || OpenPattern().IsMatch(choice.Value);
            Choices = AtLeastTwo(Items(read[(choice.Index + choice.Length)..], needsQuotes: !isOpen, isExample: false));
        }

        if (Choices.Count == 0)
        {
            Choices = AtLeastTwo(Quoted(read));
        }

        // "The way it is sent - mail, fax, or both."
        if (Choices.Count == 0 && read.Contains(" or ", StringComparison.Ordinal) && TailPattern().Match(read) is { Success: true } tail)
        {
            Choices = AtLeastTwo(Items(tail.Groups["list"].Value, needsQuotes: false, isExample: false));
        }

        if (Choices.Count == 0 && Examples.Count == 0 && read.Contains('(', StringComparison.Ordinal) && ParenthesisPattern().Match(read) is { Success: true } inside)
        {
            Examples = AtLeastTwo(Items(inside.Groups["text"].Value, needsQuotes: false, isExample: false));
        }
    }

    /// <summary>The values that the description allows; empty when it does not list them.</summary>
    public List<string> Choices { get; } = [];

    /// <summary>The values that it gives as examples.</summary>
    public List<string> Examples { get; private set; } = [];

    /// <summary>What is taken when the value is absent, if it says so.</summary>
    public string? Default { get; }

    public static DescriptionReader Read(string description) => new(description);

    private static bool HasExample(string text) =>
        text.AsSpan().ContainsAny(ExampleSigns) || text.StartsWith("eg", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ex.", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("ie", StringComparison.OrdinalIgnoreCase);

    private static List<string> AtLeastTwo(List<string> items) => items.Count >= 2 ? items : [];

    private static List<string> Items(string text, bool needsQuotes, bool isExample)
    {
        var end = EndPattern().Match(text);
        while (end.Success && end.ValueSpan is ")" && text.AsSpan(0, end.Index).Count('(') > text.AsSpan(0, end.Index).Count(')'))
        {
            end = end.NextMatch();
        }

        var part = end.Success ? text[..end.Index] : text;
        var quoted = Quoted(part.TrimStart());
        if (needsQuotes || quoted.Count > 0)
        {
            // Some authors quote only some of the values they list.
            var pieces = SplitPattern().Split(part);
            var isList = !needsQuotes && pieces.Length > quoted.Count && Array.TrueForAll(pieces, static piece => piece.Trim().Length > 0 && !piece.Trim().Contains(' ', StringComparison.Ordinal));
            return isList ? [.. pieces.Select(Clean).OfType<string>()] : quoted;
        }

        // "San Francisco, CA" and "January 5, 2024" are one example.
        var whole = Clean(part);
        if (isExample && whole is not null && OneInTwoParts().IsMatch(whole))
        {
            return [whole];
        }

        var items = new List<string>();
        foreach (var piece in SplitPattern().Split(part))
        {
            var item = Clean(piece);
            if (item is null || item.Count(static unit => unit == ' ') > (isExample ? 4 : 1) || item.Length > LongestItem / 2)
            {
                // A clause, not a value: what was said before it still counts.
                return isExample || items.Count > 2 ? items : [];
            }

            items.Add(item);
        }

        return items;
    }

    private static List<string> Quoted(string text)
    {
        var items = new List<string>();
        if (!text.AsSpan().ContainsAny(Quotes))
        {
            return items;
        }

        foreach (Match match in QuotedPattern().Matches(text))
        {
            if (Clean(match.Groups["text"].Value) is { } item && !items.Contains(item))
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static string? Clean(string text)
    {
        var item = text.Trim().Trim('\'', '"', '`', '“', '”', '‘', '’', '[', ']').TrimEnd('.', ',', ';', ':').Trim();
        if (item.StartsWith("or ", StringComparison.OrdinalIgnoreCase) || item.StartsWith("and ", StringComparison.OrdinalIgnoreCase))
        {
            item = item[(item.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim().Trim('\'', '"', '`');
        }

        if (item.EndsWith(" etc", StringComparison.OrdinalIgnoreCase))
        {
            item = item[..^4].TrimEnd(',', ' ');
        }

        return item.Length is > 0 and <= LongestItem && !NoValues.Contains(item) ? item : null;
    }

    [GeneratedRegex(
        """\bdefault(?:s|ed)?\b(?:\s+(?:value|one|setting|option))?\s*(?:is\s+set\s+to|is|are|to|:|=)?\s*(?<value>'[^']*'|"[^"]*"|`[^`]*`|-?\d+\.\d+|[A-Za-z0-9$%+#_/-]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex DefaultPattern();

    [GeneratedRegex(
        """(?:\be\.?\s?g\b\.?|\bi\.?e\b\.?|\bfor example\b|\bfor instance\b|\bsuch as\b|\bexamples?\s*:|\bex\.|\bincluding\b|\blike\s+(?=['"`]))\s*[,:]?\s*""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExamplePattern();

    [GeneratedRegex(
        """\b(?:one of|options?(?:\s+(?:are|include))?\s*:|(?:possible|allowed|valid|supported|accepted|available|permitted)\s+[a-z]+(?:\s+(?:are|include))?\s*:?|choices(?:\s+(?:are|include))?\s*:?|(?:can|could|must|should|may|might)\s+(?:only\s+|either\s+)?be|either|enum\]?\s*:|values(?:\s+are)?\s*:)(?:\s+one of)?\s*:?\s*""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChoicePattern();

    [GeneratedRegex("""(?: - |: )(?<list>[A-Za-z]+(?:, [A-Za-z]+)*,? or [A-Za-z]+)\.?(?:$|\s)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TailPattern();

    [GeneratedRegex("^(?:can|could|may) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenPattern();

    [GeneratedRegex("""(?<![A-Za-z0-9])(?<quote>['"`])(?<text>[^'"`\n]{1,60}?)\k<quote>(?![A-Za-z0-9])""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedPattern();

    [GeneratedRegex("""\((?<text>[A-Za-z0-9][^():;.]{2,100})\)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParenthesisPattern();

    [GeneratedRegex("""\)|(?<!\b(?:St|vs|v|Mr|Mrs|Dr))\.\s|\.$|;|\n|$|\setc\b""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndPattern();

    [GeneratedRegex("""\s*,\s*(?:or\s+|and\s+)?|\s+or\s+|\s+and\s+|(?<=^[A-Za-z]+)/(?=[A-Za-z]+$)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SplitPattern();

    [GeneratedRegex("""^[^,]+, (?:[A-Z]{2}|\d{4})$""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneInTwoParts();
}
