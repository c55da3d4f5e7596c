using System.Text;

namespace ContractMocks.Compiler.Text;

/// <content>Block scalars, and collections in flow style.</content>
internal sealed partial class FastNodeReader
{
    /// <summary>A literal (<c>|</c>) or folded (<c>&gt;</c>) scalar.</summary>
    private ScalarNode? ReadBlockScalar(int parent)
    {
        var (line, column, isLiteral) = (_line, Column, _text[_at] == '|');
        _at++;
        var (chomping, increment) = ReadBlockHeader();
        if (parent < 0 || !EndLine())
        {
            return null;
        }

        if (!AtEnd)
        {
            NextLine();
        }

        var value = ReadBlockLines(increment == 0 ? 0 : parent + increment, parent + 1, isLiteral, chomping);
        return new ScalarNode(value, ScalarType.String, _file, new SourceSpan(line, column + 1, _line, Column + 1));
    }

    private (char Chomping, int Increment) ReadBlockHeader()
    {
        var (chomping, increment) = (' ', 0);
        for (var i = 0; i < 2 && !AtEnd; i++)
        {
            if (chomping == ' ' && _text[_at] is '+' or '-')
            {
                chomping = _text[_at++];
            }
            else if (increment == 0 && _text[_at] is >= '1' and <= '9')
            {
                increment = _text[_at++] - '0';
            }
        }

        return (chomping, increment);
    }

    /// <summary>The lines of a block scalar, folded or not; afterwards the reader stands at the line after them, blank ones included.</summary>
    private string ReadBlockLines(int indent, int leastIndent, bool isLiteral, char chomping)
    {
        var value = Buffer();
        var (isAfterLine, isAfterBlank) = (false, false);
        while (true)
        {
            var blankLines = SkipBlankLines();
            var start = _at;
            while (start < _text.Length && _text[start] == ' ' && (indent == 0 || start - _lineStart < indent))
            {
                start++;
            }

            indent = indent == 0 ? Math.Max(start - _lineStart, leastIndent) : indent;
            if (start >= _text.Length || start - _lineStart != indent)
            {
                return Chomp(value, isAfterLine, blankLines, chomping);
            }

            var isBlank = _text[start] is ' ' or '\t';
            if (isAfterLine)
            {
                var isFolded = !isLiteral && !isAfterBlank && !isBlank;
                value.Append(isFolded ? blankLines == 0 ? " " : "" : "\n");
            }

            var end = EndOfLine(start);
            value.Append('\n', blankLines).Append(_text, start, end - start);
            isAfterBlank = isBlank;
            isAfterLine = end < _text.Length;
            _at = end;
            if (isAfterLine)
            {
                NextLine();
            }
        }
    }

    private int SkipBlankLines()
    {
        var count = 0;
        while (!AtEnd && _text[_at] == '\n')
        {
            count++;
            NextLine();
        }

        return count;
    }

    private static string Chomp(StringBuilder value, bool isAfterLine, int blankLines, char chomping)
    {
        if (chomping != '-' && isAfterLine)
        {
            value.Append('\n');
        }

        return chomping == '+' ? value.Append('\n', blankLines).ToString() : value.ToString();
    }

    private Node? ReadFlowCollection(int parent, int depth)
    {
        var (line, column, isMapping) = (_line, Column, _text[_at] == '{');
        var close = isMapping ? '}' : ']';
        var items = isMapping ? null : new List<Node>();
        var entries = isMapping ? new List<MappingEntry>() : null;
        _at++;
        if (!SkipInFlow(parent))
        {
            return null;
        }

        while (_text[_at] != close)
        {
            var isRead = isMapping ? ReadFlowEntry(entries!, parent, depth + 1) : ReadFlowItem(items!, parent, depth + 1);
            if (!isRead || !SkipInFlow(parent))
            {
                return null;
            }

            if (_text[_at] != ',')
            {
                if (_text[_at] != close)
                {
                    return null;
                }
            }
            else
            {
                _at++;
                if (!SkipInFlow(parent))
                {
                    return null;
                }
            }
        }

        // YamlDotNet ends a flow collection before its closing bracket, and what prints places knows that.
        var span = new SourceSpan(line, column + 1, _line, Column + 1);
        _at++;
        return isMapping ? new MappingNode(entries!, _file, span) : new SequenceNode(items!, _file, span);
    }

    private bool ReadFlowEntry(List<MappingEntry> entries, int parent, int depth)
    {
        var line = _line;
        var key = Enter(depth) ? ReadFlowScalar(parent) : null;
        if (key is null || line != _line || key.Value.Length > MaxKeyLength || key.Value == MergeKeys.Key)
        {
            return false;
        }

        SkipSpaces();
        var isQuoted = _text[_at - 1] is '"' or '\'';
        if (AtEnd || _text[_at] != ':' || !(isQuoted || IsBlank(_at + 1)))
        {
            return false;
        }

        _at++;
        if (!SkipInFlow(parent) || ReadFlowNode(parent, depth) is not { } value)
        {
            return false;
        }

        entries.Add(new MappingEntry(key, value));
        return true;
    }

    private bool ReadFlowItem(List<Node> items, int parent, int depth)
    {
        if (ReadFlowNode(parent, depth) is not { } item)
        {
            return false;
        }

        items.Add(item);
        return true;
    }

    private Node? ReadFlowNode(int parent, int depth) =>
        !Enter(depth) ? null : _text[_at] is '{' or '[' ? ReadFlowCollection(parent, depth) : ReadFlowScalar(parent);

    private ScalarNode? ReadFlowScalar(int parent)
    {
        if (_text[_at] is '"' or '\'')
        {
            return ReadQuoted(parent);
        }

        // A dash counts as a text's start here only before a digit.
        var isPlain = IsPlainStart(_at) && (_text[_at] != '-' || char.IsDigit(_text[_at + 1]));
        var end = isPlain ? EndOfPlain(_at, isFlow: true) : -1;
        return end > _at ? Plain(_at, end) : null;
    }

    /// <summary>
    /// Goes to the next token inside a flow collection, where tabs part tokens as spaces do. False where the text ends or its lines are not deep
    /// enough.
    /// </summary>
    private bool SkipInFlow(int parent)
    {
        var line = _line;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\n')
            {
                NextLine();
            }
            else if (c is ' ' or '\t')
            {
                _at++;
            }
            else if (c == '#')
            {
                if (!IsBlank(_at - 1))
                {
                    return false;
                }

                SkipComment();
            }
            else
            {
                return line == _line || Column > parent;
            }
        }

        return false;
    }
}
