using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Narrows the ranges of nodes to what a reader would point at. The YAML parser ends block collections and block texts where the next token
/// begins, which may be lines further down; a problem there would underline its neighbours.
/// </summary>
internal sealed class Places(string text)
{
    private List<int>? _lines;

    /// <summary>The range of a value, without the white space after it.</summary>
    public SourceSpan Of(Node node)
    {
        if (node is ScalarNode)
        {
            return Trim(node.Span);
        }

        var start = OffsetOf(node.Span.Line, node.Span.Column);
        if (start < text.Length && text[start] is '{' or '[')
        {
            // The parser ends a flow collection before its closing bracket.
            var end = OffsetOf(node.Span.EndLine, node.Span.EndColumn);
            return end < text.Length && text[end] is '}' or ']' ? node.Span with { EndColumn = node.Span.EndColumn + 1 } : node.Span;
        }

        return node.Span with { EndLine = End(node).EndLine, EndColumn = End(node).EndColumn };
    }

    /// <summary>The range of an entry's value; of its key where nothing is written for the value.</summary>
    public SourceSpan Of(MappingEntry entry)
    {
        var span = Of(entry.Value);
        return span.Line == span.EndLine && span.Column == span.EndColumn ? Of(entry.Key) : span;
    }

    /// <summary>Where something missing from a mapping is reported: at its first key.</summary>
    public SourceSpan Head(MappingNode mapping) => mapping.Entries.Count > 0 ? Of(mapping.Entries[0].Key) : Of((Node)mapping);

    /// <summary>The range of a part of a text as it is written in the file; of the whole text where escapes or folded lines hide the part.</summary>
    /// <param name="scalar">The text.</param>
    /// <param name="at">Where the part is in the text's value.</param>
    /// <param name="length">The length of the part.</param>
    public SourceSpan Within(ScalarNode scalar, int at, int length)
    {
        var span = Trim(scalar.Span);
        var (from, end) = (OffsetOf(span.Line, span.Column), OffsetOf(span.EndLine, span.EndColumn));
        var part = scalar.Value.Substring(at, length);
        if (part.Length == 0)
        {
            return span;
        }

        // The part may occur more than once: count up to the one that is meant.
        var found = -1;
        for (var i = scalar.Value.IndexOf(part, StringComparison.Ordinal); i >= 0 && i <= at; i = scalar.Value.IndexOf(part, i + part.Length, StringComparison.Ordinal))
        {
            found = from < end ? text.IndexOf(part, from, end - from, StringComparison.Ordinal) : -1;
            if (found < 0)
            {
                return span;
            }

            from = found + part.Length;
        }

        return found < 0 ? span : Range(found, found + part.Length);
    }

    private static SourceSpan End(Node node) => node switch
    {
        MappingNode { Entries.Count: > 0 } mapping => LastOf(mapping.Entries[mapping.Entries.Count - 1]),
        SequenceNode { Items.Count: > 0 } sequence => End(sequence.Items[sequence.Items.Count - 1]),
        _ => node.Span,
    };

    /// <summary>The last range of an entry. An alias ends where its anchor stands, before the key; the key counts then.</summary>
    private static SourceSpan LastOf(MappingEntry entry)
    {
        var value = End(entry.Value);
        var key = entry.Key.Span;
        return (value.EndLine, value.EndColumn).CompareTo((key.EndLine, key.EndColumn)) < 0 ? key : value;
    }

    private SourceSpan Trim(SourceSpan span)
    {
        var (start, end) = (OffsetOf(span.Line, span.Column), OffsetOf(span.EndLine, span.EndColumn));
        var trimmed = end;
        while (trimmed > start && char.IsWhiteSpace(text[trimmed - 1]))
        {
            trimmed--;
        }

        return trimmed == end ? span : Range(start, trimmed);
    }

    private SourceSpan Range(int start, int end)
    {
        var (line, column) = PlaceOf(start);
        var (endLine, endColumn) = PlaceOf(end);
        return new SourceSpan(line, column, endLine, endColumn);
    }

    private (int Line, int Column) PlaceOf(int offset)
    {
        var found = Lines.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - Lines[line] + 1);
    }

    private int OffsetOf(int line, int column) =>
        line < 1 ? 0 : line > Lines.Count ? text.Length : Math.Min(text.Length, Lines[line - 1] + column - 1);

    private List<int> Lines => _lines ??= FindLines();

    /// <summary>Where lines start, by the line ends that the YAML parser and the C# compiler both count.</summary>
    private List<int> FindLines()
    {
        var lines = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = text[i] is '\n' or '\u0085' or '\u2028' or '\u2029' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (isBreak)
            {
                lines.Add(i + 1);
            }
        }

        return lines;
    }
}
