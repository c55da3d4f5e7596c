using System.Text.Json;
using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Streams;

/// <summary>Checks the stream of any conversation API by the order of its events, which is data.</summary>
internal static class ConversationStream
{
    /// <summary>The JSON of the events, after their order has been judged.</summary>
    public static IReadOnlyList<JsonElement> Read(Findings findings, string body, StreamForm form, StreamOrder order)
    {
        var events = WireEvent.ReadAll(body, form);
        if (StreamJudge.Judge(order, events) is { } problem)
        {
            throw findings.Broken("the order of the stream is broken", "event " + problem, "the order of " + order.Name, "another", body);
        }

        return [.. events.Select(one => findings.ParseJson(one.Data, "an event's data is not JSON"))];
    }

    /// <summary>Checks each event by the schema that the contract has for the stream, where it has one.</summary>
    public static void CheckEvents(Findings findings, IReadOnlyList<JsonElement> events, LoadedContract contract, Operation operation, string mediaType)
    {
        var content = operation.Responses.Where(static response => response.Status is "200" or "2XX" or "default")
            .SelectMany(static response => response.Contents)
            .FirstOrDefault(one => one.MediaType == mediaType);
        if (content is null)
        {
            return;
        }

        var schema = contract.Validator(content.Schema);
        for (var i = 0; i < events.Count; i++)
        {
            findings.ShouldFit(schema, events[i], "an event does not fit the contract's schema", $"event {(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)} ");
        }
    }
}
