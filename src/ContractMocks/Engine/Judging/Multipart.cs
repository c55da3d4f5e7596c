using System.Globalization;
using System.Text;

namespace ContractMocks.Engine.Judging;

/// <summary>A part of a multipart body.</summary>
/// <param name="Name">The field.</param>
/// <param name="FileName">The file's name without folders; null where the part is no file.</param>
/// <param name="MediaType">The declared type, or null.</param>
/// <param name="Content">The bytes: a part of the body, not a copy.</param>
internal sealed record MultipartPart(string Name, string? FileName, string? MediaType, ReadOnlyMemory<byte> Content);

/// <summary>Cuts <c>multipart/form-data</c> (RFC 7578, RFC 2046 5.1) into parts, without copying them.</summary>
internal static class Multipart
{
    /// <summary>How many parts a body may have.</summary>
    public const int MostParts = 2_000;

    /// <summary>How long the headers of a part may be, in bytes.</summary>
    public const int MostHeaderBytes = 16 * 1024;

    private const int LongestBoundary = 70;

    /// <summary>Reads the parts; gives why the body cannot be read, or null.</summary>
    public static string? Read(string contentType, ReadOnlyMemory<byte> body, out List<MultipartPart> parts)
    {
        parts = [];
        if (MediaType.Parameter(contentType, "boundary") is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return "the Content-Type has no boundary of 1 to 70 characters";
        }

        var delimiter = Encoding.UTF8.GetBytes("\r\n--" + boundary);
        var span = body.Span;
        // The first boundary may stand at the very start, without a line break before it.
        var at = span.StartsWith(delimiter.AsSpan(2)) ? delimiter.Length - 2 : After(span, delimiter, 0);
        while (at >= 0)
        {
            if (span[at..].StartsWith("--"u8))
            {
                return null;
            }

            if (LineEnd(span, at) is not (var start and >= 0))
            {
                return "what follows a boundary is no line break";
            }

            if (parts.Count == MostParts)
            {
                return string.Format(CultureInfo.InvariantCulture, "it has more than {0} parts, the most that this mock takes", MostParts);
            }

            // A part without headers and content is the boundary's own line break again, so the search starts two bytes early.
            var next = After(span, delimiter, Math.Max(0, start - 2));
            if (next < 0)
            {
                break;
            }

            if (ReadPart(body[start..Math.Max(start, next - delimiter.Length)], parts) is { } error)
            {
                return error;
            }

            at = next;
        }

        return $"the boundary '--{boundary}{(parts.Count == 0 && at < 0 ? "" : "--")}' is missing";
    }

    private static int After(ReadOnlySpan<byte> span, byte[] delimiter, int from) =>
        span[from..].IndexOf(delimiter) is var found and >= 0 ? from + found + delimiter.Length : -1;

    /// <summary>Where the line after a boundary starts; blanks may stand before its end.</summary>
    private static int LineEnd(ReadOnlySpan<byte> span, int at)
    {
        while (at < span.Length && span[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return span[at..].StartsWith("\r\n"u8) ? at + 2 : -1;
    }

    private static string? ReadPart(ReadOnlyMemory<byte> part, List<MultipartPart> parts)
    {
        var span = part.Span;
        var end = span.StartsWith("\r\n"u8) ? 0 : span[..Math.Min(span.Length, MostHeaderBytes)].IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return string.Format(
                CultureInfo.InvariantCulture, "part {0} has no empty line after its headers, or more than {1} bytes of headers", parts.Count + 1, MostHeaderBytes);
        }

        string? disposition = null;
        string? mediaType = null;
        foreach (var line in Encoding.UTF8.GetString(span[..end]).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? "" : line[..colon].Trim();
            disposition = name.Equals("content-disposition", StringComparison.OrdinalIgnoreCase) ? line[(colon + 1)..].Trim() : disposition;
            mediaType = name.Equals("content-type", StringComparison.OrdinalIgnoreCase) ? line[(colon + 1)..].Trim() : mediaType;
        }

        if (disposition is null
            || !disposition.StartsWith("form-data", StringComparison.OrdinalIgnoreCase)
            || MediaType.Parameter(disposition, "name") is not { } field)
        {
            return string.Format(CultureInfo.InvariantCulture, "part {0} has no header 'Content-Disposition: form-data' with a name", parts.Count + 1);
        }

        parts.Add(new MultipartPart(field, FileName(disposition), mediaType, part[(end == 0 ? 2 : end + 4)..]));
        return null;
    }

    /// <summary>The file's name: the extended one (RFC 8187) where it can be read; folders, which some clients send, are cut off.</summary>
    private static string? FileName(string disposition)
    {
        var name = MediaType.Parameter(disposition, "filename");
        if (MediaType.Parameter(disposition, "filename*") is { } extended
            && extended.StartsWith("utf-8'", StringComparison.OrdinalIgnoreCase)
            && extended.LastIndexOf('\'') is var quote
            && PercentText.TryDecode(extended.AsSpan(quote + 1), plusIsSpace: false, out var decoded))
        {
            name = decoded;
        }

        // Browsers write a quotation mark and line breaks of a name percent-encoded (WHATWG HTML, multipart/form-data).
        name = name?.Replace("%22", "\"", StringComparison.Ordinal);
        return name?[(name.LastIndexOfAny(['/', '\\']) + 1)..];
    }
}
