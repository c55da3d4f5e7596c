using System.Globalization;
using System.Text;

namespace ContractMocks.Compiler.Text;

/// <content>Keys and scalars.</content>
internal sealed partial class FastNodeReader
{
    /// <summary>Longer keys are left to YamlDotNet, which bounds them at 1,024.</summary>
    private const int MaxKeyLength = 1000;

    /// <summary>Longer scalars are seldom met twice.</summary>
    private const int MaxWordLength = 40;

    private static readonly char[] DoubleStops = ['"', '\\', '\n'];
    private static readonly char[] SingleStops = ['\'', '\n'];
    private StringBuilder? _buffer;

    /// <summary>A key with its colon, on one line; null where none is here.</summary>
    private ScalarNode? ReadKey()
    {
        ScalarNode? key;
        var line = _line;
        if (_text[_at] is '"' or '\'')
        {
            key = ReadQuoted(-1);
        }
        else
        {
            var end = IsPlainStart(_at) ? EndOfPlain(_at, isFlow: false) : -1;
            key = end > _at && end < _text.Length && _text[end] == ':' ? Plain(_at, end) : null;
            _at = end;
        }

        if (key is null || line != _line || key.Value.Length > MaxKeyLength)
        {
            return null;
        }

        SkipSpaces();
        if (AtEnd || _text[_at] != ':' || !IsBlank(_at + 1) || (_at + 1 < _text.Length && _text[_at + 1] == '\t'))
        {
            return null;
        }

        _at++;
        return key;
    }

    /// <summary>A plain scalar that may go on over lines indented deeper than the collection around it.</summary>
    private ScalarNode? ReadPlain(int parent)
    {
        if (!IsPlainStart(_at))
        {
            return null;
        }

        var (start, line, column) = (_at, _line, Column);
        var end = EndOfPlain(_at, isFlow: false);
        if (end < 0 || IsColon(end))
        {
            return null;
        }

        var last = TrimEnd(start, end);
        if (!GoesOn(end, parent))
        {
            _at = last;
            return new ScalarNode(Word(start, last - start), TypeOf(start, last), _file, SourceSpan.On(line, column + 1, last - start));
        }

        return ReadPlainLines(parent, (start, last, end), (line, column));
    }

    private ScalarNode? ReadPlainLines(int parent, (int Start, int Last, int End) first, (int Line, int Column) place)
    {
        var value = Buffer().Append(_text, first.Start, first.Last - first.Start);
        var (last, end) = (first.Last, first.End);
        while (GoesOn(end, parent))
        {
            _at = end;
            var breaks = 0;
            while (!AtEnd && _text[_at] == '\n')
            {
                breaks++;
                NextLine();
                SkipSpaces();
            }

            end = EndOfPlain(_at, isFlow: false);
            if (end < 0 || IsColon(end))
            {
                return null;
            }

            last = TrimEnd(_at, end);
            Fold(value, breaks).Append(_text, _at, last - _at);
        }

        _at = last;
        var text = value.ToString();
        return new ScalarNode(text, ScalarTypes.Of(text), _file, new SourceSpan(place.Line, place.Column + 1, _line, Column + 1));
    }

    /// <summary>Whether the next line that is not blank belongs to the plain scalar whose line ends here.</summary>
    private bool GoesOn(int end, int parent)
    {
        if (end >= _text.Length || _text[end] != '\n')
        {
            return false;
        }

        var (at, lineStart) = (end, end);
        while (at < _text.Length && _text[at] is '\n' or ' ')
        {
            lineStart = _text[at] == '\n' ? at + 1 : lineStart;
            at++;
        }

        return at < _text.Length && at - lineStart > parent && _text[at] != '#';
    }

    private ScalarNode Plain(int start, int end)
    {
        var last = TrimEnd(start, end);
        _at = last;
        return new ScalarNode(
            Word(start, last - start), TypeOf(start, last), _file, SourceSpan.On(_line, start - _lineStart + 1, last - start));
    }

    private bool IsPlainStart(int at) => _text[at] switch
    {
        '-' => !IsBlank(at + 1),
        '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        _ => true,
    };

    /// <summary>Where a plain scalar ends on its line: at a colon or a comment, in flow style at an indicator, else at the line's end. Negative at a tab.</summary>
    private int EndOfPlain(int from, bool isFlow)
    {
        for (var at = from; at < _text.Length; at++)
        {
            switch (_text[at])
            {
                case '\n':
                case ':' when IsBlank(at + 1):
                case '#' when IsBlank(at - 1):
                case ',' or '[' or ']' or '{' or '}' when isFlow:
                    return at;
                case ':' when isFlow && _text[at + 1] is ',' or '[' or ']' or '{' or '}':
                case '\t':
                    return -1;
            }
        }

        return _text.Length;
    }

    private bool IsColon(int at) => at < _text.Length && _text[at] == ':';

    private int TrimEnd(int start, int end)
    {
        while (end > start && _text[end - 1] == ' ')
        {
            end--;
        }

        return end;
    }

    /// <summary>Most plain texts begin with a letter that begins no number, null or flag.</summary>
    private ScalarType TypeOf(int start, int end) =>
        _text[start] is (>= '0' and <= '9') or '-' or '+' or '.' or '~' or 'n' or 'N' or 't' or 'T' or 'f' or 'F'
            ? ScalarTypes.Of(Word(start, end - start))
            : ScalarType.String;

    /// <summary>A quoted scalar. A double-quoted one's further lines must be deeper than the collection around it.</summary>
    private ScalarNode? ReadQuoted(int parent)
    {
        var (line, column, quote) = (_line, Column, _text[_at]);
        var end = quote == '"' ? _text.IndexOfAny(DoubleStops, _at + 1) : _text.IndexOfAny(SingleStops, _at + 1);
        string? value;
        if (end >= 0 && _text[end] == quote && (quote == '"' || end + 1 >= _text.Length || _text[end + 1] != '\''))
        {
            value = Word(_at + 1, end - _at - 1);
            _at = end + 1;
        }
        else
        {
            value = ReadQuotedSlowly(quote, parent);
        }

        return value is null ? null : new ScalarNode(value, ScalarType.String, _file, new SourceSpan(line, column + 1, _line, Column + 1));
    }

    private string? ReadQuotedSlowly(char quote, int parent)
    {
        var value = Buffer();
        _at++;
        while (!AtEnd)
        {
            var c = _text[_at];
            if (c == quote)
            {
                _at++;
                if (quote == '"' || AtEnd || _text[_at] != '\'')
                {
                    return value.ToString();
                }

                value.Append('\'');
                _at++;
            }
            else if (c == '\n' || (c == '\\' && quote == '"' && _at + 1 < _text.Length && _text[_at + 1] == '\n'))
            {
                if (!FoldQuoted(value, quote, parent, isEscaped: c == '\\'))
                {
                    return null;
                }
            }
            else if (c == '\\' && quote == '"')
            {
                if (!ReadEscape(value))
                {
                    return null;
                }
            }
            else
            {
                value.Append(c);
                _at++;
            }
        }

        return null;
    }

    /// <summary>One line break or more inside a quoted scalar, with the blanks around them.</summary>
    private bool FoldQuoted(StringBuilder value, char quote, int parent, bool isEscaped)
    {
        var breaks = isEscaped ? 1 : 0;
        if (isEscaped)
        {
            _at++;
            NextLine();
        }
        else
        {
            // Blanks before the break are dropped; an escaped blank is none, so what ends in one is left to YamlDotNet.
            var end = _at;
            while (value.Length > 0 && value[value.Length - 1] is ' ' or '\t')
            {
                if (_text[--end] is not (' ' or '\t') || _text[end - 1] == '\\')
                {
                    return false;
                }

                value.Length--;
            }
        }

        while (!AtEnd && _text[_at] is ' ' or '\n')
        {
            if (_text[_at] == '\n')
            {
                breaks++;
                NextLine();
            }
            else
            {
                _at++;
            }
        }

        if (AtEnd || _text[_at] == '\t' || (quote == '"' && Column <= parent))
        {
            return false;
        }

        if (isEscaped)
        {
            value.Append('\n', breaks - 1);
        }
        else
        {
            Fold(value, breaks);
        }

        return true;
    }

    private bool ReadEscape(StringBuilder value)
    {
        var code = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        char? simple = code switch
        {
            '"' or '\\' or '/' or ' ' => code,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            _ => null,
        };
        if (simple is { } plain)
        {
            value.Append(plain);
            _at += 2;
            return true;
        }

        if (code != 'u' || _at + 6 > _text.Length
            || !ushort.TryParse(_text.Substring(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            || char.IsSurrogate((char)number))
        {
            return false;
        }

        value.Append((char)number);
        _at += 6;
        return true;
    }

    private StringBuilder Buffer() => (_buffer ??= new StringBuilder()).Clear();

    private static StringBuilder Fold(StringBuilder value, int breaks) => breaks == 1 ? value.Append(' ') : value.Append('\n', breaks - 1);

    /// <summary>A part of the text as a string; short ones, which are mostly keywords, are kept and given out again.</summary>
    private string Word(int start, int length)
    {
        if (length == 0)
        {
            return "";
        }

        if (length > MaxWordLength)
        {
            return _text.Substring(start, length);
        }

        var hash = (length * 31) + (_text[start] * 7) + (_text[start + (length >> 1)] * 61) + (_text[start + length - 1] * 17);
        ref var known = ref _words[hash & 1023];
        if (known is null || known.Length != length || string.CompareOrdinal(known, 0, _text, start, length) != 0)
        {
            known = _text.Substring(start, length);
        }

        return known;
    }
}
