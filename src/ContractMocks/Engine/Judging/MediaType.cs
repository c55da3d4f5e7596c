namespace ContractMocks.Engine.Judging;

/// <summary>How a body is read.</summary>
internal enum BodyKind
{
    Json,
    Form,
    Multipart,
    Text,

    /// <summary>JSON values, each on its line.</summary>
    Lines,

    /// <summary>Bytes that are not looked at.</summary>
    Opaque,
}

/// <summary>Media types as headers write them (RFC 9110, 8.3.1).</summary>
internal static class MediaType
{
    private static readonly string[] s_lines =
        ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/jsonlines", "application/x-jsonlines", "application/x-jsonl", "application/json-lines"];

    public static BodyKind Kind(ReadOnlySpan<char> mediaType)
    {
        if (OperationRoute.IsJson(mediaType))
        {
            return BodyKind.Json;
        }

        var name = OperationRoute.Name(mediaType);
        foreach (var lines in s_lines)
        {
            if (name.Equals(lines, StringComparison.OrdinalIgnoreCase))
            {
                return BodyKind.Lines;
            }
        }

        return name.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? BodyKind.Form
            : name.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) ? BodyKind.Multipart
            : name.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) ? BodyKind.Text
            : BodyKind.Opaque;
    }

    /// <summary>How well a type that was sent fits one that is declared: 0 not at all, 4 by name.</summary>
    public static int Fit(ReadOnlySpan<char> declared, ReadOnlySpan<char> sent)
    {
        var wanted = OperationRoute.Name(declared);
        var name = OperationRoute.Name(sent);
        if (wanted.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return 4;
        }

        // A vendor's JSON is JSON, and plain JSON is taken for it.
        if (OperationRoute.IsJson(wanted) && OperationRoute.IsJson(name))
        {
            return 3;
        }

        if (wanted.EndsWith("/*") && !wanted.StartsWith("*") && name.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase))
        {
            return 2;
        }

        return wanted.Equals("*/*", StringComparison.Ordinal) ? 1 : 0;
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
}
