using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// OpenAI's older completions. The prompts are what the user says; each is answered as often as <c>n</c> asks, all alike.
/// </summary>
internal sealed class CompletionsDialect : ConversationDialect
{
    /// <summary>The most tokens where the request does not say, as the service has it.</summary>
    private const int UsualMost = 16;

    /// <summary>The most choices that the service gives.</summary>
    private const int MostChoices = 128;

    public override bool IsIndented => true;

    public override Conversation Read(Exchanging exchange)
    {
        var azure = AzureRequest.Of(exchange.Request);
        azure?.Check();
        return Read(exchange.Body, azure?.Deployment);
    }

    public override Conversation Read(JsonElement body) => Read(body, null);

    public override void WriteJson(Answer answer, WireBuffer buffer) => new CompletionsWriter(answer, buffer).Write();

    public override StreamOrder? Order(Answer answer) => OpenAiChatOrders.Completions;

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer)
    {
        var writer = new CompletionsWriter(answer, buffer);
        for (var choice = 0; choice < answer.Conversation.Choices; choice++)
        {
            if (writer.Echo(choice) is { Length: > 0 } echo)
            {
                writer.Chunk(choice, echo, isEnd: false);
                yield return StreamStep.Frame;
            }

            var pieces = answer.Pieces.Text(answer.Text ?? "");
            for (var i = 0; i < pieces.Count; i++)
            {
                writer.Chunk(choice, pieces[i], isEnd: false);
                yield return StreamStep.Token;
            }

            writer.Chunk(choice, "", isEnd: true);
            yield return StreamStep.Frame;
        }

        if (answer.Conversation.IncludeUsage)
        {
            writer.UsageChunk();
            yield return StreamStep.Frame;
        }

        buffer.Write("data: [DONE]\n\n"u8);
        buffer.Order?.Take("[DONE]");
        yield return StreamStep.End;
    }

    public override bool WriteStreamError(WireError error, Answer answer, WireBuffer buffer)
    {
        ChatStreamWriter.WriteError(error, answer, buffer);
        return true;
    }

    private static Conversation Read(JsonElement body, string? deployment)
    {
        var prompts = CompletionsPrompts.Read(body);
        return new Conversation
        {
            Body = body,
            Model = RequestJson.Text(body, "model"u8) ?? deployment ?? "",
            Messages = prompts.ConvertAll(static prompt => new ConversationMessage { Role = MessageRole.User, Text = prompt }),
            Tools = [],
            Stream = RequestJson.IsTrue(body, "stream"u8),
            IncludeUsage = RequestJson.IsTrue(RequestJson.Object(body, "stream_options"u8), "include_usage"u8),
            Choices = Math.Clamp((ChatRequestReader.Number(body, "n"u8) ?? 1) * Math.Max(1, prompts.Count), 1, MostChoices),
            MaxTokens = ChatRequestReader.Number(body, "max_tokens"u8) ?? UsualMost,
            StopSequences = ChatRequestReader.Stops(body),
            LogProbabilities = ChatRequestReader.Number(body, "logprobs"u8),
        };
    }
}
