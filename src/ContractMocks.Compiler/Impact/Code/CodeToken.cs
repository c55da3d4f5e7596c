namespace ContractMocks.Compiler.Impact.Code;

/// <summary>A word or a sign of C# source.</summary>
/// <param name="Text">An identifier or keyword without its at sign, or one character; <c>""</c> for any literal.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="IsName">Whether it is an identifier or a keyword.</param>
internal readonly record struct CodeToken(string Text, int Line, int Column, bool IsName)
{
    public bool Is(char sign) => !IsName && Text.Length == 1 && Text[0] == sign;

    public SourceSpan Span => SourceSpan.On(Line, Column, Text.Length);
}
