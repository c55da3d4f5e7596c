using ContractMocks.Dialects.Anthropic.Sources;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// Cuts a text with sources into blocks, as the service does: each quoted part is a block of its own with its sources, what is between them has none. A
/// source without a quote, or with one that the text does not hold, stands behind everything that no other source stands behind.
/// </summary>
internal static class MessageCitations
{
    public static void Add(List<MessageBlock> blocks, string text, Answer answer)
    {
        var documents = CitedDocuments.Of(answer.Conversation.Body);
        var general = new List<string>();
        var quoted = new SortedDictionary<int, (int Length, List<string> Sources)>();
        for (var i = 0; i < answer.Citations.Count; i++)
        {
            var citation = answer.Citations[i];
            var source = CitationWriter.Write(citation, documents, answer, i);
            var start = citation.Quote is { Length: > 0 } quote ? text.IndexOf(quote, StringComparison.Ordinal) : -1;
            if (start < 0)
            {
                general.Add(source);
            }
            else if (quoted.TryGetValue(start, out var known))
            {
                known.Sources.Add(source);
            }
            else
            {
                quoted[start] = (citation.Quote!.Length, [source]);
            }
        }

        var end = 0;
        foreach (var (start, (length, sources)) in quoted)
        {
            if (start < end)
            {
                // Two quotes overlap: the sources of both stand behind the first.
                ((List<string>)blocks[^1].Citations!).AddRange(sources);
                continue;
            }

            AddPart(blocks, text, end, start, general);
            AddPart(blocks, text, start, start + length, sources);
            end = start + length;
        }

        AddPart(blocks, text, end, text.Length, general);
    }

    private static void AddPart(List<MessageBlock> blocks, string text, int start, int end, List<string> sources)
    {
        if (start < end)
        {
            blocks.Add(new MessageBlock(MessageBlockKind.Text, text[start..end]) { Start = start, Citations = sources.Count > 0 ? sources : null });
        }
    }
}
