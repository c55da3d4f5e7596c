using System.Globalization;
using ContractMocks.Conversations;
using ContractMocks.Engine.Answers.Live;

namespace ContractMocks.Matching;

/// <summary>Notes in the journal where a reply is sent as it is written although the request forbids it: a model would not have said so.</summary>
internal static class ReplyNotes
{
    public static void Add(string? text, RecordedToolCall[] calls, Conversation conversation, SchemaShelf shelf, Exchange exchange)
    {
        var choice = conversation.ToolChoice;
        foreach (var call in calls)
        {
            if (!conversation.HasTool(call.Tool))
            {
                exchange.Note($"The reply calls '{call.Tool}', which the request does not declare; it was sent all the same.");
            }
            else if (!choice.Allows(call.Tool))
            {
                exchange.Note($"The reply calls '{call.Tool}', which the request does not allow ({choice.Words}); it was sent all the same.");
            }
        }

        if (calls.Length > 1 && !choice.IsParallel)
        {
            exchange.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"The reply makes {calls.Length} calls, but the request does not allow calls in parallel; it was sent all the same."));
        }

        if (calls.Length == 0 && choice.Mode == ToolMode.Required)
        {
            exchange.Note($"The reply calls no tool, but the request insists on a call ({choice.Words}); it was sent all the same.");
        }

        // Beside calls a text is only a remark.
        if (text is not null && calls.Length == 0 && Misfit(text, conversation.Output, shelf) is { } misfit)
        {
            exchange.Note($"The text does not fit what the request asks for in '{conversation.Output.Parameter}': {misfit}; it was sent all the same.");
        }
    }

    private static string? Misfit(string text, RequestedOutput output, SchemaShelf shelf) => output.Kind switch
    {
        OutputKind.JsonSchema => shelf.Of(output).Misfit(text),
        OutputKind.JsonObject => RequestSchema.ObjectMisfit(text),
        OutputKind.Choice => shelf.Of(output).Misfit(System.Text.Json.JsonSerializer.Serialize(text)),
        _ => null,
    };
}
