using System.Globalization;

namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// Reads an ECMA-262 pattern as the validator does: code points, not halves of them, and leniently where the validator is lenient (a brace that
/// begins no count is itself).
/// </summary>
internal sealed partial class PatternParser
{
    private const int DeepestNesting = 200;
    private const int LongestPattern = 1_000_000;

    private readonly string _pattern;
    private readonly NodePool _pool;
    private readonly List<string?> _groups = [];
    private int _at;
    private int _depth;
    private int _group;
    private Flags _flags;

    private PatternParser(string pattern, NodePool pool)
    {
        _pattern = pattern;
        _pool = pool;
        FindGroups();
    }

    private bool IsAtEnd => _at >= _pattern.Length;

    /// <exception cref="PatternTrouble">It is no pattern, and the message says why, to be read after the pattern itself.</exception>
    public static PatternNode Read(string pattern, NodePool pool)
    {
        if (pattern.Length > LongestPattern)
        {
            throw new PatternTrouble($"is longer than {LongestPattern} characters");
        }

        var parser = new PatternParser(pattern, pool);
        var node = parser.Alternatives();
        return parser.IsAtEnd ? node : throw new PatternTrouble($"has a ) without its ( at {parser._at}");
    }

    // Groups may be named before they begin.
    private void FindGroups()
    {
        var inClass = false;
        for (var i = 0; i < _pattern.Length; i++)
        {
            switch (_pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass && (i + 1 >= _pattern.Length || _pattern[i + 1] != '?'):
                    _groups.Add(null);
                    break;
                case '(' when !inClass && i + 3 < _pattern.Length && _pattern[i + 2] == '<' && _pattern[i + 3] is not ('=' or '!'):
                    var end = _pattern.IndexOf('>', i);
                    _groups.Add(end < 0 ? null : _pattern[(i + 3)..end]);
                    break;
            }
        }
    }

    private PatternNode Alternatives()
    {
        if (++_depth > DeepestNesting)
        {
            throw new PatternTrouble($"nests deeper than {DeepestNesting} groups");
        }

        var parts = new List<PatternNode> { Sequence() };
        while (Take('|'))
        {
            parts.Add(Sequence());
        }

        _depth--;
        return parts.Count == 1 ? parts[0] : _pool.Either(parts);
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (!IsAtEnd && _pattern[_at] is not ('|' or ')'))
        {
            parts.Add(Counted(Atom()));
        }

        return _pool.Sequence(parts);
    }

    private PatternNode Counted(PatternNode atom)
    {
        if (IsAtEnd || Count() is not { } count)
        {
            return atom;
        }

        if (count.Most < count.Least)
        {
            throw new PatternTrouble($"has a count from {count.Least} down to {count.Most}");
        }

        Take('?');
        if (!IsAtEnd && (_pattern[_at] is '*' or '+' or '?' || IsCount(out _)))
        {
            throw new PatternTrouble($"counts a count at {_at}");
        }

        return _pool.Loop(atom, count.Least, count.Most);
    }

    private (int Least, int Most)? Count()
    {
        switch (_pattern[_at])
        {
            case '*':
                _at++;
                return (0, PatternNode.Endless);
            case '+':
                _at++;
                return (1, PatternNode.Endless);
            case '?':
                _at++;
                return (0, 1);
            case '{' when IsCount(out var end):
                var text = _pattern[(_at + 1)..end];
                var comma = text.IndexOf(',', StringComparison.Ordinal);
                _at = end + 1;
                var least = Number(comma < 0 ? text : text[..comma]);
                return (least, comma < 0 ? least : comma == text.Length - 1 ? PatternNode.Endless : Number(text[(comma + 1)..]));
            default:
                return null;
        }
    }

    private bool IsCount(out int end)
    {
        end = _at + 1;
        if (_pattern[_at] != '{')
        {
            return false;
        }

        var (digits, commas) = (0, 0);
        for (; end < _pattern.Length && _pattern[end] != '}'; end++)
        {
            if (_pattern[end] == ',' && digits > 0 && commas == 0)
            {
                commas++;
            }
            else if (char.IsAsciiDigit(_pattern[end]))
            {
                digits++;
            }
            else
            {
                return false;
            }
        }

        return digits > 0 && end < _pattern.Length;
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : PatternNode.Endless - 1;

    private PatternNode Atom()
    {
        var character = _pattern[_at++];
        switch (character)
        {
            case '^':
                return _pool.Assertion(_flags.HasFlag(Flags.Lines) ? NodeKind.LineStart : NodeKind.Start);
            case '$':
                return _pool.Assertion(NodeKind.End);
            case '.':
                return _pool.Set(_flags.HasFlag(Flags.DotIsAll) ? CodePointSet.All : PatternClasses.Dot);
            case '(':
                return Group();
            case '[':
                return Set(Class());
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                throw new PatternTrouble($"counts nothing at {_at - 1}");
            default:
                _at--;
                return Set(CodePointSet.One(Point()));
        }
    }

    // The code point at the place, which moves on; half of one is itself and matches nothing.
    private int Point()
    {
        var isPair = char.IsHighSurrogate(_pattern[_at]) && _at + 1 < _pattern.Length && char.IsLowSurrogate(_pattern[_at + 1]);
        var point = isPair ? char.ConvertToUtf32(_pattern[_at], _pattern[_at + 1]) : _pattern[_at];
        _at += isPair ? 2 : 1;
        return point;
    }

    private PatternNode Set(CodePointSet set) => _pool.Set(_flags.HasFlag(Flags.AnyCase) ? AnyCase(set) : set);

    private static CodePointSet AnyCase(CodePointSet set)
    {
        const int Most = 5000;
        var bounds = new List<int>(set.Bounds.ToArray());
        for (var i = 0; i < set.Bounds.Length; i += 2)
        {
            for (var point = set.Bounds[i]; point <= set.Bounds[i + 1] && bounds.Count < Most; point++)
            {
                if (point < 0x10000 && char.IsLetter((char)point))
                {
                    int upper = char.ToUpperInvariant((char)point), lower = char.ToLowerInvariant((char)point);
                    bounds.AddRange([upper, upper, lower, lower]);
                }
            }
        }

        return CodePointSet.Of(bounds);
    }

    private PatternNode Group()
    {
        if (!Take('?'))
        {
            return Captured(++_group);
        }

        var flags = _flags;
        var kind = Opening();
        if (kind == NodeKind.Group)
        {
            return Captured(++_group);
        }

        var body = Closed();
        _flags = flags;
        return kind == NodeKind.Empty ? body : _pool.Look(kind, body);
    }

    private PatternNode Captured(int number) => _pool.Group(number, Closed());

    private PatternNode Closed()
    {
        var start = _at;
        var flags = _flags;
        var body = Alternatives();
        _flags = flags;
        return Take(')') ? body : throw new PatternTrouble($"ends too early: the group at {start - 1} is not closed");
    }

    // What follows "(?".
    private NodeKind Opening()
    {
        (string Text, NodeKind Kind)[] known =
            [(":", NodeKind.Empty), ("=", NodeKind.Ahead), ("!", NodeKind.NotAhead), ("<=", NodeKind.Behind), ("<!", NodeKind.NotBehind)];
        foreach (var (text, kind) in known)
        {
            if (string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0)
            {
                _at += text.Length;
                return kind;
            }
        }

        if (Take('<'))
        {
            var end = _pattern.IndexOf('>', _at);
            _at = end > _at ? end + 1 : throw new PatternTrouble("names a group without its end");
            return NodeKind.Group;
        }

        var isOn = true;
        for (; !IsAtEnd && _pattern[_at] != ':'; _at++)
        {
            var flag = _pattern[_at] switch { 'i' => Flags.AnyCase, 'm' => Flags.Lines, 's' => Flags.DotIsAll, '-' => Flags.None, _ => throw Foreign() };
            _flags = isOn ? _flags | flag : _flags & ~flag;
            isOn &= flag != Flags.None;
        }

        return Take(':') ? NodeKind.Empty : throw Foreign();
    }

    private PatternTrouble Foreign() => new($"has a group at {Math.Max(0, _pattern.LastIndexOf('(', Math.Min(_at, _pattern.Length - 1)))} that ECMA-262 does not know");

    private bool Take(char character)
    {
        if (IsAtEnd || _pattern[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    [Flags]
    private enum Flags
    {
        None = 0,
        AnyCase = 1,
        Lines = 2,
        DotIsAll = 4,
    }
}
