using System.Globalization;
using System.Text.Json;
using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Simulation;
using ContractMocks.Simulation.Words;

namespace ContractMocks.Cli.Impact;

/// <summary>What an answer says, whatever its form: its status, its text, its calls, why the model stops.</summary>
internal sealed record SaidReply(int Status, string Text, EquatableArray<(string Tool, string Arguments)> Calls, string Finish)
{
    private static readonly string[] s_finishes = ["finish_reason", "stop_reason", "finishReason", "done_reason"];

    public static SaidReply Of(SimulatedTurn turn)
    {
        var answer = turn.Answer!;
        try
        {
            if (answer.MediaType is not ("text/event-stream" or "application/x-ndjson"))
            {
                using var body = JsonDocument.Parse(answer.Body);
                var said = answer.Status < 400 ? turn.Words.Read(body.RootElement) : new SaidByModel(Message(body.RootElement), []);
                return new SaidReply(answer.Status, said.Text, said.Calls.ToEquatableArray(), FinishOf([body.RootElement]));
            }

            var form = answer.MediaType == "text/event-stream" ? StreamForm.Events : StreamForm.Lines;
            var events = WireEvent.ReadAll(answer.Body, form).Where(static one => one.Data != WireEvent.Done).Select(static one => JsonElement.Parse(one.Data)).ToList();
            var whole = turn.Words.ReadStream(events);
            return new SaidReply(answer.Status, whole.Text, whole.Calls.ToEquatableArray(), FinishOf(events));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            // Where the document has another place for what is said, it says nothing to those who look where it was.
            return new SaidReply(answer.Status, "", default, "");
        }
    }

    /// <summary>How this answer differs from one before, as a sentence without a full stop; null where both say the same.</summary>
    public string? DifferenceFrom(SaidReply before) =>
        Status != before.Status ? string.Create(CultureInfo.InvariantCulture, $"the mock answers with status {Status} instead of {before.Status}")
        : Text != before.Text ? $"the mock's text is {Shown(Text)} instead of {Shown(before.Text)}"
        : Calls != before.Calls ? $"the mock calls {Names(Calls)} instead of {Names(before.Calls)}"
        : Finish != before.Finish ? $"the mock stops with {Shown(Finish)} instead of {Shown(before.Finish)}"
        : null;

    private static string Names(EquatableArray<(string Tool, string Arguments)> calls) =>
        calls.Count == 0 ? "nothing" : string.Join(", ", calls.Select(static call => $"{call.Tool} {call.Arguments}"));

    private static string Shown(string text) => text.Length == 0 ? "empty" : $"'{(text.Length > 60 ? text[..60] + "…" : text)}'";

    private static string Message(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var error)
            ? error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message.ToString() : error.ToString()
            : "";

    // The last one that is not null: a stream says it at its end.
    private static string FinishOf(IEnumerable<JsonElement> bodies) => bodies.Select(Find).LastOrDefault(static found => found is not null) ?? "";

    private static string? Find(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    if (s_finishes.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String)
                    {
                        return property.Value.GetString();
                    }

                    if (Find(property.Value) is { } inner)
                    {
                        return inner;
                    }
                }

                return null;
            case JsonValueKind.Array:
                return value.EnumerateArray().Select(Find).FirstOrDefault(static found => found is not null);
            default:
                return null;
        }
    }
}
