using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Engine.Answers;

/// <summary>Events of a stream, made from the schema of one: each a part that is sent on its own.</summary>
internal sealed class EventBody(LoadedContract contract, Content content, int seed)
{
    /// <summary>How many events a schema without a union is shown by.</summary>
    private const int Few = 3;

    /// <param name="chosen">The example that was asked for; null for the first.</param>
    /// <param name="isFaked">Whether examples are passed over.</param>
    public byte[][] Make(Example? chosen, bool isFaked)
    {
        var shape = EventShape.Of(content.Schema, contract.Schemas);
        var members = shape.Members;
        var isWhole = members.Exists(static member => member.IsWhole);
        if ((chosen ?? (isFaked ? null : Usable())) is { } example)
        {
            return OfExample(example.Json, isWhole);
        }

        var events = new List<byte[]>();
        var isUnion = members.Count > 1;
        foreach (var member in EventOrder.Sort(members))
        {
            foreach (var data in Fakes(shape, member, events.Count, isUnion))
            {
                events.Add(Write(data, member.IsWhole, isUnion));
            }
        }

        if (events.Count == 0)
        {
            // Nothing fits a member by itself: the schema as a whole may still have a value.
            var whole = new AnswerMaker(contract).Fake(content.Schema, seed).Json;
            events.Add(Write(JsonNode.Parse(whole), isWhole, isUnion: false));
        }

        // Chats end as OpenAI's do; a union says itself how it ends.
        if (members.Count == 1 && shape.IsChunk(members[0]))
        {
            events.Add("data: [DONE]\n\n"u8.ToArray());
        }

        return [.. events];
    }

    private List<JsonNode?> Fakes(EventShape shape, EventMember member, int number, bool isUnion)
    {
        var partials = shape.IsChunk(member) ? Array.ConvertAll(EventPlans.Chunks, chunk => member.IsWhole ? $"{{\"data\":{chunk}}}" : chunk) : [];
        var fakes = partials.Select(partial => Fake(member, partial, 0, seed)).OfType<JsonNode>().ToList<JsonNode?>();
        if (fakes.Count == partials.Length && fakes.Count > 0)
        {
            return fakes;
        }

        var plan = member.DataType is { } type ? DataPlan(member, type) : EventPlans.Partial(member.Name);
        var count = isUnion || member.Name == EventOrder.Done ? 1 : Few;
        fakes.Clear();
        for (var i = 0; i < count; i++)
        {
            var fakeSeed = unchecked(seed + (i * 7919));
            if ((Fake(member, plan, number + i, fakeSeed) ?? (plan == "{}" ? null : Fake(member, "{}", number + i, fakeSeed))) is { } fake)
            {
                fakes.Add(fake);
            }
        }

        return fakes;
    }

    private Example? Usable()
    {
        var validator = contract.Validator(content.Schema);
        foreach (var example in content.Examples)
        {
            using var document = JsonDocument.Parse(example.Json);
            var value = document.RootElement;
            if (value.ValueKind == JsonValueKind.String || validator.IsValid(value)
                || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(validator.IsValid)))
            {
                return example;
            }
        }

        return null;
    }

    /// <summary>A text is the stream itself; a list, its events; anything else, one event.</summary>
    private static byte[][] OfExample(string json, bool isWhole)
    {
        var node = JsonNode.Parse(json);
        if (node is JsonValue value && value.TryGetValue<string>(out var text))
        {
            var stream = text.ReplaceLineEndings("\n");
            stream = stream.Contains("data:", StringComparison.Ordinal) || stream.Contains("event:", StringComparison.Ordinal)
                ? stream.TrimEnd('\n') + "\n\n"
                : "data: " + stream.TrimEnd('\n').Replace("\n", "\ndata: ", StringComparison.Ordinal) + "\n\n";
            return [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(static one => Encoding.UTF8.GetBytes(one + "\n\n"))];
        }

        return node is JsonArray list
            ? [.. list.Select(item => Write(item, isWhole, isUnion: true))]
            : [Write(node, isWhole, isUnion: true)];
    }

    /// <summary>An event of a member that the schema of all events accepts; null where none is found.</summary>
    private JsonNode? Fake(EventMember member, string partial, int number, int fakeSeed)
    {
        try
        {
            var json = partial == "{}" && member.Name is null
                ? SchemaFaker.Fake(member.Schema, contract.Schemas, fakeSeed)
                : SchemaFaker.Complete(member.Schema, contract.Schemas, partial, fakeSeed);
            return Numbered(json, number) is var numbered && IsValid(numbered) ? numbered
                : JsonNode.Parse(json) is var plain && IsValid(plain) ? plain
                : null;
        }
        catch (UnfakeableSchemaException)
        {
            // The next way may do; an event that cannot be made is left out.
            return null;
        }
    }

    private static string DataPlan(EventMember member, string type)
    {
        var name = JsonSerializer.Serialize(type, WireJson.Serializing);
        var hasEvent = member.Schema.GetProperty("properties").TryGetProperty("event", out _);
        return (hasEvent ? $"{{\"event\":{name}," : "{") + $"\"data\":{{\"type\":{name}}}}}";
    }

    private bool IsValid(JsonNode? data)
    {
        using var document = JsonDocument.Parse(data?.ToJsonString() ?? "null", new JsonDocumentOptions { MaxDepth = 512 });
        return contract.Validator(content.Schema).IsValid(document.RootElement);
    }

    private static JsonNode? Numbered(string json, int number)
    {
        var node = JsonNode.Parse(json);
        if (node is JsonObject data && data["sequence_number"] is JsonValue)
        {
            data["sequence_number"] = number;
        }

        return node;
    }

    private static byte[] Write(JsonNode? data, bool isWhole, bool isUnion)
    {
        var text = new StringBuilder();
        if (isWhole && data is JsonObject fields)
        {
            Line(text, "event", fields["event"]);
            Line(text, "id", fields["id"]);
            Line(text, "retry", fields["retry"]);
            data = fields["data"];
        }
        else if (isUnion && data is JsonObject named && (named["event"] ?? named["type"]) is JsonValue name && IsNamed(name))
        {
            Line(text, "event", name);
        }

        Line(text, "data", data, isData: true);
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    // Official clients take events of speech and transcripts without a name only.
    private static bool IsNamed(JsonValue name) =>
        name.TryGetValue<string>(out var text) && !text.StartsWith("speech.", StringComparison.Ordinal) && !text.StartsWith("transcript.", StringComparison.Ordinal);

    private static void Line(StringBuilder text, string field, JsonNode? value, bool isData = false)
    {
        if (value is null && !isData)
        {
            return;
        }

        var line = value is JsonValue scalar && scalar.TryGetValue<string>(out var word) ? word : value?.ToJsonString(WireJson.Serializing) ?? "null";
        foreach (var part in line.Split('\n'))
        {
            text.Append(CultureInfo.InvariantCulture, $"{field}: {part.TrimEnd('\r')}\n");
        }
    }
}
