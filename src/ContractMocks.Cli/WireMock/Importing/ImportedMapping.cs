using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>A mapping as its file has it.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Node">The mapping.</param>
/// <param name="Number">The place among all mappings, in the order of files: WireMock.Net reads later ones later.</param>
internal sealed record ImportedMapping(string File, PlacedJson Node, int Number)
{
    public int Line => Node.Line;

    public string Title => Node.Find("Title")?.AsText ?? "";

    /// <summary>Lower numbers are asked first.</summary>
    public int Priority => Node.Find("Priority")?.AsNumber ?? 0;

    public PlacedJson? Request => Node.Find("Request");

    public PlacedJson? Response => Node.Find("Response");

    public string? Scenario => Node.Find("Scenario")?.AsText;

    public string? WhenStateIs => Node.Find("WhenStateIs")?.AsText;

    public string? SetStateTo => Node.Find("SetStateTo")?.AsText;

    /// <summary>When it was made: of two that are alike the newer one answers.</summary>
    public DateTimeOffset Updated =>
        Node.Find("UpdatedAt")?.AsText is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time : DateTimeOffset.MinValue;

    /// <summary>The methods in capitals; none for any method.</summary>
    public IReadOnlyList<string> Methods =>
        [.. (Request?.Find("Methods")?.Items ?? []).Where(static one => one.Kind == JsonValueKind.String).Select(static one => one.Text.ToUpperInvariant())];
}
