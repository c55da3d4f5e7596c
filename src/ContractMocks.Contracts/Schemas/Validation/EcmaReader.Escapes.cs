using System.Globalization;

namespace ContractMocks.Schemas.Validation;

internal sealed partial class EcmaReader<T>
{
    // What follows a backslash outside of classes.
    private T Escape(out Countable countable)
    {
        countable = Countable.Yes;
        if (IsAtEnd)
        {
            throw new EcmaTrouble("ends too early: in the middle of an escape");
        }

        switch (_pattern[_at])
        {
            case 'b' or 'B':
                countable = Countable.No;
                return _parts.Assertion(_pattern[_at++] == 'b' ? EcmaAssertion.Edge : EcmaAssertion.NoEdge);
            case >= '1' and <= '9' when Reference() is { } number:
                return Back(number);
            case 'k':
                var backs = NamedReference().ConvertAll(Back);
                return backs.Count == 1 ? backs[0] : _parts.Sequence(backs);
            default:
                return Set(EscapedSet() ?? CodePointSet.One(EscapedPoint()));
        }
    }

    private T Back(int number) => _parts.Back(number, _flags.HasFlag(Flags.AnyCase));

    // The number of a group, or null where there is none of that number: then Annex B takes the digits for an octal number.
    private int? Reference()
    {
        var end = _at;
        while (end < _pattern.Length && IsDigit(_pattern[end]))
        {
            end++;
        }

        var number = Number(_pattern.Substring(_at, end - _at));
        if (number > _groups.Count)
        {
            return null;
        }

        _at = end;
        return number;
    }

    private List<int> NamedReference()
    {
        if (_at + 1 >= _pattern.Length || _pattern[_at + 1] != '<' || EcmaGroups.EndOfName(_pattern, _at + 2) is not { } end)
        {
            throw new EcmaTrouble("has a \\k without a name");
        }

        var name = _pattern.Substring(_at + 2, end - _at - 2);
        _at = end + 1;
        var numbers = _groups.Numbers(name);
        return numbers.Count > 0 ? numbers : throw new EcmaTrouble($"refers to the group {name}, which it does not have");
    }

    // The set that an escape names, or null when it names one code point.
    private CodePointSet? EscapedSet()
    {
        var letter = _pattern[_at];
        var set = letter switch
        {
            'd' => EcmaClasses.Digits,
            'D' => EcmaClasses.Digits.Not(),
            'w' => EcmaClasses.Words,
            'W' => EcmaClasses.Words.Not(),
            's' => EcmaClasses.Blanks,
            'S' => EcmaClasses.Blanks.Not(),
            _ => null,
        };
        if (set is not null)
        {
            _at++;
            return set;
        }

        if (letter is not ('p' or 'P'))
        {
            return null;
        }

        var end = _at + 1 < _pattern.Length && _pattern[_at + 1] == '{' ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            throw new EcmaTrouble($"has a \\{letter} without a name in braces");
        }

        var name = _pattern.Substring(_at + 2, end - _at - 2);
        _at = end + 1;
        set = EcmaClasses.Property(name) ?? throw new EcmaTrouble($"names the property {name}, which is not known here");
        return letter == 'P' ? set.Not() : set;
    }

    private int EscapedPoint()
    {
        var letter = _pattern[_at++];
        switch (letter)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case >= '0' and <= '7':
                return Octal(letter);
            case 'x':
                return Hex(2);
            case 'u' when Take('{'):
                return Braced();
            case 'u':
                return Unit();
            case 'c' when !IsAtEnd && IsLetter(_pattern[_at]):
                return _pattern[_at++] & 0x1F;
            case var other when IsLetter(other):
                throw new EcmaTrouble($"has the escape \\{other}, which ECMA-262 does not know");
            default:
                _at--;
                return Point();
        }
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private int Octal(char first)
    {
        var value = first - '0';
        for (var i = 0; i < 2 && !IsAtEnd && _pattern[_at] is >= '0' and <= '7' && value < 32; i++)
        {
            value = (value * 8) + _pattern[_at++] - '0';
        }

        return value;
    }

    private int Hex(int digits)
    {
        if (_at + digits > _pattern.Length
            || !int.TryParse(_pattern.Substring(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new EcmaTrouble($"needs {digits} hexadecimal digits at {_at}");
        }

        _at += digits;
        return value;
    }

    private int Unit()
    {
        var unit = Hex(4);
        if (!char.IsHighSurrogate((char)unit) || string.CompareOrdinal(_pattern, _at, "\\u", 0, 2) != 0)
        {
            return unit;
        }

        var after = _at;
        _at += 2;
        var low = _at < _pattern.Length && _pattern[_at] != '{' ? Hex(4) : 0;
        if (char.IsLowSurrogate((char)low))
        {
            return char.ConvertToUtf32((char)unit, (char)low);
        }

        _at = after;
        return unit;
    }

    private int Braced()
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0 || !int.TryParse(_pattern.Substring(_at, end - _at), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            || point is < 0 or > 0x10FFFF)
        {
            throw new EcmaTrouble($"names no code point at {_at}");
        }

        _at = end + 1;
        return point;
    }

    // A class, from after its bracket.
    private CodePointSet Class()
    {
        var start = _at - 1;
        var isNegated = Take('^');
        var bounds = new List<int>();
        while (!Take(']'))
        {
            if (IsAtEnd)
            {
                throw new EcmaTrouble($"ends too early: the class at {start} is not closed");
            }

            var first = Member(bounds);
            if (_at + 1 >= _pattern.Length || _pattern[_at] != '-' || _pattern[_at + 1] == ']')
            {
                Add(bounds, first, first);
                continue;
            }

            _at++;
            var last = Member(bounds);
            if (first is null || last is null)
            {
                // One of both is a set, so that the hyphen is itself.
                Add(bounds, first, first);
                Add(bounds, last, last);
                Add(bounds, '-', '-');
                continue;
            }

            if (last < first)
            {
                throw new EcmaTrouble($"has a range at {_at} that ends before it begins");
            }

            Add(bounds, first, last);
        }

        var set = CodePointSet.Of(bounds);
        set = _flags.HasFlag(Flags.AnyCase) ? CaseFolds.Close(set) : set;
        return isNegated ? set.Not() : set;
    }

    private static void Add(List<int> bounds, int? first, int? last)
    {
        if (first is not null && last is not null)
        {
            bounds.Add(first.Value);
            bounds.Add(last.Value);
        }
    }

    // A code point, or null for a set, which is added at once.
    private int? Member(List<int> bounds)
    {
        if (!Take('\\'))
        {
            return Point();
        }

        if (IsAtEnd)
        {
            throw new EcmaTrouble("ends too early: in the middle of an escape");
        }

        if (Take('b'))
        {
            return '\b';
        }

        if (EscapedSet() is not { } set)
        {
            return EscapedPoint();
        }

        bounds.AddRange(set.Bounds.ToArray());
        return null;
    }
}
