namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>A place of a request where a text stands, or a list of parts with texts, and the tests that say that it passes.</summary>
/// <param name="Path">The place, from <c>@</c>.</param>
/// <param name="Guard">What else must hold, as a filter; empty for nothing.</param>
internal sealed record TextPlace(string Path, string Guard = "")
{
    /// <summary>Whether the place may hold a plain text.</summary>
    public bool MayBePlain { get; init; } = true;

    /// <summary>Whether it may hold a list of parts.</summary>
    public bool MayBeParts { get; init; } = true;

    /// <summary>
    /// Whether a test can be made of each part on its own: the engine joins the texts of parts by line breaks, so what has none in it is in one of them.
    /// </summary>
    public static bool IsPerPart(TextTest test) => test.Kind == TextTestKind.Contains && !test.Value.Contains('\n', StringComparison.Ordinal);

    /// <summary>The tests, of which one must hold.</summary>
    public IEnumerable<string> Tests(TextTest test)
    {
        var said = JsonPathTest.Of(test);
        if (MayBePlain)
        {
            yield return With($"{Path} {said}");
        }

        if (MayBeParts)
        {
            yield return With(IsPerPart(test) ? $"{Path}[*].text {said}" : $"{Path}[0].text {said}");
        }
    }

    /// <summary>What must not hold beside: a second text where the test is one of the whole.</summary>
    public IEnumerable<string> Excluded(TextTest test) => MayBeParts && !IsPerPart(test) ? [With($"{Path}[1:].text")] : [];

    private string With(string test) => Guard.Length == 0 ? test : $"{Guard} && {test}";
}
