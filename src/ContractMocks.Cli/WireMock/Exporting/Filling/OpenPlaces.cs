namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Which places of a reply the requests fill, and which the conditions of the turn: what they say word for word is the same in every request.</summary>
internal sealed class OpenPlaces(IEnumerable<Condition> conditions)
{
    private readonly HashSet<string> _fixed = [.. conditions.Select(static condition => condition switch
    {
        UserTextCondition { Test.Kind: TextTestKind.Equals } => "user",
        SystemTextCondition { Test.Kind: TextTestKind.Equals } => "system",
        ModelCondition { Test.Kind: TextTestKind.Equals } => "model",
        _ => "",
    })];

    public bool IsOpen(TemplatePath path) => path.Steps.Count > 0 || !_fixed.Contains(path.Root);

    /// <summary>The open places of a text, or of JSON: there they are written with escapes, which no path contains, so the plain text can be searched.</summary>
    public IEnumerable<TemplatePath> In(string text) => Parts(text).Select(static part => part.Path).OfType<TemplatePath>().Where(IsOpen);

    /// <summary>The parts of a text.</summary>
    public static IEnumerable<TemplatePart> Parts(string text) => Template.TryParse(text, out var template, out _, out _) ? template.Parts : [];
}
