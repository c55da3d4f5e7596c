using System.Globalization;

namespace ContractMocks.Fakes.Patterns;

internal sealed partial class PatternParser
{
    // What follows a backslash outside of classes.
    private PatternNode Escape()
    {
        if (IsAtEnd)
        {
            throw new PatternTrouble("ends too early: in the middle of an escape");
        }

        switch (_pattern[_at])
        {
            case 'b':
                _at++;
                return _pool.Assertion(NodeKind.Edge);
            case 'B':
                _at++;
                return _pool.Assertion(NodeKind.NoEdge);
            case >= '1' and <= '9' when Reference() is { } number:
                return _pool.Back(number);
            case 'k':
                return _pool.Back(NamedReference());
            default:
                return Set(EscapedSet() ?? CodePointSet.One(EscapedPoint()));
        }
    }

    private int? Reference()
    {
        var end = _at;
        while (end < _pattern.Length && char.IsAsciiDigit(_pattern[end]))
        {
            end++;
        }

        var number = Number(_pattern[_at..end]);
        if (number > _groups.Count)
        {
            return end == _at + 1 || _pattern[_at] >= '8' ? throw new PatternTrouble($"refers to group {number}, which it does not have") : null;
        }

        _at = end;
        return number;
    }

    private int NamedReference()
    {
        var end = _at + 1 < _pattern.Length && _pattern[_at + 1] == '<' ? _pattern.IndexOf('>', _at) : -1;
        if (end < 0)
        {
            throw new PatternTrouble("has a \\k without a name");
        }

        var name = _pattern[(_at + 2)..end];
        _at = end + 1;
        var index = _groups.IndexOf(name);
        return index >= 0 ? index + 1 : throw new PatternTrouble($"refers to the group {name}, which it does not have");
    }

    // The set that an escape names, or null when it names one code point.
    private CodePointSet? EscapedSet()
    {
        var letter = _pattern[_at];
        var set = letter switch
        {
            'd' => PatternClasses.Digits,
            'D' => PatternClasses.Digits.Not(),
            'w' => PatternClasses.Words,
            'W' => PatternClasses.Words.Not(),
            's' => PatternClasses.Blanks,
            'S' => PatternClasses.Blanks.Not(),
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
            throw new PatternTrouble($"has a \\{letter} without a name in braces");
        }

        var name = _pattern[(_at + 2)..end];
        _at = end + 1;
        set = PatternClasses.Property(name) ?? throw new PatternTrouble($"names the property {name}, which is not known here");
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
            case 'c' when !IsAtEnd && char.IsAsciiLetter(_pattern[_at]):
                return _pattern[_at++] & 0x1F;
            case var other when char.IsAsciiLetterOrDigit(other) || other == '_':
                throw new PatternTrouble($"has the escape \\{other}, which ECMA-262 does not know");
            default:
                _at--;
                return Point();
        }
    }

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
            || !int.TryParse(_pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new PatternTrouble($"needs {digits} hexadecimal digits at {_at}");
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
        if (end < 0 || !int.TryParse(_pattern.AsSpan(_at, end - _at), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            || point is < 0 or > 0x10FFFF)
        {
            throw new PatternTrouble($"names no code point at {_at}");
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
                throw new PatternTrouble($"ends too early: the class at {start} is not closed");
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
                throw new PatternTrouble($"has a range at {_at} that ends before it begins");
            }

            Add(bounds, first, last);
        }

        var set = CodePointSet.Of(bounds);
        set = _flags.HasFlag(Flags.AnyCase) ? AnyCase(set) : set;
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
            throw new PatternTrouble("ends too early: in the middle of an escape");
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
