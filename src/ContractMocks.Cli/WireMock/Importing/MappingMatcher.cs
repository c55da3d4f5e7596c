using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>A matcher of a mapping.</summary>
internal sealed class MappingMatcher(PlacedJson node)
{
    public int Line => node.Line;

    /// <summary>The name as WireMock.Net has it, e.g. <c>JsonPartialMatcher</c>; the variant of a name (<c>SimMetricsMatcher.Levenstein</c>) is left out.</summary>
    public string Name => (node.Find("Name")?.AsText ?? "").Split('.')[0];

    public bool IgnoresCase => node.Find("IgnoreCase") is { IsTrue: true };

    public bool Rejects => node.Find("RejectOnMatch") is { IsTrue: true };

    /// <summary>Whether texts of a JSON pattern are regular expressions.</summary>
    public bool IsRegex => node.Find("Regex") is { IsTrue: true };

    /// <summary>Whether all patterns must hold; WireMock.Net takes one that holds unless told otherwise.</summary>
    public bool NeedsAll => node.Find("MatchOperator")?.AsText is { } word && word.Equals("And", StringComparison.Ordinal);

    public bool IsFile => node.Find("PatternAsFile") is not null;

    /// <summary>The patterns as they are written.</summary>
    public IReadOnlyList<PlacedJson> Patterns =>
        node.Find("Pattern") is { } one ? [one] : node.Find("Patterns") is { Kind: JsonValueKind.Array } list ? list.Items : [];

    /// <summary>The patterns that are texts.</summary>
    public IReadOnlyList<string> Texts => [.. Patterns.Select(static pattern => pattern.AsText).OfType<string>()];

    /// <summary>A pattern as JSON; a text may hold it, too. Null where it is none.</summary>
    public static JsonNode? Json(PlacedJson pattern)
    {
        if (pattern.AsText is not { } text)
        {
            return pattern.ToNode();
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = PlacedJsonReader.MostDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
