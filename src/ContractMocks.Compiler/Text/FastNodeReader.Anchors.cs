namespace ContractMocks.Compiler.Text;

/// <content>Anchors and aliases of values in block style.</content>
internal sealed partial class FastNodeReader
{
    private readonly Dictionary<string, (Node Node, int Size)> _anchors = new(StringComparer.Ordinal);

    /// <summary>A value after its anchor, on the same line or below it. It begins where its anchor does.</summary>
    private Node? ReadAnchored(int parent, int depth)
    {
        var (line, column, before) = (_line, Column, _nodes);
        if (AnchorName() is not { } name)
        {
            return null;
        }

        SkipSpaces();
        var isBelow = AtEnd || _text[_at] is '\n' or '#';
        if (!SkipToToken() || AtEnd || (isBelow && Column <= parent) || _text[_at] is '&' or '*'
            || ReadBlock(parent, depth, mayBeMapping: isBelow) is not { } node)
        {
            return null;
        }

        var span = node.Span with { Line = line, Column = column + 1 };
        Node anchored = node switch
        {
            MappingNode mapping => new MappingNode(mapping.Entries, _file, span),
            SequenceNode sequence => new SequenceNode(sequence.Items, _file, span),
            _ => new ScalarNode(((ScalarNode)node).Value, ((ScalarNode)node).Type, _file, span),
        };
        _anchors[name] = (anchored, _nodes - before);
        return anchored;
    }

    private Node? ReadAlias()
    {
        if (AnchorName() is not { } name || !EndLine() || !_anchors.TryGetValue(name, out var known))
        {
            return null;
        }

        _nodes += known.Size;
        if (_nodes > NodeReader.MaxNodes)
        {
            throw NodeReader.TooMany("aliases make it larger", SourceSpan.On(_line, Column + 1, 1));
        }

        return known.Node;
    }

    /// <summary>The name after the sign here: letters, digits, dashes and low lines up to a blank.</summary>
    private string? AnchorName()
    {
        var start = ++_at;
        while (!AtEnd && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_'))
        {
            _at++;
        }

        return _at > start && IsBlank(_at) ? _text.Substring(start, _at - start) : null;
    }
}
