using System.Text.Json;

namespace ContractMocks.Dialects.Streams.Reading;

/// <summary>An event as it came: its name where the framing gives one, and its data.</summary>
internal sealed record WireEvent(string? Name, string Data)
{
    public const string Done = "[DONE]";

    /// <summary>Reads a whole stream.</summary>
    /// <param name="text">Its body.</param>
    /// <param name="form">How it is framed.</param>
    /// <exception cref="JsonException">It is to be an array and is none.</exception>
    public static IReadOnlyList<WireEvent> ReadAll(string text, StreamForm form) => form switch
    {
        StreamForm.Array => Items(text),
        StreamForm.Lines => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static line => new WireEvent(null, line))],
        _ => SseReader.Read(text),
    };

    private static List<WireEvent> Items(string text)
    {
        using var array = JsonDocument.Parse(text);
        return [.. array.RootElement.EnumerateArray().Select(static item => new WireEvent(null, item.GetRawText()))];
    }
}
