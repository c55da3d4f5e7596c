namespace ContractMocks.Compiler.Text;

/// <summary>
/// Reads the YAML that documents are made of (block mappings and lists, all five kinds of scalars, flow collections, comments, JSON) several
/// times faster than an event parser. It gives up, and YamlDotNet reads the whole text instead, at the first thing that it is not sure of: tags,
/// complex keys, anchors of keys and inside flow collections, tabs, odd indentation, anything that could be a mistake. So it never reports one. Tests compare its
/// nodes and their places with YamlDotNet's on every document of the corpus and on mutations of them.
/// </summary>
internal sealed partial class FastNodeReader
{
    // Line breaks of YAML 1.1, the end mark of YamlDotNet, and the byte order mark.
    private static readonly char[] Unsure = ['\0', '\u0085', '\u2028', '\u2029', '\uFEFF'];

    private readonly string _text;
    private readonly NodeFile _file;
    private readonly CancellationToken _cancellation;
    private readonly string?[] _words = new string?[1024];
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _nodes;

    private FastNodeReader(string text, NodeFile file, CancellationToken cancellation)
    {
        _text = text;
        _file = file;
        _cancellation = cancellation;
    }

    private int Column => _at - _lineStart;

    private bool AtEnd => _at >= _text.Length;

    /// <summary>The root of the text, or null where this reader is not sure of it.</summary>
    /// <exception cref="NodeReader.BoundException">The text holds more than <see cref="NodeReader.MaxNodes"/> values.</exception>
    public static Node? TryRead(string text, NodeFile file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (text.IndexOf('\r') >= 0)
        {
            text = text.Replace("\r\n", "\n");
        }

        if (text.Length == 0 || text[text.Length - 1] == ' ' || text.IndexOf('\r') >= 0 || text.IndexOfAny(Unsure) >= 0
            || text.IndexOf("\n---", StringComparison.Ordinal) >= 0 || text.IndexOf("\n...", StringComparison.Ordinal) >= 0
            || text.StartsWith("...", StringComparison.Ordinal))
        {
            return null;
        }

        return new FastNodeReader(text, file, cancellation).ReadDocument();
    }

    private Node? ReadDocument()
    {
        if (_text.StartsWith("---", StringComparison.Ordinal))
        {
            _at = 3;
            if (!EndLine())
            {
                return null;
            }
        }

        if (!SkipToToken() || AtEnd)
        {
            return null;
        }

        var root = ReadBlock(-1, 0, mayBeMapping: true);
        return root is not null && SkipToToken() && AtEnd ? root : null;
    }

    /// <summary>The node at the token here, in block style: anything.</summary>
    /// <param name="parent">The column, from 0, of the block collection around it; -1 for none.</param>
    /// <param name="depth">How many collections are around it.</param>
    /// <param name="mayBeMapping">Whether a list or a mapping in block style may begin here: not after a key on its line.</param>
    private Node? ReadBlock(int parent, int depth, bool mayBeMapping)
    {
        if (!Enter(depth))
        {
            return null;
        }

        var first = _text[_at];
        switch (first)
        {
            case '-' when IsBlank(_at + 1):
                return mayBeMapping ? ReadSequence(depth, isIndentless: false) : null;
            case '{' or '[':
                return ReadFlowCollection(parent, depth) is { } flow && EndLine() ? flow : null;
            case '|' or '>':
                return ReadBlockScalar(parent);
            case '&':
                return ReadAnchored(parent, depth);
            case '*':
                return ReadAlias();
        }

        if (mayBeMapping)
        {
            var start = (_at, _line, _lineStart);
            if (ReadKey() is { } key)
            {
                return ReadMapping(key, start._at - start._lineStart, depth);
            }

            (_at, _line, _lineStart) = start;
        }

        var scalar = first is '"' or '\'' ? ReadQuoted(parent) : ReadPlain(parent);
        return scalar is not null && EndLine() ? scalar : null;
    }

    private MappingNode? ReadMapping(ScalarNode key, int column, int depth)
    {
        var entries = new List<MappingEntry>();
        while (true)
        {
            if (key.Value == MergeKeys.Key || !Enter(depth + 1) || ReadValue(column, depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add(new MappingEntry(key, value));
            if (!SkipToToken() || (!AtEnd && Column > column))
            {
                return null;
            }

            if (AtEnd || Column < column)
            {
                break;
            }

            if (ReadKey() is not { } next)
            {
                return null;
            }

            key = next;
        }

        var start = entries[0].Key.Span;
        var (endLine, endColumn) = EndOfBlock();
        return new MappingNode(entries, _file, new SourceSpan(start.Line, start.Column, endLine, endColumn));
    }

    /// <summary>The value after a key's colon.</summary>
    private Node? ReadValue(int column, int depth)
    {
        var empty = SourceSpan.On(_line, Column + 1, 0);
        SkipSpaces();
        if (!AtEnd && _text[_at] is not ('\n' or '#'))
        {
            return ReadBlock(column, depth, mayBeMapping: false);
        }

        if (!SkipToToken())
        {
            return null;
        }

        if (AtEnd || Column < column || (Column == column && !IsEntry()))
        {
            return Enter(depth) ? new ScalarNode("", ScalarType.Null, _file, empty) : null;
        }

        if (Column > column)
        {
            return ReadBlock(column, depth, mayBeMapping: true);
        }

        return Enter(depth) ? ReadSequence(depth, isIndentless: true) : null;
    }

    /// <summary>A list whose first dash is here.</summary>
    /// <param name="depth">How many collections are around it.</param>
    /// <param name="isIndentless">Whether its dashes stand in the column of the mapping around it, so that a key may follow in their column.</param>
    private SequenceNode? ReadSequence(int depth, bool isIndentless)
    {
        var (line, column) = (_line, Column);
        var items = new List<Node>();
        while (!AtEnd && Column == column && IsEntry())
        {
            _at++;
            var empty = SourceSpan.On(_line, Column + 1, 0);
            var onLine = _line;
            if (!SkipToToken())
            {
                return null;
            }

            var isEmpty = _line != onLine && (AtEnd || Column <= column);
            var item = AtEnd || isEmpty
                ? Enter(depth + 1) ? new ScalarNode("", ScalarType.Null, _file, empty) : null
                : ReadBlock(column, depth + 1, mayBeMapping: true);
            if (item is null || !SkipToToken())
            {
                return null;
            }

            items.Add(item);
        }

        if (!AtEnd && (Column > column || (Column == column && !isIndentless)))
        {
            return null;
        }

        var (endLine, endColumn) = EndOfBlock();
        return new SequenceNode(items, _file, new SourceSpan(line, column + 1, endLine, endColumn));
    }

    private bool IsEntry() => _text[_at] == '-' && IsBlank(_at + 1);

    /// <summary>Where YamlDotNet ends a block: at the next token, or on the line after the last.</summary>
    private (int Line, int Column) EndOfBlock() => AtEnd && Column > 0 ? (_line + 1, 1) : (_line, Column + 1);

    /// <summary>Counts a value, and says whether its depth is one that this reader goes to.</summary>
    private bool Enter(int depth)
    {
        if (++_nodes > NodeReader.MaxNodes)
        {
            throw NodeReader.TooMany("the text holds more", SourceSpan.On(_line, Column + 1, 1));
        }

        if ((_nodes & 0x3FF) == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
        }

        return depth <= NodeReader.MaxDepth;
    }

    /// <summary>Goes to the next token, over spaces, comments and line breaks. False at a tab, and at a comment without a space before it.</summary>
    private bool SkipToToken()
    {
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case ' ':
                    _at++;
                    break;
                case '\n':
                    NextLine();
                    break;
                case '#' when IsBlank(_at - 1):
                    SkipComment();
                    break;
                case '\t' or '#':
                    return false;
                default:
                    return true;
            }
        }

        return true;
    }

    /// <summary>Whether nothing but a comment follows on the line.</summary>
    private bool EndLine()
    {
        SkipSpaces();
        if (AtEnd || _text[_at] == '\n')
        {
            return true;
        }

        if (_text[_at] != '#' || !IsBlank(_at - 1))
        {
            return false;
        }

        SkipComment();
        return true;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private void SkipComment() => _at = EndOfLine(_at);

    private int EndOfLine(int from)
    {
        var end = _text.IndexOf('\n', from);
        return end < 0 ? _text.Length : end;
    }

    private void NextLine()
    {
        _at++;
        _line++;
        _lineStart = _at;
    }

    /// <summary>Whether a space, a line break, a tab or an end of the text is there.</summary>
    private bool IsBlank(int at) => at < 0 || at >= _text.Length || _text[at] is ' ' or '\n' or '\t';
}
