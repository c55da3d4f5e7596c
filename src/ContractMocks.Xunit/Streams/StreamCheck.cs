using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects.Streams;
using ContractMocks.Simulation;
using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Requests;

namespace ContractMocks.Xunit.Streams;

/// <summary>Checks that a chat stream keeps its order and says, put together, what the answer in one piece says.</summary>
internal static class StreamCheck
{
    // What a stream repeats of the answer in one piece; the rest of a message (annotations, audio) has no place in deltas.
    private static readonly string[] s_compared = ["role", "content", "refusal", "tool_calls"];

    /// <param name="findings">Where failures go.</param>
    /// <param name="stream">The stream that came.</param>
    /// <param name="request">The request that it answers.</param>
    /// <param name="fresh">A mock that has answered nothing that this one has not, for the answer in one piece.</param>
    public static async Task RunAsync(Findings findings, EventStream stream, RequestPlan request, MockSession fresh)
    {
        var body = request.BodyObject;
        var wantsUsage = WantsUsage(body);
        ChatStreamCheck.Run(findings, stream, wantsUsage);
        StreamOrderCheck.Run(findings, wantsUsage ? OpenAiChatOrders.ChatWithUsage : OpenAiChatOrders.Chat, stream);
        var assembly = ChatAssembly.Of(findings, stream);
        RequestPlan.SetStream(body, isStream: false);
        var whole = await Answer.OfAsync(fresh.Client, request.WithBody(body).ToMessage(null)).ConfigureAwait(false);
        Compare(findings, assembly, findings.ParseJson(whole.Body, "the answer in one piece is not JSON"));
    }

    public static void Compare(Findings findings, ChatAssembly assembly, JsonElement whole)
    {
        var choices = whole.TryGetProperty("choices", out var all) ? all.EnumerateArray().ToList() : [];
        if (choices.Count != assembly.Choices.Count)
        {
            throw Differs(findings, "$.choices", Count(choices.Count), Count(assembly.Choices.Count), whole);
        }

        foreach (var choice in choices)
        {
            var index = choice.GetProperty("index").GetInt32();
            var path = string.Create(CultureInfo.InvariantCulture, $"$.choices[{index}]");
            var streamed = assembly.Choices.GetValueOrDefault(index) ?? throw Differs(findings, path, choice.GetRawText(), "no such choice", whole);
            Same(findings, path + ".finish_reason", choice.GetProperty("finish_reason"), streamed["finish_reason"], whole);
            foreach (var name in s_compared)
            {
                var expected = choice.GetProperty("message").TryGetProperty(name, out var value) ? value : default;
                Same(findings, $"{path}.message.{name}", expected, streamed["message"]![name], whole);
            }
        }

        if (assembly.Usage is { } usage && whole.TryGetProperty("usage", out var counted))
        {
            Same(findings, "$.usage", counted, JsonNode.Parse(usage.GetRawText()), whole);
        }
    }

    private static void Same(Findings findings, string path, JsonElement expected, JsonNode? found, JsonElement whole)
    {
        // Left out and null say the same in a message; an empty text is what a role chunk starts with.
        var one = expected.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(expected.GetRawText());
        if (!JsonNode.DeepEquals(one, found) && !(one is null && IsEmptyText(found)))
        {
            throw Differs(findings, path, Show(one), Show(found), whole);
        }
    }

    private static Exception Differs(Findings findings, string path, string expected, string found, JsonElement whole) =>
        findings.Broken("the stream does not say what the answer in one piece says", path, expected, found, whole.GetRawText());

    /// <summary>Whether a request asks for usage at the end of the stream.</summary>
    public static bool WantsUsage(JsonObject body) =>
        body["stream_options"] is JsonObject options && options["include_usage"] is JsonValue value && value.TryGetValue<bool>(out var wants) && wants;

    private static bool IsEmptyText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length == 0;

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture) + " choices";

    private static string Show(JsonNode? node) => node?.ToJsonString(WireText.Options) ?? "null";
}
