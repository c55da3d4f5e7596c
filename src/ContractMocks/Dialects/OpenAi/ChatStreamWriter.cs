// Order and fields are those of recorded traffic: where the model only calls one tool, the first chunk opens the message and announces the call;
// otherwise the message is opened first and each call is announced when its turn comes.
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes a chat completion as chunks.</summary>
internal static class ChatStreamWriter
{
    public static IEnumerable<StreamStep> Write(Answer answer, WireBuffer buffer)
    {
        var chunk = new ChatChunk(answer, buffer);
        for (var choice = 0; choice < answer.Conversation.Choices; choice++)
        {
            var opensWithCall = answer.Text is null && answer.Calls.Length == 1;
            chunk.Open(choice, opensWithCall);
            yield return StreamStep.Frame;
            var pieces = answer.Pieces.Text(answer.Text ?? "");
            for (var i = 0; i < pieces.Count; i++)
            {
                chunk.Content(choice, pieces[i]);
                yield return StreamStep.Token;
            }

            for (var call = 0; call < answer.Calls.Length; call++)
            {
                if (!opensWithCall)
                {
                    chunk.Announce(choice, call);
                    yield return StreamStep.Frame;
                }

                var arguments = answer.Pieces.Json(answer.Calls[call].Arguments);
                for (var i = 0; i < arguments.Count; i++)
                {
                    chunk.Arguments(choice, call, arguments[i]);
                    yield return StreamStep.Token;
                }
            }

            chunk.Finish(choice);
            yield return StreamStep.Frame;
        }

        if (answer.Conversation.IncludeUsage)
        {
            chunk.Usage();
            yield return StreamStep.Frame;
        }

        buffer.Write("data: [DONE]\n\n"u8);
        yield return StreamStep.End;
    }
}
