using System.Globalization;
using System.Text.Json;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Streams;

/// <summary>Runs a chat stream through <see cref="ChatStreamRules"/>.</summary>
internal sealed class ChatStreamCheck(Findings findings, bool wantsUsage)
{
    private const string Terminator = "the terminator [DONE]";

    private readonly SortedDictionary<int, string> _choices = [];
    private string? _id;
    private string _state = ChatStreamRules.Plain.Start;

    private StreamRules Whole => wantsUsage ? ChatStreamRules.WithUsage : ChatStreamRules.Plain;

    public void Run(EventStream stream)
    {
        foreach (var one in stream.Events)
        {
            if (one.Name is not null)
            {
                throw findings.Broken("a chat stream names no events", one.Place.TrimEnd(), "no 'event:' line", $"'event: {one.Name}'");
            }

            if (one.IsDone)
            {
                Step(one, ChunkKind.Done);
            }
            else
            {
                Chunk(one, JsonElement.Parse(one.Data));
            }
        }

        CheckEnd();
    }

    private void Chunk(StreamEvent one, JsonElement chunk)
    {
        CheckId(one, chunk);
        var choices = chunk.GetProperty("choices");
        var usage = chunk.TryGetProperty("usage", out var value) ? value : default;
        if (choices.GetArrayLength() == 0)
        {
            Step(one, ChunkKind.Usage);
            return;
        }

        Step(one, ChunkKind.Delta);
        if (wantsUsage && usage.ValueKind != JsonValueKind.Null)
        {
            var found = usage.ValueKind == JsonValueKind.Undefined ? "no such property" : usage.GetRawText();
            throw findings.Broken("usage is counted once, at the end", one.Place + "$.usage", "null on every chunk but the last", found, one.Data);
        }

        foreach (var choice in choices.EnumerateArray())
        {
            var index = choice.GetProperty("index").GetInt32();
            var state = _choices.GetValueOrDefault(index, ChatStreamRules.Choice.Start);
            _choices[index] = ChatStreamRules.Choice.Next(state, KindOf(choice))
                ?? throw findings.Broken("the order of the stream is broken", one.Place + "$.choices", ChatStreamRules.Choice.Expected[state], Describe(choice), one.Data);
        }
    }

    private void Step(StreamEvent one, ChunkKind kind) =>
        _state = Whole.Next(_state, kind)
            ?? throw findings.Broken("the order of the stream is broken", one.Place.TrimEnd(), Whole.Expected[_state], Describe(kind), one.Data);

    private void CheckId(StreamEvent one, JsonElement chunk)
    {
        var id = chunk.GetProperty("id").GetString();
        _id ??= id;
        if (id != _id)
        {
            throw findings.Broken("all chunks of a stream have one id", one.Place + "$.id", $"\"{_id}\"", $"\"{id}\"", one.Data);
        }
    }

    private void CheckEnd()
    {
        foreach (var (index, state) in _choices)
        {
            if (!ChatStreamRules.Choice.Ends.Contains(state))
            {
                throw findings.Broken(
                    "the stream ends too early",
                    string.Create(CultureInfo.InvariantCulture, $"choice {index}"),
                    ChatStreamRules.Choice.Expected[state],
                    "the end of the stream");
            }
        }

        if (!Whole.Ends.Contains(_state))
        {
            throw findings.Broken("the stream ends too early", null, Whole.Expected[_state], "the end of the stream, without " + Terminator);
        }

        if (_choices.Count == 0)
        {
            throw findings.Broken("the stream says nothing", null, "a chunk with a choice", "none");
        }
    }

    private static ChunkKind KindOf(JsonElement choice) =>
        choice.TryGetProperty("finish_reason", out var reason) && reason.ValueKind == JsonValueKind.String ? ChunkKind.Finish
        : choice.GetProperty("delta").TryGetProperty("role", out _) ? ChunkKind.Role
        : ChunkKind.Delta;

    private static string Describe(JsonElement choice) => Describe(KindOf(choice));

    private static string Describe(ChunkKind kind) => kind switch
    {
        ChunkKind.Role => "a chunk with delta.role",
        ChunkKind.Delta => "a chunk with a delta",
        ChunkKind.Finish => "a chunk with finish_reason",
        ChunkKind.Usage => "a chunk with empty choices (usage)",
        _ => Terminator,
    };
}
