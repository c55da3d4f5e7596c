using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Compiler.Impact;
using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.Impact;

/// <summary>Makes samples of the answer of a turn: its body, or one event of a stream for each shape that events have.</summary>
internal static class ReplySamples
{
    /// <summary>The most shapes of one stream.</summary>
    private const int MostShapes = 64;

    /// <summary>Properties whose value says what an object is, so that another value is another shape.</summary>
    private static readonly HashSet<string> s_telling = new(StringComparer.Ordinal)
    {
        "type", "object", "role", "status", "phase", "finish_reason", "stop_reason", "finishReason", "done_reason", "service_tier", "code",
    };

    public static IReadOnlyList<ReplySample> Of(string scenario, int turn, SimulatedTurn played)
    {
        var answer = played.Answer!;
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        try
        {
            return IsStream(answer)
                ? Events(new ReplySample(scenario, turn, played.Operation.Id, status, answer.MediaType, "") { Method = played.Operation.Method, Path = played.Operation.Path }, answer.Body)
                : [new ReplySample(scenario, turn, played.Operation.Id, status, answer.MediaType, Minified(answer.Body)) { Method = played.Operation.Method, Path = played.Operation.Path }];
        }
        catch (JsonException)
        {
            // A stream that is an array of JSON, or a body that is none: nothing that a schema speaks of.
            return [];
        }
    }

    /// <summary>What an answer is made of: names, kinds, and the values that tell one object from another.</summary>
    public static string Shape(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value, isTelling: false);
        return text.ToString();
    }

    private static bool IsStream(SimulatedAnswer answer) => answer.MediaType is "text/event-stream" or "application/x-ndjson";

    private static List<ReplySample> Events(ReplySample sample, string body)
    {
        var form = sample.MediaType == "text/event-stream" ? StreamForm.Events : StreamForm.Lines;
        var shapes = new HashSet<string>(StringComparer.Ordinal);
        var samples = new List<ReplySample>();
        foreach (var one in WireEvent.ReadAll(body, form))
        {
            if (one.Data == WireEvent.Done || samples.Count == MostShapes)
            {
                continue;
            }

            var json = JsonElement.Parse(one.Data);
            if (shapes.Add(one.Name + "\n" + Shape(json)))
            {
                samples.Add(sample with { Event = one.Name ?? "", Body = Minified(one.Data) });
            }
        }

        return samples;
    }

    private static string Minified(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, WireText.Options);
    }

    private static void Write(StringBuilder text, JsonElement value, bool isTelling)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in value.EnumerateObject().OrderBy(static property => property.Name, StringComparer.Ordinal))
                {
                    text.Append(property.Name).Append(':');
                    Write(text, property.Value, s_telling.Contains(property.Name));
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[').AppendJoin('|', value.EnumerateArray().Select(Shape).Distinct(StringComparer.Ordinal)).Append(']');
                break;
            case JsonValueKind.String when isTelling:
                text.Append(value.GetRawText());
                break;
            default:
                text.Append(value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "b" : value.ValueKind.ToString()[..2]).Append(',');
                break;
        }
    }
}
