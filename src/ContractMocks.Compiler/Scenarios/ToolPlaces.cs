using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Where the nodes of a tool stand in its file: a line of JSON Lines is a text of its own, a schema may be a text inside a text.</summary>
/// <param name="places">The places in the text that the nodes were read from.</param>
/// <param name="linesBefore">How many lines of the file are before that text.</param>
/// <param name="around">What stands for every node, where they were read from a quoted text; null otherwise.</param>
internal sealed class ToolPlaces(Places places, int linesBefore = 0, SourceSpan? around = null)
{
    public SourceSpan Of(Node node) => around ?? Shift(places.Of(node));

    public SourceSpan Of(MappingEntry entry) => around ?? Shift(places.Of(entry));

    public SourceSpan Head(MappingNode mapping) => around ?? Shift(places.Head(mapping));

    /// <summary>The places of nodes that were read from the text of a scalar.</summary>
    public ToolPlaces Within(Node scalar) => new(places, linesBefore, Of(scalar));

    public SourceSpan Shift(SourceSpan span) =>
        linesBefore == 0 || span == default ? span : span with { Line = span.Line + linesBefore, EndLine = span.EndLine + linesBefore };
}
