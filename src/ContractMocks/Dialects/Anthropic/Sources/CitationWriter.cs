using System.Text.Json;

namespace ContractMocks.Dialects.Anthropic.Sources;

/// <summary>Writes a source in Anthropic's words: a place in a document of the request, else a page of a web search.</summary>
internal static class CitationWriter
{
    private const int IndexPart = 30_000;
    private const int IndexLength = 150;

    /// <summary>The source as JSON.</summary>
    /// <param name="citation">The source.</param>
    /// <param name="documents">What the request gives to be cited.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="number">Which source of the answer it is.</param>
    public static string Write(Citation citation, List<CitedDocument> documents, Answer answer, int number) =>
        ServerJson.Write((citation, document: Find(citation, documents), answer, number), static (json, from) =>
        {
            if (from.document is { } document)
            {
                WritePlace(json, from.citation, document);
                return;
            }

            json.WriteString("type"u8, "web_search_result_location"u8);
            json.WriteString("cited_text"u8, from.citation.Source ?? from.citation.Quote ?? from.citation.Title);
            json.WriteString("url"u8, from.citation.Url);
            json.WriteString("title"u8, from.citation.Title);
            json.WriteString("encrypted_index"u8, MadeUpBytes.Base64(from.answer, IndexPart + from.number, IndexLength));
        });

    /// <summary>The document that is meant: the one of the address or the title, else the one that holds the cited words, else the only one.</summary>
    private static CitedDocument? Find(Citation citation, List<CitedDocument> documents) =>
        documents.Find(document => document.Address == citation.Url || (document.Title is { } title && title == citation.Title))
        ?? (citation.Source is { Length: > 0 } words ? documents.Find(document => document.Text.Contains(words, StringComparison.Ordinal)) : null)
        ?? (documents.Count == 1 ? documents[0] : null);

    private static void WritePlace(Utf8JsonWriter json, Citation citation, CitedDocument document)
    {
        var words = citation.Source ?? citation.Quote ?? "";
        var start = words.Length == 0 ? -1 : document.Text.IndexOf(words, StringComparison.Ordinal);
        // Words that the document does not hold are told as its beginning.
        var (from, end) = start < 0 ? (0, Math.Min(document.Text.Length, words.Length)) : (start, start + words.Length);
        switch (document.Kind)
        {
            case CitedKind.SearchResult:
                json.WriteString("type"u8, "search_result_location"u8);
                json.WriteString("cited_text"u8, words);
                json.WriteString("source"u8, document.Address ?? citation.Url);
                json.WriteString("title"u8, document.Title);
                json.WriteNumber("search_result_index"u8, document.Index);
                json.WriteNumber("start_block_index"u8, 0);
                json.WriteNumber("end_block_index"u8, 1);
                return;
            case CitedKind.Text:
                Begin(json, "char_location", words, document);
                json.WriteNumber("start_char_index"u8, from);
                json.WriteNumber("end_char_index"u8, end);
                break;
            case CitedKind.Blocks:
                Begin(json, "content_block_location", words, document);
                json.WriteNumber("start_block_index"u8, 0);
                json.WriteNumber("end_block_index"u8, 1);
                break;
            default:
                Begin(json, "page_location", words, document);
                json.WriteNumber("start_page_number"u8, 1);
                json.WriteNumber("end_page_number"u8, 2);
                break;
        }

        json.WriteNull("file_id"u8);
    }

    private static void Begin(Utf8JsonWriter json, string type, string words, CitedDocument document)
    {
        json.WriteString("type"u8, type);
        json.WriteString("cited_text"u8, words);
        json.WriteNumber("document_index"u8, document.Index);
        json.WriteString("document_title"u8, document.Title);
    }
}
