using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Responses;

/// <summary>Asks a mock for a response and judges all that it sends by the provider's own document.</summary>
internal static class ResponseStream
{
    /// <summary>Recorded, though the provider's document does not have them.</summary>
    public static readonly string[] OnlyRecorded =
    [
        "response.apply_patch_call_operation_diff.delta", "response.apply_patch_call_operation_diff.done", "response.shell_call_command.added",
        "response.shell_call_command.delta", "response.shell_call_command.done", "response.shell_call_output_content.delta",
        "response.shell_call_output_content.done",
    ];

    public static async Task<List<JsonElement>> AskAsync(ProviderMock mock, string request)
    {
        var (status, body, _) = await mock.SendAsync("POST", "/v1/responses", request);
        Assert.True(status == 200, $"{status}: {body}");
        return Read(body);
    }

    /// <summary>The events of a stream, each valid, numbered in order, named as its data says.</summary>
    public static List<JsonElement> Read(string body, int first = 0)
    {
        var events = new List<JsonElement>();
        Assert.EndsWith("\n\n", body, StringComparison.Ordinal);
        foreach (var part in body[..^2].Split("\n\n"))
        {
            var lines = part.Split('\n');
            Assert.Equal(2, lines.Length);
            var data = JsonElement.Parse(lines[1]["data: ".Length..]);
            Assert.Equal("event: " + Type(data), lines[0]);
            Assert.Equal(first + events.Count, data.GetProperty("sequence_number").GetInt32());
            if (!OnlyRecorded.Contains(Type(data)))
            {
                ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "ResponseStreamEvent", data);
                ProviderSchemas.AssertComponent("openai", "ResponseStreamEvent", data);
            }

            events.Add(data);
        }

        return events;
    }

    public static string Type(JsonElement data) => data.GetProperty("type").GetString()!;

    /// <summary>The types of events, each once however often it follows itself.</summary>
    public static List<string> Types(IEnumerable<JsonElement> events)
    {
        var types = new List<string>();
        foreach (var type in events.Select(Type))
        {
            if (types.Count == 0 || types[^1] != type)
            {
                types.Add(type);
            }
        }

        return types;
    }

    /// <summary>What one kind of event tells, put together.</summary>
    public static string Joined(IEnumerable<JsonElement> events, string type) =>
        string.Concat(events.Where(one => Type(one) == type).Select(static one => one.GetProperty("delta").GetString()));
}
