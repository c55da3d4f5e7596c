using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>What the model says: a text with its sources, or a refusal.</summary>
internal sealed class MessageItem : OutputItem
{
    private readonly Answer _answer;
    private readonly ResponsePlan _plan;
    private readonly string _text;
    private readonly bool _isRefusal;
    private readonly string? _phase;
    private readonly Annotation[] _annotations;
    private readonly LogProbabilities _logProbabilities;

    public MessageItem(string id, ResponsePlan plan)
        : base(id)
    {
        _plan = plan;
        _answer = plan.Answer;
        _isRefusal = _answer.Refusal is not null;
        _text = _answer.Refusal ?? _answer.Text ?? "";
        _phase = Phase(_answer);
        _annotations = Annotation.Of(_answer.Citations, _text, plan.Container);
        _logProbabilities = new LogProbabilities(_answer, _answer.Conversation.LogProbabilities);
    }

    public override ConversationMessage Message => new() { Role = MessageRole.Assistant, Text = _text };

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "message"u8, Status(isDone));
        json.WriteStartArray("content"u8);
        if (isDone)
        {
            Part(json, isDone: true, withProbabilities: true);
        }

        json.WriteEndArray();
        if (_phase is not null)
        {
            json.WriteString("phase"u8, _phase);
        }

        json.WriteString("role"u8, "assistant"u8);
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        yield return PartEvent(events, "response.content_part.added"u8, isDone: false);
        var pieces = _answer.Pieces.Text(_text);
        var (said, annotation) = (0, 0);
        for (var i = 0; i < pieces.Count; i++)
        {
            yield return Delta(events, pieces[i]);
            said += pieces[i].Length;
            for (; annotation < _annotations.Length && _annotations[annotation].End <= said; annotation++)
            {
                yield return AnnotationAdded(events, annotation);
            }
        }

        yield return TextDone(events, pieces);
        yield return PartEvent(events, "response.content_part.done"u8, isDone: true);
        foreach (var step in _answer.IsSpoken ? SpokenText.Write(_plan, _text, events) : [])
        {
            yield return step;
        }
    }

    // Models from GPT-5.3 on tell what they say before they call tools from what they say at last.
    private static string? Phase(Answer answer) =>
        !answer.Conversation.Model.StartsWith("gpt-5.", StringComparison.Ordinal) || answer.Conversation.Model["gpt-5.".Length..] is "" or [< '3', ..] ? null
        : answer.Calls.Length > 0 ? "commentary"
        : "final_answer";

    private void Part(Utf8JsonWriter json, bool isDone, bool withProbabilities)
    {
        json.WriteStartObject();
        if (_isRefusal)
        {
            json.WriteString("type"u8, "refusal"u8);
            json.WriteString("refusal"u8, isDone ? _text : "");
            json.WriteEndObject();
            return;
        }

        json.WriteString("type"u8, "output_text"u8);
        json.WriteStartArray("annotations"u8);
        foreach (var annotation in isDone ? _annotations : [])
        {
            annotation.Write(json);
        }

        json.WriteEndArray();
        _logProbabilities.Write(json, _answer.Pieces.Text(withProbabilities ? _text : ""));
        json.WriteString("text"u8, isDone ? _text : "");
        json.WriteEndObject();
    }

    private StreamStep PartEvent(ResponseEvents events, ReadOnlySpan<byte> type, bool isDone)
    {
        BeginText(events, type);
        events.Json.WriteString("item_id"u8, Id);
        events.In(Index);
        events.Json.WritePropertyName("part"u8);
        // As recorded: the part of an event has no probabilities, that of the item has.
        Part(events.Json, isDone, withProbabilities: false);
        events.Number();
        return events.End();
    }

    private StreamStep Delta(ResponseEvents events, ReadOnlySpan<char> piece)
    {
        BeginText(events, _isRefusal ? "response.refusal.delta"u8 : "response.output_text.delta"u8);
        events.Json.WriteString("delta"u8, piece);
        events.Json.WriteString("item_id"u8, Id);
        if (!_isRefusal)
        {
            _logProbabilities.Write(events.Json, piece);
        }

        events.Pad(piece.Length);
        events.Place(this);
        return events.End(StreamStep.Token);
    }

    private StreamStep TextDone(ResponseEvents events, Pieces pieces)
    {
        BeginText(events, _isRefusal ? "response.refusal.done"u8 : "response.output_text.done"u8);
        events.Json.WriteString("item_id"u8, Id);
        if (_isRefusal)
        {
            events.In(Index);
            events.Json.WriteString("refusal"u8, _text);
            events.Number();
        }
        else
        {
            _logProbabilities.Write(events.Json, pieces);
            events.Place(this);
            events.Json.WriteString("text"u8, _text);
        }

        return events.End();
    }

    private StreamStep AnnotationAdded(ResponseEvents events, int index)
    {
        events.Begin("response.output_text.annotation.added"u8).WritePropertyName("annotation"u8);
        _annotations[index].Write(events.Json);
        events.Json.WriteNumber("annotation_index"u8, index);
        events.Json.WriteNumber("content_index"u8, 0);
        events.Json.WriteString("item_id"u8, Id);
        events.Place(this);
        return events.End();
    }

    private static void BeginText(ResponseEvents events, ReadOnlySpan<byte> type) => events.Begin(type).WriteNumber("content_index"u8, 0);
}
