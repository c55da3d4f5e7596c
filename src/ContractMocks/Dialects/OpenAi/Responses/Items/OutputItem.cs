using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>An item of a response's output.</summary>
internal abstract class OutputItem(string id)
{
    public string Id { get; } = id;

    /// <summary>Its place in the output.</summary>
    public int Index { get; set; }

    /// <summary>Whether the response ends within it.</summary>
    public bool IsCut { get; set; }

    /// <summary>What it says in a conversation that goes on from it; null for nothing.</summary>
    public virtual ConversationMessage? Message => null;

    /// <summary>Writes it as it is when it is done or when it begins.</summary>
    public abstract void Write(Utf8JsonWriter json, bool isDone);

    public IEnumerable<StreamStep> Stream(ResponseEvents events)
    {
        yield return events.Item("response.output_item.added"u8, this, isDone: false);
        foreach (var step in Progress(events))
        {
            yield return step;
        }

        yield return events.Item("response.output_item.done"u8, this, isDone: true);
    }

    /// <summary>The events between its beginning and its end.</summary>
    protected virtual IEnumerable<StreamStep> Progress(ResponseEvents events) => [];

    protected string Status(bool isDone) => !isDone ? "in_progress" : IsCut ? "incomplete" : "completed";

    /// <summary>Opens the item: id and type, which come first.</summary>
    protected void Begin(Utf8JsonWriter json, ReadOnlySpan<byte> type)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteString("type"u8, type);
    }

    protected void Begin(Utf8JsonWriter json, ReadOnlySpan<byte> type, string status)
    {
        Begin(json, type);
        json.WriteString("status"u8, status);
    }
}
