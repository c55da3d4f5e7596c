using System.Globalization;
using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// Checks that the messages of a request go together: each call of a tool has its result right after it, each result its call right before it, and the
/// conversation ends where the model may go on. Messages of one side that follow each other are one turn.
/// </summary>
internal static class MessageTurns
{
    /// <summary>Checks the messages.</summary>
    /// <exception cref="Engine.RefusedException">The service would refuse them.</exception>
    public static void Check(JsonElement messages, string model)
    {
        var last = messages.GetArrayLength() - 1;
        var calls = new Calls();
        var index = 0;
        foreach (var message in messages.EnumerateArray())
        {
            var isAssistant = Text(message, "role"u8) == "assistant";
            if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("content"u8, out var content))
            {
                index++;
                continue;
            }

            if (isAssistant)
            {
                calls.Open(index);
                calls.AddCalls(content, index);
                if (index == last)
                {
                    CheckEnd(content, model);
                }
            }
            else
            {
                if (IsEmpty(content))
                {
                    throw MessagesRefusals.Refused(string.Create(CultureInfo.InvariantCulture, $"messages.{index}: user messages must have non-empty content"), "messages");
                }

                calls.AddResults(content, index);
            }

            index++;
        }

        calls.Close();
    }

    private static bool IsEmpty(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.ValueEquals(""u8),
        JsonValueKind.Array => content.GetArrayLength() == 0,
        _ => false,
    };

    /// <summary>A conversation that ends in the model's own words asks it to go on with them (a prefill); newer models do not take that.</summary>
    private static void CheckEnd(JsonElement content, string model)
    {
        var text = content.ValueKind == JsonValueKind.String ? content.GetString()
            : content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0 ? Text(content[content.GetArrayLength() - 1], "text"u8)
            : null;
        if (text is null)
        {
            return;
        }

        if (AnthropicModels.Find(model) is { TakesPrefill: false })
        {
            throw MessagesRefusals.Refused("This model does not support assistant message prefill. The conversation must end with a user message.", "messages");
        }

        if (text.Length > 0 && char.IsWhiteSpace(text[^1]))
        {
            throw MessagesRefusals.Refused("messages: final assistant content cannot end with trailing whitespace", "messages");
        }
    }

    /// <summary>The calls of the model's last turn, and which of them have no result yet.</summary>
    private sealed class Calls
    {
        private readonly HashSet<string> _made = new(StringComparer.Ordinal);
        private readonly List<string> _open = [];
        private int _index = -1;
        private bool _isAnswering;

        /// <summary>A turn of the model goes on or begins.</summary>
        public void Open(int index)
        {
            if (_isAnswering || _index < 0)
            {
                Close();
                _made.Clear();
                _open.Clear();
                _isAnswering = false;
            }

            _index = index;
        }

        public void AddCalls(JsonElement content, int index)
        {
            foreach (var block in Blocks(content))
            {
                if (Text(block, "type"u8) == "tool_use" && Text(block, "id"u8) is { } id)
                {
                    if (!_made.Add(id))
                    {
                        throw MessagesRefusals.Refused(string.Create(CultureInfo.InvariantCulture, $"messages.{index}.content: `tool_use` ids must be unique"), "messages");
                    }

                    _open.Add(id);
                }
            }
        }

        public void AddResults(JsonElement content, int index)
        {
            _isAnswering = true;
            var place = 0;
            foreach (var block in Blocks(content))
            {
                if (Text(block, "type"u8) == "tool_result" && Text(block, "tool_use_id"u8) is { } id)
                {
                    if (!_made.Contains(id))
                    {
                        throw MessagesRefusals.Refused(
                            string.Create(CultureInfo.InvariantCulture, $"messages.{index}.content.{place}: unexpected `tool_use_id` found in `tool_result` blocks: {id}. ")
                            + "Each `tool_result` block must have a corresponding `tool_use` block in the previous message.", "messages");
                    }

                    _open.Remove(id);
                }

                place++;
            }
        }

        /// <summary>The turn after the model's is over.</summary>
        public void Close()
        {
            if (_open.Count > 0)
            {
                throw MessagesRefusals.Refused(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"messages.{_index}: `tool_use` ids were found without `tool_result` blocks immediately after: {string.Join(", ", _open)}. ")
                    + "Each `tool_use` block must have a corresponding `tool_result` block in the next message.", "messages");
            }
        }

        private static JsonElement.ArrayEnumerator Blocks(JsonElement content) => content.ValueKind == JsonValueKind.Array ? content.EnumerateArray() : default;
    }
}
