using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Responses;

/// <summary>A body that is cut into lines, however the bytes arrive.</summary>
internal abstract class BodyOfLines : BodyJudge
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private bool _isTooLong;
    private bool _endedInReturn;

    public override bool IsStream => true;

    protected int Count { get; set; }

    public override void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            // A line ends in \n, \r\n or \r (HTML standard, 9.2.6); the two of \r\n may come apart.
            if (_endedInReturn && bytes[0] == (byte)'\n')
            {
                bytes = bytes[1..];
                _endedInReturn = false;
                continue;
            }

            _endedInReturn = false;
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            Keep(end < 0 ? bytes : bytes[..end]);
            if (end < 0)
            {
                return;
            }

            _endedInReturn = bytes[end] == (byte)'\r';
            bytes = bytes[(end + 1)..];
            EndLine();
        }
    }

    public override void Complete()
    {
        if (_line.WrittenCount > 0 || _isTooLong)
        {
            EndLine();
        }
    }

    /// <summary>Takes a line without its end.</summary>
    protected abstract void Line(ReadOnlyMemory<byte> line);

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostPartBytes - _line.WrittenCount)
        {
            _isTooLong = true;
            NotJudged = string.Create(CultureInfo.InvariantCulture, $"a line of more than {MostPartBytes} bytes is not judged");
        }
        else if (!_isTooLong)
        {
            _line.Write(bytes);
        }
    }

    private void EndLine()
    {
        if (!_isTooLong)
        {
            Line(_line.WrittenMemory);
        }

        _line.Clear();
        _isTooLong = false;
    }
}

/// <summary>JSON lines: each is judged by the schema.</summary>
internal sealed class LineBody(SchemaValidator schema, List<Breach> breaches) : BodyOfLines
{
    protected override void Line(ReadOnlyMemory<byte> line)
    {
        Count++;
        if (!line.Span.Trim(" \t"u8).IsEmpty)
        {
            Judge(line, schema, string.Create(CultureInfo.InvariantCulture, $"line {Count} "), breaches);
        }
    }
}

/// <summary>
/// Server-sent events: the data of each is judged by the schema. Documents differ in what the schema is of: the data, or an event with its
/// fields; either reading may accept it.
/// </summary>
internal sealed class EventBody(SchemaValidator schema, List<Breach> breaches) : BodyOfLines
{
    // A schema that takes an object without any known field says nothing of an event's fields, so the data itself must fit it.
    private static readonly JsonElement s_anyObject = JsonElement.Parse("""{"contractmocks":0}""");

    private readonly StringBuilder _data = new();
    private string? _name;
    private string? _id;
    private bool _hasData;

    public override void Complete()
    {
        base.Complete();
        if (_hasData || _name is not null)
        {
            Add(breaches, Part(Count + 1).TrimEnd(), "the stream ends inside an event: expected an empty line after it");
        }
    }

    protected override void Line(ReadOnlyMemory<byte> line)
    {
        if (line.IsEmpty)
        {
            EndEvent();
            return;
        }

        var text = Encoding.UTF8.GetString(line.Span);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon == 0)
        {
            return;
        }

        var value = colon < 0 ? "" : text[(colon + 1)..];
        Field(colon < 0 ? text : text[..colon], value.StartsWith(' ') ? value[1..] : value);
    }

    private void Field(string field, string value)
    {
        switch (field)
        {
            case "data" when _data.Length + value.Length > MostPartBytes:
                NotJudged = string.Create(CultureInfo.InvariantCulture, $"an event of more than {MostPartBytes} bytes is not judged");
                break;
            case "data":
                _data.Append(_hasData ? "\n" : "").Append(value);
                _hasData = true;
                break;
            case "event":
                _name = value;
                break;
            case "id":
                _id = value;
                break;
            case "retry":
                break;
            default:
                var shown = field.Length > 40 ? field[..40] + "…" : field;
                Add(breaches, Part(Count + 1).TrimEnd(), $"expected a field of an event (data, event, id, retry), but found '{shown}'");
                break;
        }
    }

    private void EndEvent()
    {
        if (_hasData)
        {
            Count++;
            // What OpenAI and those who follow it end a stream with; no document has it in a schema.
            if (_data.ToString() is var data && data != "[DONE]")
            {
                Judge(Encoding.UTF8.GetBytes(data));
            }
        }

        _data.Clear();
        (_hasData, _name, _id) = (false, null, null);
    }

    private void Judge(byte[] data)
    {
        using var parsed = Parse(data);
        if (parsed is null)
        {
            // A schema may take text; what it is of is then the event with its fields.
            var text = Whole(JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(data)));
            if (!schema.IsValid(text))
            {
                Judge(data, schema, Part(Count), breaches);
            }

            return;
        }

        if (schema.IsValid(parsed.RootElement))
        {
            return;
        }

        var (whole, asText) = (Whole(parsed.RootElement), Whole(JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(data))));
        if (!schema.IsValid(s_anyObject) && (schema.IsValid(whole) || schema.IsValid(asText)))
        {
            return;
        }

        var isOfWhole = schema.Validate(parsed.RootElement) is [{ Property: "data" or "event" }, ..];
        Judge(isOfWhole ? whole : parsed.RootElement, schema, Part(Count), breaches);
    }

    private static JsonDocument? Parse(byte[] data)
    {
        try
        {
            return JsonDocument.Parse(data, Reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The event as an object of its fields.</summary>
    private JsonElement Whole(JsonElement data)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["data"] = data };
        if (_name is not null)
        {
            fields["event"] = JsonSerializer.SerializeToElement(_name);
        }

        if (_id is not null)
        {
            fields["id"] = JsonSerializer.SerializeToElement(_id);
        }

        return JsonSerializer.SerializeToElement(fields);
    }

    private static string Part(int number) => string.Create(CultureInfo.InvariantCulture, $"event {number} ");
}
