using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Ollama;

/// <summary>Ollama's chat and generation. They stream unless told not to. Any model is served.</summary>
/// <param name="isChat">Whether it is <c>/api/chat</c>; else <c>/api/generate</c>.</param>
internal sealed class OllamaDialect(bool isChat) : ConversationDialect
{
    public override Conversation Read(JsonElement body) => OllamaRequestReader.Read(body, isChat);

    public override StreamForm Form(Exchanging exchange) => StreamForm.Lines;

    public override string ContentType(Exchanging exchange) => "application/json; charset=utf-8";

    public override StreamOrder? Order(Answer answer) => StreamOrders.Ollama;

    public override ReadOnlySpan<byte> UnknownEvent => default;

    /// <summary>Without anything said to it, a model is only loaded, or with <c>keep_alive</c> 0 unloaded; that is answered whole, whatever the request says of streams.</summary>
    public override ApiAnswer? Aside(Exchanging exchange)
    {
        var body = exchange.Body;
        var isEmpty = isChat
            ? !TryArray(body, "messages"u8, out var messages) || messages.GetArrayLength() == 0
            : string.IsNullOrEmpty(Text(body, "prompt"u8)) && !TryArray(body, "images"u8, out _);
        if (!isEmpty)
        {
            return null;
        }

        var model = Text(body, "model"u8) ?? "";
        var isUnload = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("keep_alive"u8, out var alive)
            && (alive.ValueKind == JsonValueKind.Number ? alive.GetDouble() == 0 : alive.ValueKind == JsonValueKind.String && alive.GetString() is "0" or "0s" or "0m");
        exchange.Store.Get<OllamaShelf>().Load(model, isUnload);
        using var buffer = new WireBuffer(WireJson.Minified);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        json.WriteString("created_at"u8, OllamaTime.Now(exchange));
        if (isChat)
        {
            json.WriteStartObject("message"u8);
            json.WriteString("role"u8, "assistant"u8);
            json.WriteString("content"u8, ""u8);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("response"u8, ""u8);
        }

        json.WriteBoolean("done"u8, true);
        json.WriteString("done_reason"u8, isUnload ? "unload"u8 : "load"u8);
        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Bytes(buffer.Written.ToArray(), "application/json; charset=utf-8");
    }

    public override void Keep(Answer answer) => answer.Exchange.Store.Get<OllamaShelf>().Load(answer.Conversation.Model, isUnload: false);

    public override void WriteJson(Answer answer, WireBuffer buffer)
    {
        new OllamaFrame(answer, isChat, buffer.Json).Whole();
        buffer.EndJson();
    }

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer)
    {
        var frame = new OllamaFrame(answer, isChat, buffer.Json);
        foreach (var step in frame.Lines())
        {
            buffer.EndJson();
            buffer.Order?.Take(frame.Kind);
            yield return step;
        }
    }

    public override bool WriteStreamError(WireError error, Answer answer, WireBuffer buffer)
    {
        OllamaVoice.Write(buffer.Json, error);
        buffer.EndJson();
        return true;
    }
}
