namespace ContractMocks.Compiler.Specs;

/// <summary>Names the line of the project file where a spec is asked for that does not exist.</summary>
internal static class MissingSpecs
{
    /// <summary>A problem for each name, at its <c>Include</c> in the project file; at the file's start where it comes from elsewhere.</summary>
    public static EquatableArray<Problem> Find(string projectPath, string projectText, EquatableArray<string> names) =>
        names.Select(name => new Problem(
            ProblemKinds.SpecMissing, [name, Advice(name)], projectPath, PlaceOf(projectText, name))).ToEquatableArray();

    private static string Advice(string name) =>
        BundledSpecs.Names.Contains(name) ? "the project must list its file" : Nearest.Suggestion(name, BundledSpecs.Names);

    private static SourceSpan PlaceOf(string text, string name)
    {
        var item = text.IndexOf("<ContractSpec", StringComparison.Ordinal);
        var found = item < 0 ? -1 : text.IndexOf('"' + name + '"', item, StringComparison.Ordinal);
        if (found < 0)
        {
            return SourceSpan.On(1, 1, 0);
        }

        var start = found + 1;
        var lineStart = text.LastIndexOf('\n', start) + 1;
        var line = 1;
        for (var i = 0; i < lineStart; i++)
        {
            line += text[i] == '\n' ? 1 : 0;
        }

        return SourceSpan.On(line, start - lineStart + 1, name.Length);
    }
}
