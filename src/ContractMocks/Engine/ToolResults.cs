using ContractMocks.Conversations;

namespace ContractMocks.Engine;

/// <summary>Reads the tool results that a request brings.</summary>
internal static class ToolResults
{
    /// <summary>The results since the model spoke last, in order.</summary>
    public static RecordedToolResult[] Of(Conversation conversation)
    {
        var messages = conversation.Messages;
        var first = messages.Count;
        while (first > 0 && messages[first - 1].Role != MessageRole.Assistant)
        {
            first--;
        }

        List<RecordedToolResult>? results = null;
        for (var i = first; i < messages.Count; i++)
        {
            if (messages[i].Role == MessageRole.Tool)
            {
                (results ??= []).Add(new RecordedToolResult(messages[i].ToolCallId ?? "", conversation.Call(messages[i])?.Tool, messages[i].Text));
            }
        }

        return results is null ? [] : [.. results];
    }
}
