namespace ContractMocks.Engine.Answers;

/// <summary>What a media type says of a body. Parameters (<c>;charset=…</c>) do not count, nor does case.</summary>
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
            || Is(name, "application/jsonlines") || Is(name, "application/json-lines") || Is(name, "application/json-seq");
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

    private static bool CoversAsRange(ReadOnlySpan<char> range, ReadOnlySpan<char> mediaType) =>
        Is(range, "*/*") || Is(range, "*")
        || (range.EndsWith("/*", StringComparison.Ordinal) && mediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));

    private static bool Is(ReadOnlySpan<char> name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
