using System.Text;
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A source in the words of a response: of the web, of a file that was searched, or of a file that code made.</summary>
internal sealed class Annotation
{
    private readonly Citation _citation;
    private readonly string _container;
    private readonly int _startIndex;
    private readonly int _endIndex;

    private Annotation(Citation citation, string text, string container)
    {
        var start = citation.Quote is { Length: > 0 } quote ? text.IndexOf(quote, StringComparison.Ordinal) : 0;
        End = start < 0 || citation.Quote is null ? text.Length : start + citation.Quote.Length;
        _citation = citation;
        _container = container;
        // The service counts characters, not UTF-16 units.
        _startIndex = Characters(text.AsSpan(0, Math.Max(0, start)));
        _endIndex = Characters(text.AsSpan(0, End));
    }

    /// <summary>Where what it stands behind ends in the text, in UTF-16 units.</summary>
    public int End { get; }

    /// <summary>The annotations of a text, in the order in which they end.</summary>
    public static Annotation[] Of(EquatableArray<Citation> citations, string text, string container) => citations.Count == 0
        ? []
        : [.. citations.Select(citation => new Annotation(citation, text, container)).OrderBy(static one => one.End)];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Uri.TryCreate(_citation.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            json.WriteString("type"u8, "url_citation"u8);
            WriteRange(json);
            json.WriteString("title"u8, _citation.Title);
            json.WriteString("url"u8, _citation.Url);
        }
        else if (_citation.Url.StartsWith("cfile_", StringComparison.Ordinal))
        {
            json.WriteString("type"u8, "container_file_citation"u8);
            json.WriteString("container_id"u8, _container);
            json.WriteNumber("end_index"u8, _endIndex);
            json.WriteString("file_id"u8, _citation.Url);
            json.WriteString("filename"u8, _citation.Title);
            json.WriteNumber("start_index"u8, _startIndex);
        }
        else
        {
            json.WriteString("type"u8, "file_citation"u8);
            json.WriteString("file_id"u8, _citation.Url);
            json.WriteString("filename"u8, _citation.Title);
            json.WriteNumber("index"u8, _endIndex);
        }

        json.WriteEndObject();
    }

    private static int Characters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private void WriteRange(Utf8JsonWriter json)
    {
        json.WriteNumber("end_index"u8, _endIndex);
        json.WriteNumber("start_index"u8, _startIndex);
    }
}
