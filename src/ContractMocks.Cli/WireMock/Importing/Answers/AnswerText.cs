using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>A mapping's answer as it goes over the wire.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body as text; empty for none.</param>
/// <param name="Line">The line of the field that has it.</param>
internal sealed record AnswerText(int Status, string Body, int Line)
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = PlacedJsonReader.MostDepth + 8, AllowDuplicateProperties = false };

    /// <summary>The body where the mapping has it as JSON, for the lines of what is wrong in it.</summary>
    public PlacedJson? Placed { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The media type with its parameters.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Whether the mapping names no media type.</summary>
    public bool IsTypeGuessed { get; init; }

    public bool IsEvents => ContentType.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    public bool IsLines => ContentType.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase);

    /// <summary>A header, or null.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The value of a JSON text; null for a text that is none.</summary>
    public static JsonNode? ParseOrNull(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: s_options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
