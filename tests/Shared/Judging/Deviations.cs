using System.Text.RegularExpressions;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.TestSupport.Judging.Traffic;

namespace ContractMocks.TestSupport.Judging;

/// <summary>A difference between a service and its own document that no recording shows.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Error">How the error begins, indexes left out: <c>$.choices[].delta</c>.</param>
/// <param name="Reason">Where else it is said.</param>
internal sealed record Deviation(string Provider, string Error, string Reason)
{
    /// <summary>How the error ends; empty where that is of no matter.</summary>
    public string Found { get; init; } = "";

    /// <summary>Whether it explains an error without indexes.</summary>
    public bool Covers(string provider, string plain) =>
        Provider == provider && plain.StartsWith(Error, StringComparison.Ordinal) && plain.EndsWith(Found, StringComparison.Ordinal);
}

/// <summary>
/// The differences between what services send and what their documents say. Traffic wins: what a recording of the service itself breaks in the same way is
/// no mistake of ours. Most are found by judging the recordings; the others are listed.
/// </summary>
internal static partial class Deviations
{
    private const string ContextIsFull = "The document has this reason in its beta operations only; the provider's guide to stop reasons lists it without.";

    private const string Exceeded = "but found the string \"model_context_window_exceeded\"";

    private const string TwoFit = "expected a value that fits exactly one alternative, but found one that fits 2: ";

    private const string PlainFits = "The document's alternative for plain answers asks for a text only and closes nothing, so that all fuller answers fit it as well.";

    private static readonly Deviation[] s_listed =
    [
        new("anthropic", "$.stop_reason: expected one of ", ContextIsFull) { Found = Exceeded },
        new("anthropic", "$.delta.stop_reason: expected one of ", ContextIsFull) { Found = Exceeded },
        new("anthropic", "$.type: expected one of \"message_start\"", "The document has no member for a failure in a stream; the official Node client takes the event named error for one.")
        {
            Found = "but found the string \"error\"",
        },
        new("openai", "$.data[].role: expected \"assistant\"", "The document's own example of a stored completion's messages has one of the user."),
        new("openai", "$.choices[].delta.tool_calls[].type: expected \"function\"",
            "Calls of custom tools are in the document in whole bodies only. No recording shows them streamed; ours streams them as those of functions."),
        new("openai", "$.choices[].finish_reason: expected a string, but found null", "The document's own example of a streamed completion has null."),
        new("openai", "$.type: expected one of \"transcript.text.segment\"", "The document has no member for a failure in a stream of a transcript; the official Node client takes an event with 'error' for one.")
        {
            Found = "but found the string \"error\"",
        },
        new("openai", "$: " + TwoFit + "CreateTranscriptionResponseJson, CreateTranscriptionResponseDiarizedJson", PlainFits),
        new("openai", "$: " + TwoFit + "CreateTranscriptionResponseJson, CreateTranscriptionResponseVerboseJson", PlainFits),
        new("openai", "$: " + TwoFit + "CreateTranslationResponseJson, CreateTranslationResponseVerboseJson", PlainFits),
        new("gemini", "$.candidates[].finishReason: expected one of ", "Recorded with Vertex AI: pydantic-ai/models/test_google/test_google_model_armor_response_template_real_block.yaml.")
        {
            Found = "but found the string \"MODEL_ARMOR\"",
        },
    ];

    private static readonly Lazy<IReadOnlyDictionary<(string Provider, string Error), string>> s_recorded = new(Recorded);

    /// <summary>How many kinds of differences the recordings show.</summary>
    public static int Count => s_recorded.Value.Count;

    /// <summary>The recording that shows an error of the judge, or the guide that speaks of it; null where nothing does.</summary>
    public static string? Explain(string provider, string error) =>
        s_recorded.Value.TryGetValue((provider, Key(error)), out var recording) ? recording
        : Array.Find(s_listed, one => one.Covers(provider, Plain(error)))?.Reason;

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
