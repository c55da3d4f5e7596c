using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>What a body was read as: its JSON, or why it cannot be read. Neither for bytes that are not looked at.</summary>
internal readonly record struct BodyReading(JsonDocument? Document, string? Error)
{
    public IReadOnlyList<FilePart> Files { get; init; } = [];
}

/// <summary>Reads bodies of every kind into JSON, so that schemas, dialects and scenarios see one form.</summary>
internal static class BodyReader
{
    /// <summary>How many lines a body of lines may have.</summary>
    private const int MostLines = 100_000;

    public static BodyReading Read(ContentPlan plan, BodyKind kind, string contentType, ReadOnlyMemory<byte> body)
    {
        switch (kind)
        {
            case BodyKind.Json:
                var wrong = JsonText.Read(body, out var json);
                return new BodyReading(json, wrong is null ? null : "We could not parse the JSON body of your request" + wrong);
            case BodyKind.Form:
                var reason = FormBody.ReadForm(plan, body, out var form);
                return new BodyReading(form, reason is null ? null : $"We could not parse the form in the body of your request: {reason}.");
            case BodyKind.Multipart:
                var why = FormBody.ReadMultipart(plan, contentType, body, out var parts, out var files);
                return new BodyReading(parts, why is null ? null : $"We could not parse the multipart body of your request: {why}.") { Files = files };
            case BodyKind.Lines:
                return Lines(body);
            case BodyKind.Text:
                return Text(body);
            default:
                return default;
        }
    }

    /// <summary>What the schema does not accept: of lines each is judged, unless the schema is one of lists.</summary>
    public static IEnumerable<SchemaError> Errors(ContentPlan plan, BodyKind kind, JsonElement body)
    {
        if (kind != BodyKind.Lines || (plan.Shape.Allows(SchemaTypes.Array) && !plan.Shape.IsAnything))
        {
            return plan.Validator.IsValid(body) ? [] : plan.Validator.Validate(body).Where(error => !IsReadOnly(plan, error));
        }

        return body.EnumerateArray().SelectMany((line, index) => plan.Validator.Validate(line)
            .Where(error => !IsReadOnly(plan, error))
            .Select(error => error with { Path = $"$[{index}]{error.Path[1..]}" }));
    }

    /// <summary>Whether what is missing is a property that only answers have. (OpenAPI 3.1, "readOnly": <c>required</c> then holds for answers alone.)</summary>
    private static bool IsReadOnly(ContentPlan plan, SchemaError error) =>
        error is { Keyword: "required", Property: { } property } && plan.Shape.At(error.Path)?.Property(property).IsReadOnly == true;

    private static BodyReading Text(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            return new BodyReading(null, "We could not read the text in the body of your request: it is not UTF-8.");
        }

        var buffer = new ArrayBufferWriter<byte>(body.Length + 16);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStringValue(body.Span);
        }

        return new BodyReading(JsonDocument.Parse(buffer.WrittenMemory), null);
    }

    private static BodyReading Lines(ReadOnlyMemory<byte> body)
    {
        var lines = new ArrayBufferWriter<byte>(body.Length + 16);
        lines.Write("["u8);
        var (start, number, count) = (0, 0, 0);
        while (start < body.Length)
        {
            var end = body.Span[start..].IndexOf((byte)'\n');
            var line = end < 0 ? body[start..] : body.Slice(start, end);
            start += line.Length + 1;
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            var error = ++count > MostLines ? $" of more than {MostLines}, the most that this mock takes" : JsonText.Read(line, out var document) + Dispose(document);
            if (error.Length > 0)
            {
                return new BodyReading(null, $"We could not parse line {number} of the body of your request{error}");
            }

            lines.Write(count > 1 ? ","u8 : ""u8);
            lines.Write(line.Span.Trim(" \t\r"u8));
        }

        lines.Write("]"u8);
        return new BodyReading(JsonDocument.Parse(lines.WrittenMemory, new JsonDocumentOptions { MaxDepth = JsonText.MostDepth + 1 }), null);
    }

    private static string Dispose(JsonDocument? document)
    {
        document?.Dispose();
        return "";
    }
}
