namespace ContractMocks.Compiler.Impact.Code;

/// <summary>
/// Splits C# into words and signs, without comments, the contents of texts, and directives. What stands in the holes of interpolated texts is read as
/// code. Enough to see which names a file writes; a compiler of our own would be the third on the machine, and twenty times our size.
/// </summary>
internal sealed class CodeReader
{
    private readonly string _text;
    private readonly List<CodeToken> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private CodeReader(string text) => _text = text;

    public static IReadOnlyList<CodeToken> Read(string text, CancellationToken cancellation)
    {
        var reader = new CodeReader(text);
        reader.Code(untilBraces: 0, cancellation);
        return reader._tokens;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private char Next(int ahead = 1) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    /// <summary>Reads code to its end, or to the closing braces of a hole.</summary>
    private void Code(int untilBraces, CancellationToken cancellation)
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            var c = Current;
            if (c == '\n')
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (untilBraces > 0 && c == '}' && depth == 0)
            {
                _at += untilBraces;
                return;
            }

            depth += untilBraces == 0 ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
            if (!Skipped(c) && !Text(cancellation))
            {
                Word(c);
            }
        }
    }

    private bool Skipped(char c)
    {
        if (c == '/' && Next() == '/')
        {
            ToLineEnd();
        }
        else if (c == '/' && Next() == '*')
        {
            _at += 2;
            while (_at < _text.Length && !(Current == '*' && Next() == '/'))
            {
                Step();
            }

            _at = Math.Min(_text.Length, _at + 2);
        }
        else if (c == '#' && IsLineStart())
        {
            ToLineEnd();
        }
        else if (char.IsWhiteSpace(c))
        {
            Step();
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool IsLineStart()
    {
        for (var i = _at - 1; i >= _lineStart; i--)
        {
            if (!char.IsWhiteSpace(_text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private void ToLineEnd()
    {
        while (_at < _text.Length && Current != '\n')
        {
            _at++;
        }
    }

    private void Step()
    {
        if (_text[_at++] == '\n')
        {
            _line++;
            _lineStart = _at;
        }
    }

    private void Word(char c)
    {
        var start = _at;
        var at = c == '@' && IsStart(Next()) ? 1 : 0;
        if (at == 1 || IsStart(c))
        {
            _at += at;
            while (_at < _text.Length && IsPart(Current))
            {
                _at++;
            }

            Add(_text.Substring(start + at, _at - start - at), start + at, isName: true);
        }
        else if (c is >= '0' and <= '9')
        {
            while (_at < _text.Length && (IsPart(Current) || (Current == '.' && Next() is >= '0' and <= '9')))
            {
                _at++;
            }

            Add("", start, isName: false);
        }
        else
        {
            _at++;
            Add(c.ToString(), start, isName: false);
        }
    }

    /// <summary>Reads a text or a character, if one begins here.</summary>
    private bool Text(CancellationToken cancellation)
    {
        var (start, line, lineStart) = (_at, _line, _lineStart);
        if (Current == '\'')
        {
            Quoted('\'', isVerbatim: false, holes: 0, cancellation);
        }
        else
        {
            var (signs, dollars, isVerbatim) = (0, 0, false);
            while (Next(signs) is '$' or '@' && signs < 16)
            {
                dollars += Next(signs) == '$' ? 1 : 0;
                isVerbatim |= Next(signs) == '@';
                signs++;
            }

            if (Next(signs) != '"')
            {
                return false;
            }

            _at += signs;
            if (Next() == '"' && Next(2) == '"')
            {
                Raw(dollars, cancellation);
            }
            else
            {
                Quoted('"', isVerbatim, dollars, cancellation);
            }
        }

        _tokens.Add(new CodeToken("", line, start - lineStart + 1, IsName: false));
        return true;
    }

    private void Quoted(char quote, bool isVerbatim, int holes, CancellationToken cancellation)
    {
        _at++;
        while (_at < _text.Length)
        {
            var c = Current;
            if (c == quote && isVerbatim && Next() == quote)
            {
                _at += 2;
            }
            else if (c == quote || (c == '\n' && !isVerbatim))
            {
                // A text that is not closed ends with its line; the compiler will tell.
                _at += c == quote ? 1 : 0;
                return;
            }
            else if (c == '\\' && !isVerbatim)
            {
                _at += 2;
            }
            else if (holes > 0 && c == '{' && Next() == '{')
            {
                _at += 2;
            }
            else if (holes > 0 && c == '{')
            {
                _at++;
                Code(untilBraces: 1, cancellation);
            }
            else
            {
                Step();
            }
        }
    }

    private void Raw(int dollars, CancellationToken cancellation)
    {
        var quotes = Run('"');
        _at += quotes;
        while (_at < _text.Length)
        {
            if (Current == '"' && Run('"') is var closing && closing >= quotes)
            {
                _at += closing;
                return;
            }

            if (dollars > 0 && Current == '{' && Run('{') is var braces && braces >= dollars)
            {
                _at += braces;
                Code(dollars, cancellation);
            }
            else
            {
                Step();
            }
        }
    }

    private int Run(char c)
    {
        var length = 0;
        while (_at + length < _text.Length && _text[_at + length] == c)
        {
            length++;
        }

        return length;
    }

    private void Add(string text, int at, bool isName) => _tokens.Add(new CodeToken(text, _line, at - _lineStart + 1, isName));

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsPart(char c) => c == '_' || char.IsLetterOrDigit(c);
}
