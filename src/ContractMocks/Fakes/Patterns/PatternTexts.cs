using System.Text.RegularExpressions;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// Texts in which some patterns are found and others are not: made by following the patterns, not by guessing. Compile once and make many; safe
/// for many threads at once. Decision 0010 says how it works and what the bounds are.
/// </summary>
internal sealed class PatternTexts
{
    private const int Variants = 6;
    private const int MostGroupLength = 64;
    private const int MostDraws = 20;

    /// <summary>How often the judge may take too long (0.1 s each) before one text is given up.</summary>
    private const int MostSlow = 2;

    private const int EasyToJudge = 16;

    private readonly NodePool _nodes = new();
    private readonly IReadOnlyList<string> _patterns;
    private readonly IReadOnlyList<string> _excluded;
    private readonly List<PatternNode> _read = [];
    private readonly List<PatternNode> _readExcluded = [];
    private readonly List<PatternLanguage> _languages = [];
    private readonly Dictionary<int, PatternLanguage?> _ofLength = [];
    private readonly List<(EcmaRegex Regex, bool IsWanted)> _judges = [];

    private PatternTexts(IReadOnlyList<string> patterns, IReadOnlyList<string> excluded) => (_patterns, _excluded) = (patterns, excluded);

    /// <summary>Null, or why there are no texts, or none can be made.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>The length of the shortest text, in code points; 0 where there is none.</summary>
    public int ShortestLength { get; private set; }

    /// <param name="patterns">All of these are found in each text, anywhere in it, as JSON Schema's <c>pattern</c> is.</param>
    /// <param name="excluded">None of these is.</param>
    public static PatternTexts Compile(IReadOnlyList<string> patterns, IReadOnlyList<string> excluded)
    {
        var texts = new PatternTexts([.. patterns.Distinct(StringComparer.Ordinal)], [.. excluded.Distinct(StringComparer.Ordinal)]);
        try
        {
            texts.WhyNot = texts.Read(texts._patterns, texts._read) ?? texts.Read(texts._excluded, texts._readExcluded) ?? texts.Build();
        }
        catch (PatternTrouble trouble)
        {
            texts.WhyNot = $"{texts.Name()} {trouble.Message}";
        }

        return texts;
    }

    /// <summary>A text of a length, or null where there is none.</summary>
    /// <param name="chance">Where choices come from.</param>
    /// <param name="minLength">The least length, in code points.</param>
    /// <param name="maxLength">The greatest, <see cref="int.MaxValue"/> for none.</param>
    /// <param name="wish">Which of the texts.</param>
    /// <param name="whyNot">Null, or what stands against it.</param>
    public string? Make(FakeChance chance, int minLength, int maxLength, PatternWish wish, out string? whyNot)
    {
        whyNot = WhyNot;
        if (whyNot is not null)
        {
            return null;
        }

        try
        {
            if (_judges.Count == 0)
            {
                var text = _languages[0].Make(chance, minLength, maxLength, wish, out whyNot);
                whyNot = text is null ? Explain(whyNot) : null;
                return text;
            }

            return MakeJudged(chance, minLength, maxLength, wish, out whyNot);
        }
        catch (PatternTrouble trouble)
        {
            whyNot = $"{Name()} {trouble.Message}";
            return null;
        }
    }

    private string? Read(IReadOnlyList<string> patterns, List<PatternNode> read)
    {
        foreach (var pattern in patterns)
        {
            try
            {
                read.Add(NodeParts.Read(pattern, _nodes));
            }
            catch (PatternTrouble trouble)
            {
                return $"the pattern {Short(pattern)} {trouble.Message}";
            }
        }

        return null;
    }

    private string? Build()
    {
        var hasBack = _read.Exists(static node => node.HasBack);
        var known = new HashSet<PatternNode>();
        AddJudges();
        for (var variant = 0; variant < (hasBack ? Variants : 1); variant++)
        {
            var nodes = _read.ConvertAll(node => BackReferences.Resolve(_nodes, node, variant, -1));
            if (hasBack && !known.Add(_nodes.Sequence(nodes)))
            {
                continue;
            }

            var language = Language(nodes);
            if (!language.IsEmpty && (!hasBack || IsRight(language)))
            {
                _languages.Add(language);
            }
        }

        if (hasBack && _languages.Count == 0 && Language(_read.ConvertAll(node => BackReferences.Unset(_nodes, node))) is { IsEmpty: false } unset && IsRight(unset))
        {
            _languages.Add(unset);
        }

        if (_languages.Count > 0)
        {
            ShortestLength = _languages.Min(static language => language.Shortest);
            return null;
        }

        return hasBack ? $"{Name()}: no text was found for the back references" : new PatternContradiction(_nodes, Named(_patterns, _read), Named(_excluded, _readExcluded).FindAll(static pattern => !pattern.Node.HasBack)).Name();
    }

    // Only where following the patterns is not exact: elsewhere it costs more than making the text.
    private void AddJudges()
    {
        var needed = _read.Concat(_readExcluded).Any(static node => node.HasBack || LookBehinds.AreBlind(node));
        foreach (var (pattern, isWanted) in needed ? _patterns.Select(static pattern => (pattern, true)).Concat(_excluded.Select(static pattern => (pattern, false))) : [])
        {
            if (EcmaPattern.TryCreate(pattern) is { } regex)
            {
                _judges.Add((regex, isWanted));
            }
        }
    }

    // Of excluded patterns only those can be followed whose references can be written out; the judges see to the rest.
    private PatternLanguage Language(List<PatternNode> nodes) =>
        new(_nodes, nodes, [.. _readExcluded.Select(node => node.HasBack ? BackReferences.TryExpand(_nodes, node) : node).OfType<PatternNode>()]);

    private bool IsRight(PatternLanguage language)
    {
        var chance = new FakeChance();
        chance.Start(1);
        var slow = 0;
        return language.Make(chance, 0, int.MaxValue, PatternWish.Shortest, out _) is { } text && IsRight(text, ref slow);
    }

    private bool IsRight(string text, ref int slow)
    {
        try
        {
            return _judges.TrueForAll(judge => judge.Regex.IsMatch(text) == judge.IsWanted);
        }
        catch (Exception trouble) when (EcmaRegex.IsOfEngine(trouble))
        {
            slow++;
            return false;
        }
    }

    private string? MakeJudged(FakeChance chance, int minLength, int maxLength, PatternWish wish, out string? whyNot)
    {
        whyNot = null;
        var first = chance.Whole(0, _languages.Count - 1);
        string? best = null;
        var slow = 0;
        for (var draw = 0; draw < Math.Max(MostDraws, _languages.Count) && slow < MostSlow; draw++)
        {
            var text = _languages[(first + draw) % _languages.Count].Make(chance, minLength, maxLength, wish, out var why);
            whyNot ??= why;
            if (text is null || !IsRight(text, ref slow))
            {
                continue;
            }

            best = IsNearer(text, best, wish) ? text : best;
            if (wish == PatternWish.Natural || draw >= _languages.Count)
            {
                whyNot = null;
                return best;
            }
        }

        var shorter = Math.Max(minLength, ShortestLength + EasyToJudge);
        if (best is null && slow >= MostSlow && shorter < maxLength)
        {
            // Long texts may take the judge too long, and would take the validator so.
            return MakeJudged(chance, minLength, shorter, wish, out whyNot);
        }

        best ??= OfGroupLengths(chance, minLength, maxLength, wish, ref slow);
        whyNot = best is not null ? null : Explain(whyNot ?? "{0} no text that our own judge accepts");
        return best;
    }

    private static bool IsNearer(string text, string? best, PatternWish wish) =>
        best is null || (wish == PatternWish.Shortest ? text.Length < best.Length : text.Length > best.Length);

    // The length of the text may ask for a certain length of the group.
    private string? OfGroupLengths(FakeChance chance, int minLength, int maxLength, PatternWish wish, ref int slow)
    {
        for (var length = 0; length <= Math.Min(MostGroupLength, maxLength) && slow < MostSlow && _read.Exists(static node => node.HasBack); length++)
        {
            PatternLanguage? language;
            lock (_nodes.Gate)
            {
                if (!_ofLength.TryGetValue(length, out language))
                {
                    _ofLength.Add(length, language = Language(_read.ConvertAll(node => BackReferences.Resolve(_nodes, node, 0, length))) is { IsEmpty: false } found ? found : null);
                }
            }

            if (language?.Make(chance, minLength, maxLength, wish, out _) is { } text && IsRight(text, ref slow))
            {
                return text;
            }
        }

        return null;
    }

    private string Explain(string? why) => (why ?? "{0} no text").Replace("{0}", Name() + (_patterns.Count + _excluded.Count == 1 ? " has" : " have"), StringComparison.Ordinal);

    private string Name() => PatternContradiction.Join([.. _patterns.Select(Short), .. _excluded.Select(static pattern => "not " + Short(pattern))]);

    private static List<(string Text, PatternNode Node)> Named(IReadOnlyList<string> patterns, List<PatternNode> nodes) =>
        [.. patterns.Zip(nodes, static (pattern, node) => (Short(pattern), node))];

    private static string Short(string pattern) => pattern.Length <= 200 ? pattern : pattern[..200] + "…";
}
