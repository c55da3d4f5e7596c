using System.Text;
using System.Text.Json;
using ContractMocks.Engine;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic.Stored;

/// <summary>What is done with batches.</summary>
internal enum BatchAction
{
    Create,
    List,
    Get,
    Cancel,
    Delete,
    Results,
}

/// <summary>
/// Anthropic's message batches. Each request is answered when the batch is made, in order, by the turns of the messages operation. A batch is under way at
/// the first look and ended at the second.
/// </summary>
internal sealed class BatchesDialect(BatchAction action) : AnthropicApi
{
    private static readonly MessagesDialect s_messages = new();

    protected override ApiAnswer Make(Exchanging exchange)
    {
        var batches = exchange.Store.Get<MessageBatches>();
        if (action == BatchAction.Create)
        {
            return Create(batches, exchange);
        }

        if (action == BatchAction.List)
        {
            return AnthropicPage.Answer(batches.All(), static batch => batch.Id, (json, batch) => Write(json, batch, exchange), exchange);
        }

        var id = exchange.PathValue("message_batch_id") ?? "";
        if (batches.Find(id) is not { } batch)
        {
            return NotFound($"Message batch with id {id} not found.");
        }

        switch (action)
        {
            case BatchAction.Cancel:
                batch.Cancel(exchange.Options.Time.GetUtcNow());
                return Whole(batch, exchange);
            case BatchAction.Delete when !batch.IsEnded:
                return ApiAnswer.Fails(new WireError(400, WireError.Invalid, $"Message batch {id} cannot be deleted while it is being processed; cancel it first."));
            case BatchAction.Delete:
                batches.Remove(id);
                return Deleted(id);
            case BatchAction.Results:
                return Results(batch);
            default:
                batch.Look();
                return Whole(batch, exchange);
        }
    }

    private static ApiAnswer Create(MessageBatches batches, Exchanging exchange)
    {
        var id = exchange.Chance(ChancePurpose.AnswerId).Alphanumeric("msgbatch_01", 22);
        var lines = new List<BatchLine>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (TryArray(exchange.Body, "requests"u8, out var requests))
        {
            foreach (var request in requests.EnumerateArray())
            {
                var name = Text(request, "custom_id"u8) ?? "";
                if (!names.Add(name))
                {
                    throw new RefusedException(new WireError(400, WireError.Invalid, $"requests: custom_id must be unique; found '{name}' more than once", "requests"));
                }

                lines.Add(Line(name, Object(request, "params"u8), lines.Count, exchange));
            }
        }

        var batch = new MessageBatch(id, exchange.Options.Time.GetUtcNow(), lines);
        batches.Add(id, batch);
        return Whole(batch, exchange);
    }

    private static BatchLine Line(string name, JsonElement parameters, int number, Exchanging exchange)
    {
        var made = exchange.Nested!.Answer("anthropic.messages", s_messages, parameters, number, exchange);
        var kind = made.Error is null ? "succeeded" : "errored";
        var line = ServerJson.Write((name, made, kind, exchange), static (json, from) =>
        {
            json.WriteString("custom_id"u8, from.name);
            json.WriteStartObject("result"u8);
            json.WriteString("type"u8, from.kind);
            if (from.made.Error is { } error)
            {
                json.WritePropertyName("error"u8);
                AnthropicVoice.Write(json, error, AnthropicVoice.RequestId(from.exchange));
            }
            else
            {
                json.WritePropertyName("message"u8);
                WriteMessage(json, from.made);
            }

            json.WriteEndObject();
        });
        return new BatchLine(name, kind, line);
    }

    private static void WriteMessage(Utf8JsonWriter json, NestedAnswer made)
    {
        if (made.Answer is not { } answer)
        {
            json.WriteRawValue(made.Body!);
            return;
        }

        var blocks = MessageBlocks.Of(answer);
        MessagesWriter.WriteMessage(json, answer, blocks, new MessageUsage(answer, blocks) { IsBatch = true }, isWhole: true);
    }

    private static ApiAnswer Results(MessageBatch batch)
    {
        if (!batch.IsEnded)
        {
            return ApiAnswer.Fails(new WireError(404, "not_found_error", $"Message batch {batch.Id} has no results yet: it is still being processed."));
        }

        var text = new StringBuilder();
        foreach (var line in batch.Results)
        {
            text.Append(line.Line).Append('\n');
        }

        return ApiAnswer.Bytes(Encoding.UTF8.GetBytes(text.ToString()), "application/x-jsonl");
    }

    private static ApiAnswer Deleted(string id)
    {
        using var buffer = new WireBuffer(WireJson.Minified);
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("id"u8, id);
        buffer.Json.WriteString("type"u8, "message_batch_deleted"u8);
        buffer.Json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static ApiAnswer Whole(MessageBatch batch, Exchanging exchange)
    {
        using var buffer = new WireBuffer(WireJson.Minified);
        Write(buffer.Json, batch, exchange);
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static void Write(Utf8JsonWriter json, MessageBatch batch, Exchanging exchange)
    {
        var (results, isEnded) = (batch.Results, batch.IsEnded);
        json.WriteStartObject();
        json.WriteString("id"u8, batch.Id);
        json.WriteString("type"u8, "message_batch"u8);
        json.WriteString("processing_status"u8, isEnded ? "ended"u8 : batch.Cancelled is not null ? "canceling"u8 : "in_progress"u8);
        json.WriteStartObject("request_counts"u8);
        json.WriteNumber("processing"u8, isEnded ? 0 : results.Count);
        foreach (var kind in (ReadOnlySpan<string>)["succeeded", "errored", "canceled"])
        {
            json.WriteNumber(kind, isEnded ? results.Count(line => line.Kind == kind) : 0);
        }

        json.WriteNumber("expired"u8, 0);
        json.WriteEndObject();
        json.WriteString("ended_at"u8, isEnded ? AnthropicTime.Exact(batch.Cancelled ?? batch.Created) : null);
        json.WriteString("created_at"u8, AnthropicTime.Exact(batch.Created));
        json.WriteString("expires_at"u8, AnthropicTime.Exact(batch.Created + TimeSpan.FromDays(1)));
        json.WriteNull("archived_at"u8);
        json.WriteString("cancel_initiated_at"u8, batch.Cancelled is { } cancelled ? AnthropicTime.Exact(cancelled) : null);
        json.WriteString("results_url"u8, isEnded ? ResultsUrl(batch, exchange) : null);
        json.WriteEndObject();
    }

    /// <summary>Where clients ask for the results: at this mock, because they follow the address.</summary>
    private static string ResultsUrl(MessageBatch batch, Exchanging exchange)
    {
        var host = exchange.Request.Header("host");
        return $"{(host is null ? "https://api.anthropic.com" : "http://" + host)}/v1/messages/batches/{batch.Id}/results";
    }
}
