using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace ContractMocks.Engine.Judging;

/// <summary>Reads JSON that a client sent, and says where it is none.</summary>
internal static class JsonText
{
    /// <summary>How deep a body may be nested.</summary>
    public const int MostDepth = 64;

    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = MostDepth };

    /// <summary>The document, or why there is none.</summary>
    public static string? Read(ReadOnlyMemory<byte> body, out JsonDocument? document)
    {
        document = null;
        if (NotText(body.Span) is { } reason)
        {
            return ": " + reason;
        }

        try
        {
            document = JsonDocument.Parse(body, s_reading);
            return null;
        }
        catch (JsonException exception)
        {
            return string.Format(
                CultureInfo.InvariantCulture, " (line {0}, byte {1}): {2}",
                (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1, Reason(exception));
        }
    }

    /// <summary>Why strings of a body could not be read later: JSON's syntax alone allows bytes and escapes that are no text.</summary>
    private static string? NotText(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            return "it is not UTF-8";
        }

        if (body.IndexOf("\\u"u8) < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MostDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsText(ref reader))
            {
                return $"the string at byte {reader.TokenStartIndex + 1} has half a surrogate pair";
            }
        }

        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The reason without the position that the framework puts at the end of its message.</summary>
    private static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? exception.Message : exception.Message[..end];
    }
}
