// OpenAI's models tell of their reasoning in summaries, and only those who ask; models with open weights tell the reasoning itself.
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>What the model thought: summed up, sealed, or as it is.</summary>
internal sealed class ReasoningItem(string id, ResponsePlan plan, string? sealedContent) : OutputItem(id)
{
    private readonly string[] _summary = Summary(plan);
    private readonly string? _text = plan.Answer.HidesReasoning || !IsOpen(plan.Answer.Conversation.Model) ? null : plan.Answer.Reasoning;

    /// <summary>Whether the weights of a model are open, so that its reasoning is no secret.</summary>
    public static bool IsOpen(string model) =>
        model.Contains("gpt-oss", StringComparison.OrdinalIgnoreCase)
        || !(model.Length == 0 || model.Contains("gpt", StringComparison.OrdinalIgnoreCase) || model.Contains("codex", StringComparison.OrdinalIgnoreCase)
            || model.StartsWith("computer-use", StringComparison.Ordinal)
            || (model[(model.LastIndexOf('/') + 1)..] is ['o', >= '1' and <= '9', ..]));

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "reasoning"u8);
        if (_text is not null)
        {
            json.WriteString("status"u8, Status(isDone));
        }

        json.WriteStartArray("content"u8);
        if (isDone && _text is not null)
        {
            Part(json, "reasoning_text"u8, _text);
        }

        json.WriteEndArray();
        if (sealedContent is not null)
        {
            json.WriteString("encrypted_content"u8, sealedContent);
        }

        json.WriteStartArray("summary"u8);
        foreach (var part in isDone ? _summary : [])
        {
            Part(json, "summary_text"u8, part);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events) => _text is null ? SummaryProgress(events) : TextProgress(events, _text);

    private static string[] Summary(ResponsePlan plan)
    {
        const string NextTitle = "\n\n**";
        if (plan.Answer.HidesReasoning || plan.Answer.Reasoning is not { Length: > 0 } text || !plan.Wishes.HasSummary || IsOpen(plan.Answer.Conversation.Model))
        {
            return [];
        }

        // Each part of a summary has a bold title.
        var parts = text.Split(NextTitle);
        return [parts[0], .. parts.Skip(1).Select(static part => "**" + part)];
    }

    private static void Part(Utf8JsonWriter json, ReadOnlySpan<byte> type, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private IEnumerable<StreamStep> SummaryProgress(ResponseEvents events)
    {
        for (var index = 0; index < _summary.Length; index++)
        {
            yield return SummaryPart(events, "response.reasoning_summary_part.added"u8, index, "");
            var pieces = plan.Answer.Pieces.Other(_summary[index]);
            for (var i = 0; i < pieces.Count; i++)
            {
                yield return SummaryDelta(events, index, pieces[i]);
            }

            var json = events.Begin("response.reasoning_summary_text.done"u8);
            json.WriteString("item_id"u8, Id);
            events.Place(this);
            events.Summary(index);
            json.WriteString("text"u8, _summary[index]);
            yield return events.End();
            yield return SummaryPart(events, "response.reasoning_summary_part.done"u8, index, _summary[index]);
        }
    }

    private StreamStep SummaryDelta(ResponseEvents events, int index, ReadOnlySpan<char> piece)
    {
        var json = events.Begin("response.reasoning_summary_text.delta"u8);
        json.WriteString("delta"u8, piece);
        json.WriteString("item_id"u8, Id);
        events.Pad(piece.Length);
        events.Place(this);
        events.Summary(index);
        return events.End(StreamStep.Token);
    }

    private StreamStep SummaryPart(ResponseEvents events, ReadOnlySpan<byte> type, int index, string text)
    {
        var json = events.Begin(type);
        json.WriteString("item_id"u8, Id);
        events.In(Index);
        json.WritePropertyName("part"u8);
        Part(json, "summary_text"u8, text);
        events.Number();
        events.Summary(index);
        return events.End();
    }

    private IEnumerable<StreamStep> TextProgress(ResponseEvents events, string text)
    {
        yield return ContentPart(events, "response.content_part.added"u8, "");
        var pieces = plan.Answer.Pieces.Other(text);
        for (var i = 0; i < pieces.Count; i++)
        {
            events.Begin("response.reasoning_text.delta"u8).WriteNumber("content_index"u8, 0);
            events.Json.WriteString("delta"u8, pieces[i]);
            events.Json.WriteString("item_id"u8, Id);
            events.Place(this);
            yield return events.End(StreamStep.Token);
        }

        events.Begin("response.reasoning_text.done"u8).WriteNumber("content_index"u8, 0);
        events.Json.WriteString("item_id"u8, Id);
        events.Place(this);
        events.Json.WriteString("text"u8, text);
        yield return events.End();
        yield return ContentPart(events, "response.content_part.done"u8, text);
    }

    private StreamStep ContentPart(ResponseEvents events, ReadOnlySpan<byte> type, string text)
    {
        var json = events.Begin(type);
        json.WriteNumber("content_index"u8, 0);
        json.WriteString("item_id"u8, Id);
        events.In(Index);
        json.WritePropertyName("part"u8);
        Part(json, "reasoning_text"u8, text);
        events.Number();
        return events.End();
    }
}
