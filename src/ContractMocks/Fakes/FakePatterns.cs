using System.Globalization;
using System.Text;
using Bogus;

namespace ContractMocks.Fakes;

/// <summary>
/// Texts that match a simple pattern: literals, classes, groups, alternatives and counts. What it cannot read (look-arounds, back references,
/// categories) gives null; what it makes is judged by the validator like all else.
/// </summary>
internal sealed class FakePatterns
{
    private const int MaxLength = 2000;
    private const int MaxDepth = 32;

    /// <summary>Groups are read again each time they are written, so that nesting multiplies.</summary>
    private const int MaxEffort = 100_000;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string WordCharacters = Letters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits + "_";
    private const string Printable = WordCharacters + "-.:/ ";

    private readonly string _pattern;
    private readonly Randomizer _chance;
    private readonly int _repeats;
    private readonly StringBuilder _text = new();
    private int _at;
    private int _effort;
    private bool _isBeyond;

    private FakePatterns(string pattern, Randomizer chance, int repeats)
    {
        _pattern = pattern;
        _chance = chance;
        _repeats = repeats;
    }

    /// <param name="pattern">The pattern.</param>
    /// <param name="chance">Where choices come from.</param>
    /// <param name="minLength">The least length wanted; open counts grow towards it.</param>
    /// <param name="maxLength">The greatest length wanted.</param>
    public static string? TryMake(string pattern, Randomizer chance, int minLength, int maxLength)
    {
        // From short repetitions to long ones, until the length fits.
        string? best = null;
        for (var repeats = 1; repeats <= 512; repeats *= 2)
        {
            var maker = new FakePatterns(pattern, chance, Math.Max(repeats, minLength > 64 ? minLength : 0));
            maker.Alternatives(0, emit: true);
            if (maker._isBeyond || maker._at < pattern.Length)
            {
                return null;
            }

            var made = maker._text.ToString();
            if (made.Length > maxLength)
            {
                return best ?? made;
            }

            best = made;
            if (made.Length >= Math.Max(minLength, 1) && repeats >= 4)
            {
                return made;
            }
        }

        return best;
    }

    private void Alternatives(int depth, bool emit)
    {
        if (depth > MaxDepth)
        {
            _isBeyond = true;
            return;
        }

        // Reads all alternatives to know their number, then goes back to write one.
        var start = _at;
        var count = 1;
        Sequence(depth, emit: false);
        while (Is('|'))
        {
            _at++;
            count++;
            Sequence(depth, emit: false);
        }

        var end = _at;
        if (!emit || _isBeyond)
        {
            return;
        }

        _at = start;
        var chosen = _chance.Number(0, count - 1);
        for (var i = 0; i < count; i++)
        {
            Sequence(depth, emit: i == chosen);
            if (Is('|'))
            {
                _at++;
            }
        }

        _at = end;
    }

    private void Sequence(int depth, bool emit)
    {
        while (!_isBeyond && _at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var start = _at;
            Atom(depth, emit: false);
            var end = _at;
            var (least, most) = Count();
            var after = _at;
            if (emit && !_isBeyond)
            {
                var times = least == most ? least : _chance.Number(least, Math.Max(least, Math.Min(most, least + _repeats)));
                for (var i = 0; i < times && _text.Length < MaxLength && end > start; i++)
                {
                    _at = start;
                    Atom(depth, emit: true);
                }
            }

            _at = after;
        }
    }

    private void Atom(int depth, bool emit)
    {
        _isBeyond |= ++_effort > MaxEffort;
        var character = _pattern[_at++];
        switch (character)
        {
            case '^' or '$':
                break;
            case '(':
                Group(depth, emit);
                break;
            case '[':
                Pick(Class(), emit);
                break;
            case '.':
                Pick(Letters + Digits, emit);
                break;
            case '\\':
                Escape(emit);
                break;
            default:
                Pick(character.ToString(), emit);
                break;
        }
    }

    private void Group(int depth, bool emit)
    {
        if (Is('?'))
        {
            _at++;
            if (Is(':'))
            {
                _at++;
            }
            else if (Is('<') && _at + 1 < _pattern.Length && _pattern[_at + 1] is not ('=' or '!') && _pattern.IndexOf('>', _at) is var end and > 0)
            {
                _at = end + 1;
            }
            else
            {
                _isBeyond = true;
                return;
            }
        }

        Alternatives(depth + 1, emit);
        if (Is(')'))
        {
            _at++;
        }
        else
        {
            _isBeyond = true;
        }
    }

    private (int Least, int Most) Count()
    {
        if (_at >= _pattern.Length)
        {
            return (1, 1);
        }

        (int, int)? simple = _pattern[_at] switch { '*' => (0, int.MaxValue), '+' => (1, int.MaxValue), '?' => (0, 1), _ => null };
        var count = simple ?? Braces();
        if (simple is not null)
        {
            _at++;
        }

        if (count is null)
        {
            return (1, 1);
        }

        if (Is('?'))
        {
            _at++;
        }

        return count.Value;
    }

    private (int Least, int Most)? Braces()
    {
        var end = Is('{') ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            return null;
        }

        var parts = _pattern[(_at + 1)..end].Split(',');
        if (!TryNumber(parts[0], out var least))
        {
            return null;
        }

        var most = least;
        if (parts.Length > 1)
        {
            most = TryNumber(parts[1], out var given) ? given : int.MaxValue;
        }

        _at = end + 1;
        return (least, most);
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private void Escape(bool emit)
    {
        if (_at >= _pattern.Length)
        {
            _isBeyond = true;
            return;
        }

        if (_pattern[_at] is 'b' or 'B' or 'z')
        {
            _at++;
            return;
        }

        Pick(Escaped(), emit);
    }

    // The characters that an escape stands for; the place is after its backslash.
    private string Escaped()
    {
        var escaped = _pattern[_at++];
        switch (escaped)
        {
            case 'd':
                return Digits;
            case 'w':
                return WordCharacters;
            case 's':
                return " ";
            case 'D' or 'S':
                return Letters;
            case 'W':
                return " -.";
            case 't':
                return "\t";
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 'x' or 'u':
                var length = escaped == 'x' ? 2 : 4;
                if (_at + length <= _pattern.Length
                    && int.TryParse(_pattern.AsSpan(_at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                {
                    _at += length;
                    return ((char)unit).ToString();
                }

                _isBeyond = true;
                return "";
            case >= '0' and <= '9' or 'p' or 'P' or 'k' or 'c':
                _isBeyond = true;
                return "";
            default:
                return escaped.ToString();
        }
    }

    private string Class()
    {
        var isNegated = Is('^');
        if (isNegated)
        {
            _at++;
        }

        var members = new StringBuilder();
        while (!_isBeyond && _at < _pattern.Length && _pattern[_at] != ']')
        {
            var first = ClassMember();
            if (first.Length == 1 && Is('-') && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']')
            {
                _at++;
                AddRange(members, first, ClassMember());
            }
            else
            {
                members.Append(first);
            }
        }

        if (!Is(']'))
        {
            _isBeyond = true;
            return "";
        }

        _at++;
        var listed = members.ToString();
        var result = isNegated ? new string([.. Printable.Where(character => !listed.Contains(character, StringComparison.Ordinal))]) : listed;
        _isBeyond |= result.Length == 0;
        return result;
    }

    private string ClassMember()
    {
        var character = _pattern[_at++];
        if (character != '\\')
        {
            return character.ToString();
        }

        if (_at < _pattern.Length)
        {
            return Escaped();
        }

        _isBeyond = true;
        return "";
    }

    private static void AddRange(StringBuilder members, string first, string last)
    {
        // Printable ASCII is enough of a long range, and keeps the fakes readable.
        if (last.Length != 1)
        {
            members.Append(first).Append('-').Append(last);
            return;
        }

        var end = Math.Min(last[0], first[0] + 200);
        for (int character = first[0]; character <= end; character++)
        {
            if (character is >= ' ' and < 127 || character == first[0])
            {
                members.Append((char)character);
            }
        }
    }

    private void Pick(string characters, bool emit)
    {
        if (emit && characters.Length > 0)
        {
            _text.Append(characters[characters.Length == 1 ? 0 : _chance.Number(0, characters.Length - 1)]);
        }
    }

    private bool Is(char character) => _at < _pattern.Length && _pattern[_at] == character;
}
