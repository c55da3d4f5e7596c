namespace ContractMocks.Engine;

/// <summary>Media types as headers write them (RFC 9110, 8.3.1). Parameters (<c>;charset=…</c>) do not count, nor does case.</summary>
internal static class MediaType
{
    public const string EventStream = "text/event-stream";
    public const string Json = "application/json";
    public const string Problem = "application/problem+json";

    /// <summary>A media type without its parameters.</summary>
    public static ReadOnlySpan<char> Essence(ReadOnlySpan<char> mediaType)
    {
        var semicolon = mediaType.IndexOf(';');
        return (semicolon < 0 ? mediaType : mediaType[..semicolon]).Trim();
    }

    /// <summary>Whether a body is one JSON text.</summary>
    public static bool IsJson(ReadOnlySpan<char> mediaType)
    {
        var name = Essence(mediaType);
        return Is(name, Json) || Is(name, "text/json") || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a body is a JSON text on each line.</summary>
    public static bool IsJsonLines(ReadOnlySpan<char> mediaType)
    {
        var name = Essence(mediaType);
        return Is(name, "application/x-jsonl") || Is(name, "application/jsonl") || Is(name, "application/x-ndjson") || Is(name, "application/ndjson")
            || Is(name, "application/jsonlines") || Is(name, "application/x-jsonlines") || Is(name, "application/json-lines")
            || Is(name, "application/json-seq");
    }

    public static bool IsEventStream(ReadOnlySpan<char> mediaType) => Is(Essence(mediaType), EventStream);

    public static bool IsXml(ReadOnlySpan<char> mediaType)
    {
        var name = Essence(mediaType);
        return Is(name, "application/xml") || Is(name, "text/xml") || name.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsText(ReadOnlySpan<char> mediaType) => Essence(mediaType).StartsWith("text/", StringComparison.OrdinalIgnoreCase);

    public static bool IsForm(ReadOnlySpan<char> mediaType) => Is(Essence(mediaType), "application/x-www-form-urlencoded");

    public static bool IsMultipart(ReadOnlySpan<char> mediaType) => Essence(mediaType).StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a body is bytes that are no text.</summary>
    public static bool IsBinary(ReadOnlySpan<char> mediaType)
    {
        var name = Essence(mediaType);
        return name.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("video/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("font/", StringComparison.OrdinalIgnoreCase)
            || Is(name, "application/octet-stream") || Is(name, "application/binary") || Is(name, "application/zip") || Is(name, "application/gzip")
            || Is(name, "application/x-tar") || Is(name, "application/pdf") || Is(name, "application/x-zip-compressed");
    }

    /// <summary>The type that is sent for one that a document writes as a range: <c>image/*</c> is sent as PNG.</summary>
    public static string Concrete(string mediaType)
    {
        if (!mediaType.Contains('*', StringComparison.Ordinal))
        {
            return IsText(mediaType) && !mediaType.Contains("charset", StringComparison.OrdinalIgnoreCase) ? mediaType + "; charset=utf-8" : mediaType;
        }

        return Essence(mediaType) switch
        {
            "image/*" => "image/png",
            "audio/*" => "audio/wav",
            "video/*" => "video/mp4",
            "text/*" => "text/plain; charset=utf-8",
            _ => Json,
        };
    }

    /// <summary>Whether a range (<c>*/*</c>, <c>text/*</c>) or a type covers a type. Either may be the range.</summary>
    public static bool Covers(ReadOnlySpan<char> range, ReadOnlySpan<char> mediaType)
    {
        var one = Essence(range);
        var other = Essence(mediaType);
        return one.Equals(other, StringComparison.OrdinalIgnoreCase) || CoversAsRange(one, other) || CoversAsRange(other, one);
    }

    /// <summary>A parameter such as <c>charset</c> or <c>boundary</c>, without its quotation marks; null for none.</summary>
    public static string? Parameter(string value, string name)
    {
        var at = value.IndexOf(';', StringComparison.Ordinal);
        while (at >= 0)
        {
            var rest = value.AsSpan(at + 1).TrimStart();
            var equals = rest.IndexOf('=');
            if (equals < 0)
            {
                return null;
            }

            var key = rest[..equals].Trim();
            var read = Value(rest[(equals + 1)..].TrimStart(), out var length);
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return read;
            }

            at = value.Length - rest.Length + equals + 1;
            at += value.AsSpan(at).Length - value.AsSpan(at).TrimStart().Length + length;
            at = at < value.Length ? value.IndexOf(';', at) : -1;
        }

        return null;
    }

    /// <summary>A token or a quoted text, and how long it is as written.</summary>
    private static string Value(ReadOnlySpan<char> text, out int length)
    {
        if (!text.StartsWith("\""))
        {
            length = text.IndexOf(';') is var end and >= 0 ? end : text.Length;
            return text[..length].Trim().ToString();
        }

        var value = new System.Text.StringBuilder();
        for (length = 1; length < text.Length && text[length] != '"'; length++)
        {
            // Browsers do not escape backslashes of file names, so only a quotation mark or a backslash can be escaped.
            if (text[length] == '\\' && length + 1 < text.Length && text[length + 1] is '"' or '\\')
            {
                length++;
            }

            value.Append(text[length]);
        }

        length = Math.Min(length + 1, text.Length);
        return value.ToString();
    }

    private static bool CoversAsRange(ReadOnlySpan<char> range, ReadOnlySpan<char> mediaType) =>
        Is(range, "*/*") || Is(range, "*")
        || (range.EndsWith("/*", StringComparison.Ordinal) && mediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));

    private static bool Is(ReadOnlySpan<char> name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
