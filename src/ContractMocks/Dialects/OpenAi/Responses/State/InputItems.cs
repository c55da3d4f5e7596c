using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Lists what a response was made from: what the response before it was made from, what that one said, and its own input.</summary>
internal static class InputItems
{
    private const int UsualLimit = 20;
    private const int MostLimit = 100;

    public static ApiAnswer List(StoredResponse response, ResponseStore store, List<QueryPair> query)
    {
        var limit = int.TryParse(Value(query, "limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : UsualLimit;
        if (limit is < 1 or > MostLimit)
        {
            return ApiAnswer.Fails(new WireError(
                400, WireError.Invalid, string.Create(CultureInfo.InvariantCulture, $"'limit' is from 1 to {MostLimit}."), "limit"));
        }

        var items = All(response, store, query.Exists(static pair => pair.Name is "include" or "include[]" && pair.Value.Contains("message.input_image.image_url", StringComparison.Ordinal)));
        if (Value(query, "order") != "asc")
        {
            items.Reverse();
        }

        if (Value(query, "after") is { } after)
        {
            items = [.. items.SkipWhile(item => item.Id != after).Skip(1)];
        }

        return Page(items, limit);
    }

    private static string? Value(List<QueryPair> query, string name)
    {
        var pair = query.FindLast(pair => pair.Name == name);
        return pair.Name is null ? null : pair.Value;
    }

    private static List<(string Id, Action<Utf8JsonWriter> Write)> All(StoredResponse response, ResponseStore store, bool showsImages)
    {
        var items = new List<(string Id, Action<Utf8JsonWriter> Write)>();
        for (var one = response; one is not null;)
        {
            items.InsertRange(0, Own(one, showsImages));
            var previous = RequestJson.Text(one.Plan.Answer.Conversation.Body, "previous_response_id"u8);
            one = previous is not null && store.TryGet(previous, out var before) ? before : null;
            if (one is not null)
            {
                items.InsertRange(0, one.Plan.Items.Select(static item => (item.Id, (Action<Utf8JsonWriter>)(json => item.Write(json, isDone: true)))));
            }
        }

        return items;
    }

    private static List<(string Id, Action<Utf8JsonWriter> Write)> Own(StoredResponse response, bool showsImages)
    {
        var items = new List<(string, Action<Utf8JsonWriter>)>();
        var body = response.Plan.Answer.Conversation.Body;
        if (RequestJson.Text(body, "input"u8) is { } text)
        {
            var id = response.Plan.Ids.Of("msg_", InputItemWriter.FirstPart);
            items.Add((id, json => InputItemWriter.WriteText(json, id, text)));
        }
        else if (RequestJson.TryArray(body, "input"u8, out var input))
        {
            foreach (var item in input.EnumerateArray())
            {
                var id = InputItemWriter.Id(item, response.Plan.Ids, items.Count);
                if (RequestJson.Text(item, "type"u8) != "item_reference")
                {
                    items.Add((id, json => InputItemWriter.Write(json, id, item, showsImages)));
                }
            }
        }

        return items;
    }

    private static ApiAnswer Page(List<(string Id, Action<Utf8JsonWriter> Write)> items, int limit)
    {
        using var buffer = new WireBuffer(WireJson.Indented);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        foreach (var item in items.Take(limit))
        {
            item.Write(json);
        }

        json.WriteEndArray();
        json.WriteString("first_id"u8, items.Count == 0 ? "" : items[0].Id);
        json.WriteBoolean("has_more"u8, items.Count > limit);
        json.WriteString("last_id"u8, items.Count == 0 ? "" : items[Math.Min(limit, items.Count) - 1].Id);
        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }
}
