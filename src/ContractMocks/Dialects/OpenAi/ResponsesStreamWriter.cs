using System.Text;
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes a response as events: each item is added, filled piece by piece and done. Numbered from 0, without a terminator of its own.</summary>
internal sealed class ResponsesStreamWriter(Answer answer, WireBuffer buffer)
{
    private readonly ResponsesWriter _objects = new(answer, buffer.Json);
    private int _number;
    private int _item;

    public IEnumerable<StreamStep> Write()
    {
        yield return Response("response.created", "in_progress", StreamStep.Frame);
        yield return Response("response.in_progress", "in_progress", StreamStep.Frame);
        if (_objects.HasMessage)
        {
            foreach (var step in Message(answer.Text ?? ""))
            {
                yield return step;
            }

            _item++;
        }

        for (var call = 0; call < answer.Calls.Length; call++)
        {
            foreach (var step in Call(call))
            {
                yield return step;
            }

            _item++;
        }

        yield return Response(answer.Finish == FinishReason.Length ? "response.incomplete" : "response.completed", "completed", StreamStep.End);
    }

    private IEnumerable<StreamStep> Message(string text)
    {
        Begin("response.output_item.added").WritePropertyName("item"u8);
        _objects.Message(isDone: false);
        yield return End(StreamStep.Frame);
        BeginText("response.content_part.added").WritePropertyName("part"u8);
        _objects.Part("");
        yield return End(StreamStep.Frame);
        var pieces = answer.Pieces.Text(text);
        for (var i = 0; i < pieces.Count; i++)
        {
            BeginText("response.output_text.delta").WriteString("delta"u8, pieces[i]);
            yield return EndText(StreamStep.Token);
        }

        BeginText("response.output_text.done").WriteString("text"u8, text);
        yield return EndText(StreamStep.Frame);
        BeginText("response.content_part.done").WritePropertyName("part"u8);
        _objects.Part(text);
        yield return End(StreamStep.Frame);
        Begin("response.output_item.done").WritePropertyName("item"u8);
        _objects.Message(isDone: true);
        yield return End(StreamStep.Frame);
    }

    private IEnumerable<StreamStep> Call(int call)
    {
        var arguments = answer.Calls[call].Arguments;
        Begin("response.output_item.added").WritePropertyName("item"u8);
        _objects.Call(call, isDone: false);
        yield return End(StreamStep.Frame);
        var pieces = answer.Pieces.Json(arguments);
        for (var i = 0; i < pieces.Count; i++)
        {
            Begin("response.function_call_arguments.delta", _objects.ItemId(call)).WriteString("delta"u8, pieces[i]);
            yield return End(StreamStep.Token);
        }

        var json = Begin("response.function_call_arguments.done", _objects.ItemId(call));
        json.WriteString("name"u8, answer.Calls[call].Tool);
        json.WriteString("arguments"u8, arguments);
        yield return End(StreamStep.Frame);
        Begin("response.output_item.done").WritePropertyName("item"u8);
        _objects.Call(call, isDone: true);
        yield return End(StreamStep.Frame);
    }

    private StreamStep Response(string type, string status, StreamStep step)
    {
        Open(type).WritePropertyName("response"u8);
        _objects.Response(status, isWhole: step == StreamStep.End);
        return End(step);
    }

    private Utf8JsonWriter Open(string type)
    {
        buffer.Write("event: "u8);
        buffer.Write(Encoding.UTF8.GetBytes(type));
        buffer.Write("\ndata: "u8);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteNumber("sequence_number"u8, _number++);
        return json;
    }

    private Utf8JsonWriter Begin(string type, string? itemId = null)
    {
        var json = Open(type);
        if (itemId is not null)
        {
            json.WriteString("item_id"u8, itemId);
        }

        json.WriteNumber("output_index"u8, _item);
        return json;
    }

    private Utf8JsonWriter BeginText(string type)
    {
        var json = Begin(type, _objects.MessageId);
        json.WriteNumber("content_index"u8, 0);
        return json;
    }

    private StreamStep EndText(StreamStep step)
    {
        buffer.Json.WriteStartArray("logprobs"u8);
        buffer.Json.WriteEndArray();
        return End(step);
    }

    private StreamStep End(StreamStep step)
    {
        buffer.Json.WriteEndObject();
        buffer.EndJson();
        buffer.Write("\n\n"u8);
        return step;
    }
}
