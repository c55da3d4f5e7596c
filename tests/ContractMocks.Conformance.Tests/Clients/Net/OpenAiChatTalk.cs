using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using ContractMocks.Conformance.Tests.Conversations;
using OpenAI;
using OpenAI.Chat;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>Chat completions through OpenAI's own client.</summary>
internal sealed class OpenAiChatTalk : ITalk
{
    private readonly ChatClient _client;
    private readonly ChatCompletionOptions _options = new();
    private readonly List<ChatMessage> _messages = [];

    public OpenAiChatTalk(Connection connection, SharedConversation conversation)
    {
        _client = new ChatClient("gpt-5", new ApiKeyCredential(connection.Key), Options(connection.Http, connection.Endpoint));
        if (conversation.System is { } system)
        {
            _messages.Add(new SystemChatMessage(system));
        }

        foreach (var tool in conversation.Tools)
        {
            _options.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.Parameters)));
        }

        if (conversation.Schema is { } schema)
        {
            _options.ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("answer", BinaryData.FromString(schema), jsonSchemaIsStrict: true);
        }

        if (conversation.Reasons)
        {
            _options.ReasoningEffortLevel = ChatReasoningEffortLevel.Medium;
        }
    }

    public static OpenAIClientOptions Options(HttpClient http, Uri endpoint) => new()
    {
        Endpoint = endpoint,
        Transport = new HttpClientPipelineTransport(http),
        RetryPolicy = new ClientRetryPolicy(0),
    };

    public void Say(string text, string? image)
    {
        var parts = new List<ChatMessageContentPart> { ChatMessageContentPart.CreateTextPart(text) };
        if (image is not null)
        {
            parts.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(Convert.FromBase64String(image)), "image/png"));
        }

        _messages.Add(new UserChatMessage(parts));
    }

    public async Task<SeenAnswer> AnswerAsync(CancellationToken cancellation)
    {
        ChatCompletion answer = await _client.CompleteChatAsync(_messages, _options, cancellation);
        _messages.Add(new AssistantChatMessage(answer));
        return new SeenAnswer
        {
            Text = string.Concat(answer.Content.Select(static part => part.Text)),
            Refusal = answer.Refusal,
            Calls = [.. answer.ToolCalls.Select(static call => new SeenCall(call.FunctionName, call.FunctionArguments.ToString()))],
            Finish = Finish(answer.FinishReason),
            Usage = Usage(answer.Usage),
        };
    }

    public async Task<SeenAnswer> StreamAsync(CancellationToken cancellation)
    {
        StringBuilder text = new(), refusal = new();
        var calls = new SortedDictionary<int, (string Id, string Name, StringBuilder Arguments)>();
        ChatFinishReason? finish = null;
        ChatTokenUsage? usage = null;
        var updates = 0;
        await foreach (var update in _client.CompleteChatStreamingAsync(_messages, _options, cancellation))
        {
            updates++;
            text.AppendJoin("", update.ContentUpdate.Select(static part => part.Text));
            refusal.Append(update.RefusalUpdate);
            finish = update.FinishReason ?? finish;
            usage = update.Usage ?? usage;
            foreach (var call in update.ToolCallUpdates)
            {
                calls.TryAdd(call.Index, (call.ToolCallId, call.FunctionName, new StringBuilder()));
                calls[call.Index].Arguments.Append(call.FunctionArgumentsUpdate?.ToString());
            }
        }

        Keep(text.ToString(), calls.Values);
        return new SeenAnswer
        {
            Text = text.ToString(),
            Refusal = refusal.Length == 0 ? null : refusal.ToString(),
            Calls = [.. calls.Values.Select(static call => new SeenCall(call.Name, call.Arguments.ToString()))],
            Finish = finish is { } reason ? Finish(reason) : null,
            Usage = usage is null ? null : Usage(usage),
            Updates = updates,
        };
    }

    public void Return(IReadOnlyDictionary<string, string> results)
    {
        var last = (AssistantChatMessage)_messages[^1];
        _messages.AddRange(last.ToolCalls.Select(call => new ToolChatMessage(call.Id, results[call.FunctionName])));
    }

    private void Keep(string text, IReadOnlyCollection<(string Id, string Name, StringBuilder Arguments)> calls)
    {
        var message = calls.Count == 0
            ? new AssistantChatMessage(text)
            : new AssistantChatMessage(calls.Select(static call =>
                ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments.ToString()))));
        if (calls.Count > 0 && text.Length > 0)
        {
            message.Content.Add(ChatMessageContentPart.CreateTextPart(text));
        }

        _messages.Add(message);
    }

    private static string Finish(ChatFinishReason reason) => reason switch
    {
        ChatFinishReason.Stop => "stop",
        ChatFinishReason.Length => "length",
        ChatFinishReason.ToolCalls => "tool_calls",
        ChatFinishReason.ContentFilter => "content_filter",
        _ => reason.ToString(),
    };

    private static SeenUsage Usage(ChatTokenUsage usage) =>
        new(usage.InputTokenCount, usage.OutputTokenCount, usage.OutputTokenDetails?.ReasoningTokenCount);
}
