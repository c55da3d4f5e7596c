using System.Text.Json;
using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Engine.Answers;
using ContractMocks.Schemas;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Live;

/// <summary>A stream of a service, read as clients do and without failing: what cannot be read is told as a difference.</summary>
internal sealed class StreamReading
{
    private readonly List<(string At, JsonElement Data)> _events = [];

    private StreamReading(IReadOnlyList<WireEvent> events) => Events = events;

    public IReadOnlyList<WireEvent> Events { get; }

    /// <summary>The events that are JSON; each with what stands before its places: its type, where it has one.</summary>
    public IReadOnlyList<(string At, JsonElement Data)> Json => _events;

    public static bool IsStream(string? mediaType) => FormOf(mediaType) is not null;

    public static StreamReading Of(LoadedContract contract, Content content, string body, string? mediaType)
    {
        var isWhole = EventShape.Of(content.Schema, contract.Schemas).Members.Exists(static member => member.IsWhole);
        var reading = new StreamReading(WireEvent.ReadAll(body, FormOf(mediaType) ?? StreamForm.Events));
        foreach (var one in reading.Events.Where(static one => one.Data != WireEvent.Done))
        {
            if (Parsed(one, isWhole) is { } data)
            {
                reading._events.Add((TypeOf(one, data), data));
            }
        }

        return reading;
    }

    /// <summary>What is wrong with the frame: an end in the middle of an event, data that is no JSON, no event at all.</summary>
    public IEnumerable<(string Expected, string Found)> Framing(string body, string? mediaType)
    {
        var text = body.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (FormOf(mediaType) == StreamForm.Events && text.Length > 0 && !text.EndsWith("\n\n", StringComparison.Ordinal))
        {
            yield return ("an empty line after the last event", "the end of the body");
        }

        if (Events.Count == 0)
        {
            yield return ("at least one event", "none");
        }
        else if (_events.Count < Events.Count(static one => one.Data != WireEvent.Done))
        {
            yield return ("JSON in every event", "an event whose data is none");
        }
    }

    /// <summary>The events in order, in the words of the order where one is known, repetitions told once: <c>role text… finish [DONE]</c>.</summary>
    public string Course(StreamOrder? order)
    {
        const int Most = 40;
        var words = new List<string>();
        foreach (var one in Events)
        {
            var word = Word(one, order);
            if (words.Count == 0 || words[^1].TrimEnd('…') != word)
            {
                words.Add(word);
            }
            else
            {
                words[^1] = word + "…";
            }
        }

        return string.Join(' ', words.Take(Most)) + (words.Count > Most ? " and more" : "");
    }

    /// <summary>The first thing that the order forbids, or null.</summary>
    public string? Disorder(StreamOrder? order) => order is null ? null : StreamJudge.Judge(order, Events);

    private static string Word(WireEvent one, StreamOrder? order)
    {
        if (one.Data == WireEvent.Done)
        {
            return WireEvent.Done;
        }

        try
        {
            return order is null ? one.Name ?? "event" : string.Join('+', SignReader.Read(order, one.Data).Select(static happening => happening.Event).Distinct());
        }
        catch (JsonException)
        {
            return "(no JSON)";
        }
    }

    private static JsonElement? Parsed(WireEvent one, bool isWhole)
    {
        try
        {
            var data = JsonElement.Parse(one.Data);
            return !isWhole ? data
                : one.Name is null ? JsonSerializer.SerializeToElement(new { data })
                : JsonSerializer.SerializeToElement(new { data, @event = one.Name });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string TypeOf(WireEvent one, JsonElement data)
    {
        var type = data.ValueKind == JsonValueKind.Object && data.TryGetProperty("type", out var own) && own.ValueKind == JsonValueKind.String ? own.GetString() : one.Name;
        return type is { Length: > 0 and < 60 } ? type + " " : "event ";
    }

    private static StreamForm? FormOf(string? mediaType) => mediaType switch
    {
        "text/event-stream" => StreamForm.Events,
        "application/x-ndjson" or "application/jsonl" or "application/json-lines" => StreamForm.Lines,
        _ => null,
    };
}
