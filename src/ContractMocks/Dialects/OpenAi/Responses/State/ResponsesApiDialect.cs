using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>What can be done with a response that is kept.</summary>
internal enum ResponseAction
{
    Get,
    Delete,
    Cancel,
    ListInput,
}

/// <summary>OpenAI's operations on responses that are kept.</summary>
internal sealed class ResponsesApiDialect(ResponseAction action) : ApiDialect
{
    public override ApiAnswer Answer(Exchanging exchange)
    {
        var id = exchange.PathValue("response_id") ?? (exchange.PathValues.Count > 0 ? exchange.PathValues[0].Value : "");
        var store = exchange.Store.Get<ResponseStore>();
        if (!store.TryGet(id, out var response))
        {
            return Fails(404, $"Response with id '{id}' not found.");
        }

        QueryPairs.Read(exchange.Request.Query, out var query);
        return action switch
        {
            ResponseAction.Delete => Delete(id, store),
            ResponseAction.Cancel => Cancel(response),
            ResponseAction.ListInput => InputItems.List(response, store, query),
            _ => Get(response, query),
        };
    }

    private static ApiAnswer Fails(int status, string message, string? parameter = null) =>
        ApiAnswer.Fails(new WireError(status, WireError.Invalid, message, parameter));

    private static ApiAnswer Get(StoredResponse response, List<QueryPair> query)
    {
        if (query.Exists(static pair => pair is { Name: "stream", Value: "true" }))
        {
            return Replay(response, query);
        }

        return Whole(response, response.Ask());
    }

    private static ApiAnswer Whole(StoredResponse response, ResponseStatus status)
    {
        using var buffer = new WireBuffer(WireJson.Indented);
        new ResponseObject(response.Plan, buffer.Json).Write(status, response.Failure, isBody: true);
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static ApiAnswer Replay(StoredResponse response, List<QueryPair> query)
    {
        var after = query.FindLast(static pair => pair.Name == "starting_after");
        if (!int.TryParse(after.Name is null ? "-1" : after.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return Fails(400, "'starting_after' is not a whole number.", "starting_after");
        }

        var obfuscates = query.FindLast(static pair => pair.Name == "include_obfuscation");
        var isObfuscated = obfuscates.Name is null ? response.Plan.Wishes.IsObfuscated : obfuscates.Value == "true";
        return ApiAnswer.Stream(Events(response, number, isObfuscated));
    }

    /// <summary>The events after one of them, as they were sent before.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Events(StoredResponse response, int after, bool isObfuscated)
    {
        using var buffer = new WireBuffer(WireJson.Minified);
        var writer = new ResponsesStreamWriter(response.Plan, buffer, isObfuscated);
        var number = 0;
        foreach (var _ in writer.Write(response.Failure))
        {
            if (number++ > after)
            {
                yield return buffer.Written.ToArray();
            }

            buffer.Clear();
        }
    }

    private static ApiAnswer Delete(string id, ResponseStore store)
    {
        store.Remove(id);
        using var buffer = new WireBuffer(WireJson.Indented);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("object"u8, "response"u8);
        json.WriteBoolean("deleted"u8, true);
        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static ApiAnswer Cancel(StoredResponse response) =>
        !response.Plan.Wishes.IsBackground ? Fails(400, "Cannot cancel a synchronous response.")
        : !response.TryCancel() ? Fails(400, "Cannot cancel a completed response.")
        : Whole(response, ResponseStatus.Cancelled);
}
