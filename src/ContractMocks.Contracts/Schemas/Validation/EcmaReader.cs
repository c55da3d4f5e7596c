using System.Globalization;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Reads an ECMA-262 pattern with the meaning of the u flag: code points, not halves of them. Where that flag refuses what Annex B of the standard
/// allows (a brace that begins no count, <c>[\w-.]</c>, <c>\-</c>, octal escapes), it is read as Annex B has it.
/// </summary>
/// <remarks>
/// Two things differ from Annex B on purpose. Letters behind a backslash that neither has (<c>\A</c>, <c>\Z</c>, <c>\h</c>) are refused and not
/// taken for themselves: they are anchors and sets of other dialects. And <c>\p{…}</c> and <c>\u{…}</c> keep their meaning beside such constructs.
/// </remarks>
/// <typeparam name="T">What the parts are made into.</typeparam>
internal sealed partial class EcmaReader<T>
{
    private const int DeepestNesting = 200;
    private const int LongestPattern = 1_000_000;

    private readonly string _pattern;
    private readonly IEcmaParts<T> _parts;
    private readonly EcmaGroups _groups;
    private int _at;
    private int _depth;
    private int _group;
    private Flags _flags;

    private EcmaReader(string pattern, IEcmaParts<T> parts) => (_pattern, _parts, _groups) = (pattern, parts, EcmaGroups.Of(pattern));

    [Flags]
    private enum Flags
    {
        None = 0,
        AnyCase = 1,
        Lines = 2,
        DotIsAll = 4,
    }

    /// <summary>What may be counted.</summary>
    private enum Countable
    {
        Yes,
        No,
    }

    private bool IsAtEnd => _at >= _pattern.Length;

    /// <exception cref="EcmaTrouble">It is no pattern.</exception>
    public static T Read(string pattern, IEcmaParts<T> parts)
    {
        if (pattern.Length > LongestPattern)
        {
            throw new EcmaTrouble($"is longer than {LongestPattern} characters");
        }

        var reader = new EcmaReader<T>(pattern, parts);
        var whole = reader.Alternatives();
        return reader.IsAtEnd ? whole : throw new EcmaTrouble($"has a ) without its ( at {reader._at}");
    }

    private T Alternatives()
    {
        if (++_depth > DeepestNesting)
        {
            throw new EcmaTrouble($"nests deeper than {DeepestNesting} groups");
        }

        var parts = new List<T> { Sequence() };
        while (Take('|'))
        {
            parts.Add(Sequence());
        }

        _depth--;
        return parts.Count == 1 ? parts[0] : _parts.Either(parts);
    }

    private T Sequence()
    {
        var parts = new List<T>();
        while (!IsAtEnd && _pattern[_at] is not ('|' or ')'))
        {
            var groupsBefore = _group;
            var atom = Atom(out var countable);
            parts.Add(Counted(atom, countable, groupsBefore));
        }

        return parts.Count == 1 ? parts[0] : _parts.Sequence(parts);
    }

    private T Counted(T atom, Countable countable, int groupsBefore)
    {
        if (IsAtEnd || Count() is not { } count)
        {
            return atom;
        }

        if (countable == Countable.No)
        {
            throw new EcmaTrouble($"counts an assertion at {_at - 1}");
        }

        if (count.Most < count.Least)
        {
            throw new EcmaTrouble($"has a count from {count.Least} down to {count.Most}");
        }

        count = count with { IsLazy = Take('?') };
        if (!IsAtEnd && (_pattern[_at] is '*' or '+' or '?' || IsCount(out _)))
        {
            throw new EcmaTrouble($"counts a count at {_at}");
        }

        return _parts.Loop(atom, count, _groups.NamedBetween(groupsBefore + 1, _group));
    }

    private EcmaCount? Count()
    {
        switch (_pattern[_at])
        {
            case '*':
                _at++;
                return new(0, EcmaCount.Endless, IsLazy: false);
            case '+':
                _at++;
                return new(1, EcmaCount.Endless, IsLazy: false);
            case '?':
                _at++;
                return new(0, 1, IsLazy: false);
            case '{' when IsCount(out var end):
                var text = _pattern.Substring(_at + 1, end - _at - 1);
                var comma = text.IndexOf(',');
                _at = end + 1;
                var least = Number(comma < 0 ? text : text.Substring(0, comma));
                return new(least, comma < 0 ? least : comma == text.Length - 1 ? EcmaCount.Endless : Number(text.Substring(comma + 1)), IsLazy: false);
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
            else if (IsDigit(_pattern[end]))
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

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : EcmaCount.Endless - 1;

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private T Atom(out Countable countable)
    {
        countable = Countable.Yes;
        var character = _pattern[_at++];
        switch (character)
        {
            case '^' or '$':
                countable = Countable.No;
                return Anchor(character);
            case '.':
                return _parts.Set(_flags.HasFlag(Flags.DotIsAll) ? CodePointSet.All : EcmaClasses.Dot);
            case '(':
                return Group(out countable);
            case '[':
                return _parts.Set(Class());
            case '\\':
                return Escape(out countable);
            case '*' or '+' or '?':
                throw new EcmaTrouble($"counts nothing at {_at - 1}");
            default:
                _at--;
                return IsCount(out _) ? throw new EcmaTrouble($"counts nothing at {_at}") : Set(CodePointSet.One(Point()));
        }
    }

    // The start or end of the text, or of each line.
    private T Anchor(char character)
    {
        var assertion = _parts.Assertion(character == '^' ? EcmaAssertion.Start : EcmaAssertion.End);
        return !_flags.HasFlag(Flags.Lines)
            ? assertion
            : _parts.Look(character == '^' ? EcmaLook.Behind : EcmaLook.Ahead, _parts.Either([assertion, _parts.Set(EcmaClasses.LineEnds)]));
    }

    // The code point at the place, which moves on; half of one is itself and matches nothing.
    private int Point()
    {
        var isPair = char.IsHighSurrogate(_pattern[_at]) && _at + 1 < _pattern.Length && char.IsLowSurrogate(_pattern[_at + 1]);
        var point = isPair ? char.ConvertToUtf32(_pattern[_at], _pattern[_at + 1]) : _pattern[_at];
        _at += isPair ? 2 : 1;
        return point;
    }

    private T Set(CodePointSet set) => _parts.Set(_flags.HasFlag(Flags.AnyCase) ? CaseFolds.Close(set) : set);

    private T Group(out Countable countable)
    {
        countable = Countable.Yes;
        if (!Take('?'))
        {
            return Captured();
        }

        (string Text, EcmaLook Look)[] known = [("=", EcmaLook.Ahead), ("!", EcmaLook.NotAhead), ("<=", EcmaLook.Behind), ("<!", EcmaLook.NotBehind)];
        foreach (var (text, look) in known)
        {
            if (Take(text))
            {
                // Annex B lets looking ahead be counted.
                countable = look is EcmaLook.Ahead or EcmaLook.NotAhead ? Countable.Yes : Countable.No;
                return _parts.Look(look, Closed());
            }
        }

        if (Take('<'))
        {
            _at = EcmaGroups.EndOfName(_pattern, _at) is { } end ? end + 1 : throw new EcmaTrouble($"has a group at {_at - 3} without a name that ends");
            return Captured();
        }

        var flags = _flags;
        ReadFlags();
        var body = Closed();
        _flags = flags;
        return body;
    }

    private T Captured()
    {
        var number = ++_group;
        return _parts.Group(number, Closed(), _groups.IsNamed(number));
    }

    private T Closed()
    {
        var start = _at;
        var body = Alternatives();
        return Take(')') ? body : throw new EcmaTrouble($"ends too early: the group at {start - 1} is not closed");
    }

    // From after "(?" to after the colon.
    private void ReadFlags()
    {
        var start = _at - 2;
        var isOn = true;
        for (; !IsAtEnd && _pattern[_at] != ':'; _at++)
        {
            var flag = _pattern[_at] switch { 'i' => Flags.AnyCase, 'm' => Flags.Lines, 's' => Flags.DotIsAll, '-' when isOn => Flags.None, _ => throw Foreign(start) };
            _flags = isOn ? _flags | flag : _flags & ~flag;
            isOn &= flag != Flags.None;
        }

        if (!Take(':'))
        {
            throw Foreign(start);
        }
    }

    private static EcmaTrouble Foreign(int start) => new($"has a group at {start} that ECMA-262 does not know");

    private bool Take(char character)
    {
        if (IsAtEnd || _pattern[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Take(string text)
    {
        if (string.CompareOrdinal(_pattern, _at, text, 0, text.Length) != 0)
        {
            return false;
        }

        _at += text.Length;
        return true;
    }
}
