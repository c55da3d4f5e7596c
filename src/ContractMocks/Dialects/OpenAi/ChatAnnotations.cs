using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes the sources of a text as <c>url_citation</c>s. Places are counted in characters of Unicode, as the service counts.</summary>
internal static class ChatAnnotations
{
    public static void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartArray("annotations"u8);
        foreach (var citation in answer.Citations)
        {
            var (start, end) = Place(answer.Text ?? "", citation.Quote);
            json.WriteStartObject();
            json.WriteString("type"u8, "url_citation"u8);
            json.WriteStartObject("url_citation"u8);
            json.WriteNumber("end_index"u8, end);
            json.WriteNumber("start_index"u8, start);
            json.WriteString("title"u8, citation.Title);
            json.WriteString("url"u8, citation.Url);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Where a quote stands in a text; all of the text where it does not stand there.</summary>
    private static (int Start, int End) Place(string text, string? quote)
    {
        var at = string.IsNullOrEmpty(quote) ? -1 : text.IndexOf(quote, StringComparison.Ordinal);
        return at < 0 ? (0, Length(text)) : (Length(text.AsSpan(0, at)), Length(text.AsSpan(0, at + quote!.Length)));
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }
}
