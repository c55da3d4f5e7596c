namespace ContractMocks.Compiler.Scenarios;

/// <summary>A text and the path it came from, as the host gives it.</summary>
internal sealed record SourceText(string Path, string Text);
