// Order and fields are those of recorded traffic: where the model only calls one tool, the first chunk opens the message and announces the call;
// otherwise the message is opened first and each call is announced when its turn comes. Several choices take turns, chunk by chunk.
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Dialects.OpenAi.Compatible;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes a chat completion as chunks.</summary>
internal static class ChatStreamWriter
{
    /// <summary>The most bytes of sound in one chunk.</summary>
    private const int MostSound = 4800;

    public static IEnumerable<StreamStep> Write(Answer answer, WireBuffer buffer)
    {
        var form = new ChatForm(answer);
        var chunk = Chunk(form, buffer);
        if (chunk.Begin())
        {
            yield return StreamStep.Frame;
        }

        foreach (var step in Choices(chunk, form))
        {
            yield return step;
        }

        if (answer.Conversation.IncludeUsage && form.Options.Usage == UsagePlace.OwnChunk)
        {
            chunk.Usage();
            chunk.Took("usage");
            yield return StreamStep.Frame;
        }

        // Where a host leaves the terminator out, the end of the body stands for it.
        chunk.Took("[DONE]");
        if (form.Options.EndsWithDone)
        {
            buffer.Write("data: [DONE]\n\n"u8);
            yield return StreamStep.End;
        }
    }

    /// <summary>Writes a failure in the middle of a stream.</summary>
    public static void WriteError(Engine.WireError error, Answer answer, WireBuffer buffer) => Chunk(new ChatForm(answer), buffer).Error(error);

    private static ChatChunk Chunk(ChatForm form, WireBuffer buffer) =>
        form.Azure ? new AzureChunk(form, buffer)
        : form.Options.Fields == HostFields.OpenAi ? new ChatChunk(form, buffer)
        : new CompatibleChunk(form, buffer);

    private static IEnumerable<StreamStep> Choices(ChatChunk chunk, ChatForm form)
    {
        if (form.Answer.Conversation.Choices == 1)
        {
            return Choice(chunk, form, 0);
        }

        return Turns([.. Enumerable.Range(0, form.Answer.Conversation.Choices).Select(choice => Choice(chunk, form, choice).GetEnumerator())]);
    }

    private static IEnumerable<StreamStep> Turns(List<IEnumerator<StreamStep>> choices)
    {
        while (choices.Count > 0)
        {
            for (var i = 0; i < choices.Count; i++)
            {
                if (choices[i].MoveNext())
                {
                    yield return choices[i].Current;
                }
                else
                {
                    choices.RemoveAt(i--);
                }
            }
        }
    }

    private static IEnumerable<StreamStep> Choice(ChatChunk chunk, ChatForm form, int choice)
    {
        var answer = form.Answer;
        var says = answer.Text is not null || form.Reasoning is not null || answer.Refusal is not null;
        var opensWithCall = !says && answer.Calls.Length == 1 && !form.Options.WritesWholeToolCalls;
        if (chunk.Open(choice, opensWithCall))
        {
            chunk.Took("role", choice);
            if (opensWithCall)
            {
                chunk.Took("call", choice);
            }

            yield return StreamStep.Frame;
        }
        else
        {
            // Nothing opened the message, so nothing has named the call.
            opensWithCall = false;
        }

        foreach (var step in Says(chunk, form, choice))
        {
            yield return step;
        }

        for (var call = 0; call < answer.Calls.Length; call++)
        {
            if (form.Options.WritesWholeToolCalls)
            {
                chunk.WholeCall(choice, call);
                chunk.Took("call", choice, call);
                yield return StreamStep.Token;
                continue;
            }

            if (!opensWithCall)
            {
                chunk.Announce(choice, call);
                chunk.Took("call", choice, call);
                yield return StreamStep.Frame;
            }

            var arguments = answer.Pieces.Json(form.Given(call));
            for (var i = 0; i < arguments.Count; i++)
            {
                chunk.Arguments(choice, call, arguments[i]);
                chunk.Took("arguments", choice, call);
                yield return StreamStep.Token;
            }
        }

        chunk.Finish(choice);
        chunk.Took("finish", choice);
        yield return StreamStep.Frame;
    }

    private static IEnumerable<StreamStep> Says(ChatChunk chunk, ChatForm form, int choice)
    {
        var answer = form.Answer;
        var reasoning = answer.Pieces.Other(form.Reasoning ?? "");
        for (var i = 0; i < reasoning.Count; i++)
        {
            chunk.Reasoning(choice, reasoning[i]);
            chunk.Took("reasoning", choice);
            yield return StreamStep.Token;
        }

        var refusal = answer.Pieces.Other(answer.Refusal ?? "");
        for (var i = 0; i < refusal.Count; i++)
        {
            if (form.HasRefusals)
            {
                chunk.Refusal(choice, refusal[i]);
                chunk.Took("refusal", choice);
            }
            else
            {
                chunk.Content(choice, refusal[i]);
                chunk.Took("content", choice);
            }

            yield return StreamStep.Token;
        }

        var pieces = answer.Pieces.Text(answer.Text ?? "");
        for (var i = 0; i < pieces.Count; i++)
        {
            if (form.IsSpoken)
            {
                chunk.Transcript(choice, pieces[i]);
                chunk.Took("audio", choice);
            }
            else
            {
                chunk.Content(choice, pieces[i]);
                chunk.Took("content", choice);
            }

            yield return StreamStep.Token;
        }

        if (form.IsSpoken)
        {
            var sound = ChatAudio.Of(answer.Text!, "pcm16");
            for (var at = 0; at < sound.Length; at += MostSound)
            {
                chunk.Sound(choice, sound.AsSpan(at, Math.Min(MostSound, sound.Length - at)));
                chunk.Took("audio", choice);
                yield return StreamStep.Token;
            }

            chunk.SoundEnd(choice);
            chunk.Took("audio", choice);
            yield return StreamStep.Frame;
        }

        if (answer.Citations.Count > 0)
        {
            chunk.Annotations(choice);
            chunk.Took("annotations", choice);
            yield return StreamStep.Frame;
        }
    }
}
