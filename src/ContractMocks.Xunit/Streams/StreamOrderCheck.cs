using System.Text.Json;
using ContractMocks.Dialects.Streams;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Streams;

/// <summary>Checks that a stream of any provider keeps its order, and that events are named as they say they are.</summary>
internal static class StreamOrderCheck
{
    public static void Run(Findings findings, StreamOrder order, EventStream stream)
    {
        var cursor = order.Begin();
        foreach (var one in stream.Events)
        {
            foreach (var happening in Read(findings, order, one))
            {
                if (cursor.Try(happening.Event, happening.Part, happening.Inner) is { } problem)
                {
                    throw findings.Broken(
                        "the order of the stream is broken", one.Place.TrimEnd(), problem.Expected, $"'{happening.Event}', but {problem.Wrong}", one.Data);
                }
            }
        }

        if (cursor.TryEnd() is { } missing)
        {
            throw findings.Broken("the stream ends too early", null, missing.Expected, $"the end of the stream, and {missing.Wrong}");
        }
    }

    private static List<StreamHappening> Read(Findings findings, StreamOrder order, StreamEvent one)
    {
        if (one.Name is not null && !one.IsDone)
        {
            var data = findings.ParseJson(one.Data, "an event's data is not JSON", one.Place);
            if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() != one.Name)
            {
                throw findings.Broken("an event is named after its type", one.Place + "$.type", one.Name, type.GetString()!, one.Data);
            }
        }

        return SignReader.Read(order, one.Data);
    }
}
