namespace ContractMocks;

/// <summary>A range in a text file; lines and columns count from 1, the end is exclusive. The default value means "the whole file".</summary>
/// <param name="Line">The first line.</param>
/// <param name="Column">The first column, in UTF-16 units.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="EndColumn">The column after the last character.</param>
public readonly record struct SourceSpan(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>A range of one line.</summary>
    internal static SourceSpan On(int line, int column, int length) => new(line, column, line, column + length);
}
