// Since 2026 the service writes the type of an event first and its other members by name; so do the items' writers, who call the members of this class
// where their names stand.
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Writes the events of a response's stream: begun and ended here and nowhere else, numbered from 0.</summary>
internal sealed class ResponseEvents
{
    /// <summary>Deltas are padded to a multiple of this many characters.</summary>
    private const int Padded = 16;

    private readonly WireBuffer _buffer;
    private readonly string? _padding;
    private int _number;
    private string? _event;
    private int _item;
    private int _part;

    public ResponseEvents(WireBuffer buffer, Answer answer, bool isObfuscated)
    {
        _buffer = buffer;
        _padding = isObfuscated ? StableChance.For(answer.Seed, answer.Number, ChancePurpose.AnswerPart).Alphanumeric("", 64) : null;
    }

    public Utf8JsonWriter Json => _buffer.Json;

    public Utf8JsonWriter Begin(ReadOnlySpan<byte> type)
    {
        _event = _buffer.Order?.Name(type);
        (_item, _part) = (0, 0);
        _buffer.Write("event: "u8);
        _buffer.Write(type);
        _buffer.Write("\ndata: "u8);
        Json.WriteStartObject();
        Json.WriteString("type"u8, type);
        return Json;
    }

    /// <summary>Pads a delta of a length.</summary>
    public void Pad(int length)
    {
        if (_padding is not null)
        {
            Json.WriteString("obfuscation"u8, _padding.AsSpan(_number % (_padding.Length - Padded), (Padded - (length % Padded)) % Padded));
        }
    }

    /// <summary>Says which item the event is of, and its number.</summary>
    public void Place(OutputItem item)
    {
        In(item.Index);
        Number();
    }

    /// <summary>Says which item the event is of.</summary>
    public void In(int item)
    {
        _item = item;
        Json.WriteNumber("output_index"u8, item);
    }

    /// <summary>Says which part of a reasoning's summary the event is of.</summary>
    public void Summary(int index)
    {
        _part = index;
        Json.WriteNumber("summary_index"u8, index);
    }

    public void Number() => Json.WriteNumber("sequence_number"u8, _number++);

    /// <summary>The last event is not sent, so that the next has its number.</summary>
    public void TakeBack() => _number--;

    public StreamStep End(StreamStep step = StreamStep.Frame)
    {
        if (_event is { } name)
        {
            _buffer.Order?.Take(name, _item, _part);
        }

        Json.WriteEndObject();
        _buffer.EndJson();
        _buffer.Write("\n\n"u8);
        return step;
    }

    /// <summary>An event that says no more than which item it is of.</summary>
    public StreamStep Bare(ReadOnlySpan<byte> type, OutputItem item)
    {
        Begin(type).WriteString("item_id"u8, item.Id);
        Place(item);
        return End();
    }

    /// <summary>A piece of an item's only text.</summary>
    public StreamStep Delta(ReadOnlySpan<byte> type, OutputItem item, ReadOnlySpan<char> piece)
    {
        Begin(type).WriteString("delta"u8, piece);
        Json.WriteString("item_id"u8, item.Id);
        Pad(piece.Length);
        Place(item);
        return End(StreamStep.Token);
    }

    /// <summary>An event with the item itself.</summary>
    public StreamStep Item(ReadOnlySpan<byte> type, OutputItem item, bool isDone)
    {
        Begin(type).WritePropertyName("item"u8);
        item.Write(Json, isDone);
        Place(item);
        return End();
    }
}
