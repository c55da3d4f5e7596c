using System.Text.RegularExpressions;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.TestSupport.Judging.Traffic;

namespace ContractMocks.TestSupport.Judging;

/// <summary>A difference between a service and its own document that no recording shows.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Error">How the error begins, indexes left out: <c>$.choices[].delta</c>.</param>
/// <param name="Reason">Where else it is said.</param>
internal sealed record Deviation(string Provider, string Error, string Reason);

/// <summary>
/// The differences between what services send and what their documents say. Traffic wins: what a recording of the service itself breaks in the same way is
/// no mistake of ours. Most are found by judging the recordings; the others are listed.
/// </summary>
internal static partial class Deviations
{
    private static readonly Deviation[] s_listed =
    [
        new(
            "anthropic",
            "$.stop_reason: expected one of \"end_turn\", \"max_tokens\", \"stop_sequence\", \"tool_use\", \"pause_turn\", \"refusal\", but found the string \"model_context_window_exceeded\"",
            "The document knows this reason only where features in trial are used; the guide to reasons to stop has it for every newer model."),
        new(
            "anthropic",
            "$.delta.stop_reason: expected one of \"end_turn\", \"max_tokens\", \"stop_sequence\", \"tool_use\", \"pause_turn\", \"refusal\", but found the string \"model_context_window_exceeded\"",
            "The document knows this reason only where features in trial are used; the guide to reasons to stop has it for every newer model."),
        new("anthropic", "$.type: expected one of \"message_start\"", "The guide to streaming: failures come as an event of the type error; the document has no such member."),
        new("anthropic", "$.delta.stop_reason: ", "The guide to stop reasons knows model_context_window_exceeded; the document has it for beta only."),
        new("anthropic", "$.stop_reason: ", "As in a stream."),
        new("openai", "$.data[].role: expected \"assistant\"", "The guide to stored completions lists the messages of the request, of any role."),
        new("openai", "$.choices[].delta.tool_calls[].type: expected \"function\"", "Custom tools are streamed too; the document has their calls in whole bodies only."),
        new("openai", "$.choices[].finish_reason: expected a string, but found null", "Completions are streamed with null until the last piece, as chat is."),
        new("gemini", "$.candidates[].finishReason: ", "Recorded with Vertex AI: pydantic-ai/models/test_google/test_google_model_armor_response_template_real_block.yaml."),
        new("openai", "$: expected the property \"created\"", "A failure in the middle of a chat stream comes as an object with 'error', which official clients look for."),
        new("openai", "$: expected the property \"choices\"", "A failure in the middle of a chat stream comes as an object with 'error', which official clients look for."),
    ];

    private static readonly Lazy<IReadOnlyDictionary<(string Provider, string Error), string>> s_recorded = new(Recorded);

    /// <summary>How many kinds of differences the recordings show.</summary>
    public static int Count => s_recorded.Value.Count;

    /// <summary>The recording that shows an error of the judge, or the guide that speaks of it; null where nothing does.</summary>
    public static string? Explain(string provider, string error) =>
        s_recorded.Value.TryGetValue((provider, Key(error)), out var recording) ? recording
        : Array.Find(s_listed, one => one.Provider == provider && Plain(error).StartsWith(one.Error, StringComparison.Ordinal))?.Reason;

    /// <summary>An error without the indexes in its place, and without the text that it found where that is of no matter.</summary>
    public static string Plain(string error) =>
        FoundText().Replace(Indexes().Replace(error, "[]"), error.Contains("expected one of", StringComparison.Ordinal) ? "$0" : "found a string");

    // The same part is met in several places: a message is the body, or in an event, or in a line of a batch's results.
    private static string Key(string error)
    {
        var plain = Plain(error);
        var colon = plain.IndexOf(": ", StringComparison.Ordinal);
        var path = colon < 0 ? "" : plain[..colon];
        var last = path[(path.LastIndexOf('.') + 1)..];
        return (last is "$" or "message" or "response" ? "" : last) + (colon < 0 ? plain : plain[colon..]);
    }

    private static Dictionary<(string, string), string> Recorded()
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var recording in Recordings.Existing.Where(static one => one.Status == 200))
        {
            if (Surface.Of(recording) is { IsOwn: true } surface && ProviderDocuments.Find(surface.Spec) is { } judge
                && judge.Operation(surface.Method, surface.Path) is { } operation)
            {
                foreach (var error in Errors(judge, operation, recording).Concat(Requests(judge, operation, recording)))
                {
                    found.TryAdd((surface.Spec, Key(error)), recording.Name);
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> Errors(ContractJudge judge, Operation operation, Recording recording) =>
        recording.Form is { } form
            ? WireEvent.ReadAll(recording.Body, form).SelectMany(one => judge.Event(operation, "200", one) ?? [])
            : judge.Body(operation, "200", recording.Body) ?? [];

    // What the service answered with success it allows.
    private static IReadOnlyList<string> Requests(ContractJudge judge, Operation operation, Recording recording) =>
        recording.Request is { } request ? judge.Request(operation, request) ?? [] : [];

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Indexes();

    [GeneratedRegex("found the string .*$", RegexOptions.Singleline)]
    private static partial Regex FoundText();
}
