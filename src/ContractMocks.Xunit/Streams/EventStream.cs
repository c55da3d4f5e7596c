using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Engine.Answers;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Streams;

/// <summary>An event of a stream: its number from 1, its name where it has one, and its data.</summary>
internal sealed record StreamEvent(int Number, string? Name, string Data)
{
    public const string Done = "[DONE]";

    public bool IsDone => Data == Done;

    /// <summary>The event as an object with the fields that it has; data that is no JSON is a text.</summary>
    public JsonElement Whole()
    {
        var whole = new JsonObject { ["data"] = Parsed() };
        if (Name is not null)
        {
            whole["event"] = Name;
        }

        return JsonSerializer.SerializeToElement(whole);
    }

    private JsonNode? Parsed()
    {
        try
        {
            return JsonNode.Parse(Data);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Data);
        }
    }

    public string Place => string.Create(CultureInfo.InvariantCulture, $"event {Number} ");
}

/// <summary>
/// The events of a <c>text/event-stream</c> body, read strictly (HTML standard, section 9.2.6): a lenient reader would hide what breaks clients.
/// </summary>
internal sealed record EventStream(IReadOnlyList<StreamEvent> Events)
{
    public const string MediaType = "text/event-stream";

    public static EventStream Read(Findings findings, string body)
    {
        // Not ReplaceLineEndings: it takes characters for ends that may stand in the middle of a JSON text (U+2028).
        var text = body.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (!text.EndsWith("\n\n", StringComparison.Ordinal))
        {
            throw findings.Broken("the stream breaks off inside an event", null, "an empty line after the last event", "the end of the body", Tail(body));
        }

        var events = new List<StreamEvent>();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadEvent(findings, block, events.Count + 1) is { } one)
            {
                events.Add(one);
            }
        }

        return new EventStream(events);
    }

    /// <summary>Checks each event by the schema that the contract gives for one: its data, or all of it where the schema speaks of <c>data</c> itself.</summary>
    public void CheckEvents(Findings findings, LoadedContract contract, Content content)
    {
        var schema = contract.Validator(content.Schema);
        var isWhole = EventShape.Of(content.Schema, contract.Schemas).Members.Exists(static member => member.IsWhole);
        foreach (var one in Events.Where(one => !one.IsDone))
        {
            var json = isWhole ? one.Whole() : findings.ParseJson(one.Data, "an event's data is not JSON", one.Place);
            findings.ShouldFit(schema, json, "an event does not fit the contract's schema", one.Place);
        }

        if (Events.Count == 0)
        {
            throw findings.Broken("the stream has no event", null, "at least one event", "none");
        }
    }

    public IReadOnlyList<(StreamEvent Event, JsonElement Data)> Json =>
        [.. Events.Where(static one => !one.IsDone).Select(static one => (one, JsonElement.Parse(one.Data)))];

    // A block of comments only is no event.
    private static StreamEvent? ReadEvent(Findings findings, string block, int number)
    {
        string? name = null;
        var data = new List<string>();
        foreach (var line in block.Split('\n').Where(static line => line.Length > 0 && line[0] != ':'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var field = colon < 0 ? line : line[..colon];
            var value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (field)
            {
                case "data":
                    data.Add(value);
                    break;
                case "event":
                    name = value;
                    break;
                case "id" or "retry":
                    break;
                default:
                    throw findings.Broken(
                        "a line of the stream is no field of an event",
                        string.Create(CultureInfo.InvariantCulture, $"event {number}"),
                        "'data: …'",
                        $"'{line}'");
            }
        }

        return data.Count == 0 ? null : new StreamEvent(number, name, string.Join('\n', data));
    }

    private static string Tail(string body) => body.Length <= 120 ? body : "…" + body[^120..];
}
