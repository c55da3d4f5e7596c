using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Responses;

/// <summary>
/// Judges a body as it comes, byte by byte as a proxy passes it on. A body in one piece is kept up to <see cref="MostBytes"/>, an event or a line
/// up to <see cref="MostPartBytes"/>; what is longer is said not to be judged, which is no breach.
/// </summary>
internal abstract class BodyJudge
{
    /// <summary>The most bytes of a body that are judged: 16 MiB.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The most bytes of an event or a line that are judged: 1 MiB.</summary>
    public const int MostPartBytes = 1024 * 1024;

    /// <summary>The most breaches that one body is reported with: what follows is most often the same again.</summary>
    public const int MostBreaches = 20;

    private const int MostErrorsOfAPart = 5;
    private protected static readonly JsonDocumentOptions Reading = new() { MaxDepth = 512 };

    /// <summary>Where there is nothing to judge.</summary>
    public static BodyJudge Nothing { get; } = new NoBody();

    /// <summary>Whether the body is judged in pieces, so that nothing is gained by waiting for its end.</summary>
    public virtual bool IsStream => false;

    /// <summary>What could not be judged, as a sentence; null when all was.</summary>
    public string? NotJudged { get; protected set; }

    /// <summary>What judges a body of a media type.</summary>
    /// <param name="contentType">The media type with its parameters, as the answer has it.</param>
    /// <param name="schema">The schema of the body; of an event's data or of a line for the media types that have them.</param>
    /// <param name="isFree">Whether the schema takes everything.</param>
    /// <param name="breaches">Where breaches go.</param>
    public static BodyJudge Of(string contentType, SchemaValidator schema, bool isFree, List<Breach> breaches)
    {
        var name = MediaType.Essence(contentType);
        if (name.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            return new EventBody(schema, breaches);
        }

        if (IsLines(name))
        {
            return new LineBody(schema, breaches);
        }

        return MediaType.IsJson(name) ? new WholeBody(schema, isText: false, breaches)
            : name.Equals("text/plain", StringComparison.OrdinalIgnoreCase) && !isFree ? new WholeBody(schema, isText: true, breaches)
            : Nothing;
    }

    /// <summary>Takes the next bytes.</summary>
    public abstract void Add(ReadOnlySpan<byte> bytes);

    /// <summary>Judges what is left. The body came to its end.</summary>
    public abstract void Complete();

    /// <summary>Judges one JSON text by a schema.</summary>
    /// <param name="json">The text.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="part">The event or the line with a space behind it; empty for the whole body.</param>
    /// <param name="breaches">Where breaches go.</param>
    private protected static void Judge(ReadOnlyMemory<byte> json, SchemaValidator schema, string part, List<Breach> breaches)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            Judge(document.RootElement, schema, part, breaches);
        }
        catch (JsonException exception)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {(exception.LineNumber ?? 0) + 1}, byte {(exception.BytePositionInLine ?? 0) + 1}");
            Add(breaches, part.TrimEnd(), json.Length == 0 ? "expected JSON, but there is nothing" : $"this is not JSON ({place})");
        }
    }

    private protected static void Judge(JsonElement instance, SchemaValidator schema, string part, List<Breach> breaches)
    {
        if (schema.IsValid(instance))
        {
            return;
        }

        foreach (var error in schema.Validate(instance).Take(MostErrorsOfAPart))
        {
            Add(breaches, part + error.Path, $"expected {error.Expected}, but found {error.Actual}");
        }
    }

    private protected static void Add(List<Breach> breaches, string place, string message)
    {
        if (breaches.Count(static one => one.Kind == BreachKind.Body) < MostBreaches)
        {
            breaches.Add(new Breach(BreachKind.Body, place, message));
        }
    }

    private static bool IsLines(ReadOnlySpan<char> name) =>
        name.Equals("application/jsonl", StringComparison.OrdinalIgnoreCase)
        || name.Equals("application/x-jsonl", StringComparison.OrdinalIgnoreCase)
        || name.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase)
        || name.Equals("application/ndjson", StringComparison.OrdinalIgnoreCase)
        || name.Equals("application/jsonlines", StringComparison.OrdinalIgnoreCase)
        || name.Equals("application/x-jsonlines", StringComparison.OrdinalIgnoreCase);

    private sealed class NoBody : BodyJudge
    {
        public override void Add(ReadOnlySpan<byte> bytes)
        {
        }

        public override void Complete()
        {
        }
    }
}

/// <summary>Where the contract declares no body.</summary>
internal sealed class EmptyBody(List<Breach> breaches) : BodyJudge
{
    private bool _hasBytes;

    public override void Add(ReadOnlySpan<byte> bytes) => _hasBytes |= bytes.Length > 0;

    public override void Complete()
    {
        if (_hasBytes)
        {
            Add(breaches, "", "the contract declares no body for this status, but there is one");
        }
    }
}

/// <summary>A body in one piece: JSON, or a text that the schema takes as a string.</summary>
internal sealed class WholeBody(SchemaValidator schema, bool isText, List<Breach> breaches) : BodyJudge
{
    private readonly ArrayBufferWriter<byte> _body = new();

    public override void Add(ReadOnlySpan<byte> bytes)
    {
        if (NotJudged is null && bytes.Length > MostBytes - _body.WrittenCount)
        {
            NotJudged = string.Create(CultureInfo.InvariantCulture, $"a body of more than {MostBytes} bytes is not judged");
            _body.Clear();
        }

        if (NotJudged is null)
        {
            _body.Write(bytes);
        }
    }

    public override void Complete()
    {
        if (NotJudged is not null)
        {
            return;
        }

        if (isText)
        {
            Judge(JsonSerializer.SerializeToElement(System.Text.Encoding.UTF8.GetString(_body.WrittenSpan)), schema, "", breaches);
        }
        else
        {
            Judge(_body.WrittenMemory, schema, "", breaches);
        }
    }
}
