using System.Globalization;
using System.Text.Json.Nodes;
using ContractMocks.TestSupport;
using ContractMocks.TestSupport.Judging.Traffic;

namespace ContractMocks.Dialects.Tests.Traffic;

/// <summary>What was recorded, made a reply and served by our dialect, is to a client what the original was.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task What_was_recorded_is_served_again_as_it_was()
    {
        var found = new List<Misfit>();
        var served = 0;
        foreach (var recording in Recordings.All.Where(static one => one is { Status: 200, Request: not null }))
        {
            if (Surface.Of(recording) is { IsOwn: true, Method: "POST", Dialect: "openai.chat" or "openai.responses" or "anthropic.messages" or "gemini.generate" } surface
                && !surface.Path.EndsWith(":countTokens", StringComparison.Ordinal) && !surface.Path.EndsWith("EmbedContents", StringComparison.Ordinal))
            {
                // A response that is only queued, or only searches for tools, gives a client nothing to compare.
                if (surface.Dialect == "openai.responses" && ResultReader.Read(surface.Dialect, recording.Body, recording.Form).IsEmpty)
                {
                    continue;
                }

                served++;
                if (await DifferenceAsync(recording, surface) is { } difference)
                {
                    found.Add(new(recording.Name, difference));
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{served} recorded answers served again"));
        Assert.True(served >= 180, $"only {served} were served again");
        TrafficExceptions.Compare(TrafficExceptions.Replays, found);
    }

    private static async Task<string?> DifferenceAsync(Recording recording, Surface surface)
    {
        var original = ResultReader.Read(surface.Dialect, recording.Body, recording.Form);
        await using var mock = ProviderMock.Replying(surface.Spec, Reply(original), new MockOptions { Requests = RequestChecks.Lenient });
        var path = (surface.Spec == "openai" ? "/v1" : "") + surface.Path;
        path += surface.Spec == "gemini" && recording.Form == StreamForm.Events ? "?alt=sse" : "";
        var (status, body, _) = await mock.SendAsync("POST", path, Request(recording, surface), ("anthropic-version", "2023-06-01"));
        return status == 200
            ? original.Difference(ResultReader.Read(surface.Dialect, body, recording.Form))
            : $"{status}: {body[..Math.Min(body.Length, 200)].ReplaceLineEndings(" ")}";
    }

    // Earlier turns are kept by the service alone, and what it answers later has nothing to compare.
    private static string Request(Recording recording, Surface surface)
    {
        if (surface.Dialect != "openai.responses")
        {
            return recording.Request!;
        }

        var request = JsonNode.Parse(recording.Request!)!.AsObject();
        request.Remove("previous_response_id");
        request.Remove("conversation");
        request.Remove("background");
        return request.ToJsonString();
    }

    private static Reply Reply(ClientResult result) => new()
    {
        Text = result.Text.Length > 0 ? Escaped(result.Text) : null,
        Reasoning = result.Reasoning.Length > 0 ? Escaped(result.Reasoning) : null,
        Refusal = result.Refusal.Length > 0 ? Escaped(result.Refusal) : null,
        ToolCalls = result.Calls.Select(static call => new ToolCall(call.Name, Escaped(call.Arguments.Length == 0 ? "{}" : call.Arguments.ToString()))).ToEquatableArray(),
        Citations = result.Sources.Select(static source => new Citation(source.Url, source.Title ?? "")).ToEquatableArray(),
        Finish = Finish(result.Finish),
        Usage = new ReplyUsage { Input = result.Input, Output = result.Output },
    };

    private static string Escaped(string text) => text.Replace("{{", "{{{{", StringComparison.Ordinal);

    private static FinishReason? Finish(string? word) => word switch
    {
        "stop" or "end_turn" or "STOP" => FinishReason.Stop,
        "length" or "max_tokens" or "MAX_TOKENS" or "max_output_tokens" => FinishReason.Length,
        "tool_calls" or "tool_use" => FinishReason.ToolCalls,
        "content_filter" or "SAFETY" => FinishReason.ContentFilter,
        "refusal" => FinishReason.Refusal,
        "pause_turn" => FinishReason.Pause,
        "MALFORMED_FUNCTION_CALL" => FinishReason.MalformedToolCall,
        _ => null,
    };
}
