namespace ContractMocks.Dialects.Streams.Reading;

/// <summary>Reads server-sent events as clients do (HTML standard, section 9.2.6): any line ending, comments passed over, an event without its empty line dropped.</summary>
internal static class SseReader
{
    public static List<WireEvent> Read(string text)
    {
        var events = new List<WireEvent>();
        var data = new System.Text.StringBuilder();
        var hasData = false;
        string? name = null;
        foreach (var line in Lines(text))
        {
            if (line.Length == 0)
            {
                if (hasData)
                {
                    events.Add(new WireEvent(name, data.ToString()));
                }

                data.Clear();
                hasData = false;
                name = null;
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var field = colon < 0 ? line : line[..colon];
            var value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            if (field == "data")
            {
                _ = (hasData ? data.Append('\n') : data).Append(value);
                hasData = true;
            }
            else if (field == "event")
            {
                name = value;
            }
        }

        return events;
    }

    private static IEnumerable<string> Lines(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                continue;
            }

            yield return text[start..i];
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            start = i + 1;
        }
    }
}
