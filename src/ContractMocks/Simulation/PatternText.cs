// A regular expression is sampled by walking it once: literals as they are, the first branch, the least repetitions, a fixed character per class.
// What is beyond that (lookarounds, back-references, conditionals) gives null; the caller judges the sample with the real expression anyway.
using System.Text;

namespace ContractMocks.Simulation;

/// <summary>Makes up a short text for simple regular expressions.</summary>
internal sealed class PatternText
{
    private const int MostDepth = 32;
    private const int MostRepetitions = 64;
    private const int MostLength = 4096;

    // What a negated class may be met by, in this order.
    private const string Candidates = "a1 _-Aé.~";

    private readonly string _pattern;
    private int _at;

    private PatternText(string pattern) => _pattern = pattern;

    /// <summary>A text that probably matches, or null when the pattern is beyond what is understood.</summary>
    public static string? For(string pattern)
    {
        var walk = new PatternText(pattern);
        var text = walk.Alternatives(0);
        return text is not null && walk._at == pattern.Length && text.Length <= MostLength ? text : null;
    }

    private bool More => _at < _pattern.Length;

    private string? Alternatives(int depth)
    {
        if (depth > MostDepth || Sequence(depth) is not { } first)
        {
            return null;
        }

        while (More && _pattern[_at] == '|')
        {
            _at++;
            if (Sequence(depth) is null)
            {
                return null;
            }
        }

        return first;
    }

    private string? Sequence(int depth)
    {
        var text = new StringBuilder();
        while (More && _pattern[_at] is not ('|' or ')'))
        {
            if (Atom(depth) is not { } atom || Times() is not { } times || atom.Length * times > MostLength)
            {
                return null;
            }

            text.Insert(text.Length, atom, times);
        }

        return text.ToString();
    }

    private string? Atom(int depth)
    {
        var c = _pattern[_at++];
        return c switch
        {
            '(' => Group(depth),
            '[' => Class(),
            '\\' => Escape(),
            '.' => "a",
            '^' or '$' => "",
            '*' or '+' or '?' => null,
            _ => c.ToString(),
        };
    }

    private string? Group(int depth)
    {
        if (More && _pattern[_at] == '?' && !SkipGroupHead())
        {
            return null;
        }

        // An option group such as (?i) has no content.
        if (_pattern[_at - 1] == ')')
        {
            return "";
        }

        var text = Alternatives(depth + 1);
        if (text is null || !More || _pattern[_at] != ')')
        {
            return null;
        }

        _at++;
        return text;
    }

    // (?:…), (?i), (?i:…), (?<name>…), (?'name'…); anything else is a lookaround or a condition.
    private bool SkipGroupHead()
    {
        var start = ++_at;
        while (More && (char.IsLetter(_pattern[_at]) || _pattern[_at] == '-'))
        {
            _at++;
        }

        if (More && _pattern[_at] is ':' or ')')
        {
            _at++;
            return true;
        }

        if (_at > start || !More || _pattern[_at] is not ('<' or '\'') || _at + 1 >= _pattern.Length || !char.IsLetter(_pattern[_at + 1]))
        {
            return false;
        }

        var end = _pattern.IndexOf(_pattern[_at] == '<' ? '>' : '\'', _at + 1);
        _at = end + 1;
        return end > 0;
    }

    private string? Class()
    {
        var isNegated = More && _pattern[_at] == '^';
        _at += isNegated ? 1 : 0;
        var start = _at;
        while (More && (_pattern[_at] != ']' || _at == start))
        {
            _at += _pattern[_at] == '\\' ? 2 : 1;
        }

        if (!More)
        {
            return null;
        }

        var body = _pattern[start.._at++];
        if (isNegated)
        {
            // Only judged by characters that stand in the class as themselves; the caller's check has the last word.
            return Candidates.FirstOrDefault(candidate => !body.Contains(candidate, StringComparison.Ordinal)).ToString();
        }

        return body[0] == '\\' && body.Length > 1 ? EscapeOf(body[1]) : body[0].ToString();
    }

    private string? Escape() => More ? EscapeOf(_pattern[_at++]) : null;

    private static string? EscapeOf(char c) => c switch
    {
        'd' => "1",
        'w' => "a",
        's' => " ",
        'D' or 'S' => "a",
        'W' => " ",
        'b' or 'B' or 'A' or 'z' or 'Z' or 'G' => "",
        't' => "\t",
        'n' => "\n",
        'r' => "\r",
        _ when char.IsLetterOrDigit(c) => null,
        _ => c.ToString(),
    };

    // The least number of repetitions that the quantifier here allows; 1 where there is none, null where it is not understood.
    private int? Times()
    {
        if (!More)
        {
            return 1;
        }

        int? times = _pattern[_at] switch
        {
            '?' or '*' => 0,
            '+' => 1,
            '{' => Counted(),
            _ => null,
        };
        if (times is null)
        {
            return _pattern[_at] == '{' ? null : 1;
        }

        _at += _pattern[_at] == '{' ? _pattern.IndexOf('}', _at) - _at + 1 : 1;
        if (More && _pattern[_at] == '?')
        {
            _at++;
        }

        return times;
    }

    private int? Counted()
    {
        var end = _pattern.IndexOf('}', _at);
        var least = end < 0 ? "" : _pattern[(_at + 1)..end].Split(',')[0];
        return int.TryParse(least, System.Globalization.NumberStyles.None, null, out var count) && count <= MostRepetitions ? count : null;
    }
}
