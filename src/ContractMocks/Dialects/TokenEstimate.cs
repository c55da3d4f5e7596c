using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects;

/// <summary>
/// Counts of tokens without a tokenizer, stated so that tests may rely on them: a text has one token for each four UTF-8 bytes, rounded up; a
/// message costs 4 more; a request 3 more; a declared tool its name, description and schema; a tool call its name and arguments.
/// </summary>
internal static class TokenEstimate
{
    private const int PerMessage = 4;
    private const int PerRequest = 3;

    public static int Of(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    public static int Prompt(Conversation conversation)
    {
        var tokens = PerRequest;
        foreach (var message in conversation.Messages)
        {
            tokens += PerMessage + Of(message.Text);
            foreach (var call in message.ToolCalls)
            {
                tokens += Of(call.Tool) + Of(call.Arguments);
            }
        }

        foreach (var tool in conversation.Tools)
        {
            var schema = tool.Parameters.ValueKind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(tool.Parameters).Length;
            tokens += Of(tool.Name) + Of(tool.Description) + ((schema + 3) / 4);
        }

        return tokens;
    }

    public static int Completion(string? text, RecordedToolCall[] calls)
    {
        var tokens = text is null ? 0 : Of(text);
        foreach (var call in calls)
        {
            tokens += Of(call.Tool) + Of(call.Arguments);
        }

        return tokens;
    }
}
