using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Stored;

/// <summary>What can be done with a stored completion.</summary>
internal enum StoredAct
{
    List,
    Get,
    Update,
    Delete,
    Messages,
}

/// <summary>The completions that requests had stored (<c>store: true</c>): list, get, update, delete, and their messages.</summary>
internal sealed class StoredChatDialect(StoredAct act) : ApiDialect
{
    public override ApiAnswer Answer(Exchanging exchange)
    {
        var store = exchange.Store.Get<StoredCompletions>();
        var id = exchange.PathValue("completion_id") ?? "";
        using var buffer = new WireBuffer(WireJson.Indented);
        switch (act)
        {
            case StoredAct.List:
                return List(store, exchange, buffer);
            case StoredAct.Delete:
                if (!store.Remove(id))
                {
                    return Missing(id);
                }

                WriteDeleted(buffer.Json, id);
                break;
            case StoredAct.Update:
                var metadata = RequestJson.Object(exchange.Body, "metadata"u8);
                var labels = metadata.ValueKind == JsonValueKind.Object ? metadata.Clone() : JsonElement.Parse("{}");
                if (store.Change(id, one => one with { Metadata = labels }) is not { } changed)
                {
                    return Missing(id);
                }

                changed.WriteTo(buffer.Json);
                break;
            default:
                if (store.Find(id) is not { } found)
                {
                    return Missing(id);
                }

                if (act == StoredAct.Messages)
                {
                    return Messages(found, exchange, buffer);
                }

                found.WriteTo(buffer.Json);
                break;
        }

        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static ApiAnswer Missing(string id) => ApiAnswer.Fails(new WireError(404, WireError.Invalid, $"Chat completion with id '{id}' was not found.", "completion_id"));

    private static ApiAnswer List(StoredCompletions store, Exchanging exchange, WireBuffer buffer)
    {
        var page = StoredPage.Of(exchange.Request);
        var fitting = Array.FindAll(store.All(), page.Fits);
        if (page.IsDescending)
        {
            Array.Reverse(fitting);
        }

        return page.Answer(fitting, static one => one.Id, static (json, one, _) => one.WriteTo(json), buffer);
    }

    private static ApiAnswer Messages(StoredCompletion completion, Exchanging exchange, WireBuffer buffer)
    {
        var page = StoredPage.Of(exchange.Request);
        var numbers = Enumerable.Range(0, completion.Messages.GetArrayLength()).ToArray();
        if (page.IsDescending)
        {
            Array.Reverse(numbers);
        }

        return page.Answer(
            numbers,
            number => MessageId(completion, number),
            (json, number, id) => WriteMessage(json, completion.Messages[number], id),
            buffer);
    }

    private static string MessageId(StoredCompletion completion, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{completion.Id}-{number}");

    private static void WriteMessage(Utf8JsonWriter json, JsonElement message, string id)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("role"u8, RequestJson.Text(message, "role"u8));
        var hasParts = RequestJson.TryArray(message, "content"u8, out var parts);
        json.WriteString("content"u8, RequestJson.Text(message, "content"u8));
        json.WriteString("refusal"u8, RequestJson.Text(message, "refusal"u8));
        json.WriteString("name"u8, RequestJson.Text(message, "name"u8));
        if (hasParts)
        {
            json.WritePropertyName("content_parts"u8);
            parts.WriteTo(json);
        }
        else
        {
            json.WriteNull("content_parts"u8);
        }

        if (RequestJson.TryArray(message, "tool_calls"u8, out var calls))
        {
            json.WritePropertyName("tool_calls"u8);
            calls.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void WriteDeleted(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("object"u8, "chat.completion.deleted"u8);
        json.WriteString("id"u8, id);
        json.WriteBoolean("deleted"u8, true);
        json.WriteEndObject();
    }
}
