using ContractMocks.Conversations;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// The blocks of an answer, in the order in which the service has them: thinking, tools that it ran itself, text, calls for the client. Thinking is there
/// wherever a reply has some and the request does not forbid it: models think by default or not, and a mock knows no models. A request that asks for
/// thinking without seeing it (<c>display: omitted</c>) gets its signature alone.
/// </summary>
internal static class MessageBlocks
{
    private const int SignaturePart = 10_000;

    public static List<MessageBlock> Of(Answer answer)
    {
        var blocks = new List<MessageBlock>(1 + answer.Calls.Length);
        AddThinking(blocks, answer);
        ServerTools.Add(blocks, answer);
        AddText(blocks, answer);
        foreach (var call in answer.Calls)
        {
            blocks.Add(new MessageBlock(MessageBlockKind.ToolUse, call.Arguments) { Id = call.Id, Name = call.Tool });
        }

        return blocks;
    }

    private static void AddThinking(List<MessageBlock> blocks, Answer answer)
    {
        if (answer.Reasoning is not { Length: > 0 } thinking || answer.Conversation.Reasoning is { IsEnabled: false })
        {
            return;
        }

        var proof = MadeUpBytes.Base64(answer, SignaturePart, thinking);
        if (answer.HidesReasoning)
        {
            blocks.Add(new MessageBlock(MessageBlockKind.RedactedThinking, "") { Signature = proof });
            return;
        }

        blocks.Add(new MessageBlock(MessageBlockKind.Thinking, answer.Conversation.Reasoning is { IsShown: false } ? "" : thinking) { Signature = proof });
    }

    private static void AddText(List<MessageBlock> blocks, Answer answer)
    {
        // The service tells a refusal as the end of a text that breaks off; here it is what the model says instead.
        if ((answer.Text ?? answer.Refusal) is not { Length: > 0 } text)
        {
            return;
        }

        if (answer.Citations.Count == 0 || answer.Text is null)
        {
            blocks.Add(new MessageBlock(MessageBlockKind.Text, text));
            return;
        }

        MessageCitations.Add(blocks, text, answer);
    }
}
