using System.Text.Json;
using ContractMocks.Conformance.Tests.Conversations;
using Microsoft.Extensions.AI;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>Any client through Microsoft's abstractions (<see cref="IChatClient"/>).</summary>
internal class ChatClientTalk : ITalk
{
    private readonly IChatClient _client;
    private readonly List<ChatMessage> _messages = [];
    private readonly ChatOptions _options = new() { MaxOutputTokens = 16_000 };

    public ChatClientTalk(IChatClient client, SharedConversation conversation)
    {
        _client = client;
        _options.Instructions = conversation.System;
        _options.Tools = [.. conversation.Tools.Select(static tool =>
            AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, JsonElement.Parse(tool.Parameters), null))];
        if (conversation.Schema is { } schema)
        {
            _options.ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema), "answer", null);
        }

        if (conversation.Reasons)
        {
            _options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Medium, Output = ReasoningOutput.Full };
        }
    }

    public void Say(string text, string? image)
    {
        List<AIContent> contents = [new TextContent(text)];
        if (image is not null)
        {
            contents.Add(new DataContent(Convert.FromBase64String(image), "image/png"));
        }

        _messages.Add(new ChatMessage(ChatRole.User, contents));
    }

    /// <summary>What each request goes with.</summary>
    protected ChatOptions Options => _options;

    /// <summary>The calls of the last answer.</summary>
    protected IEnumerable<FunctionCallContent> LastCalls => Calls(_messages[^1]);

    public virtual async Task<SeenAnswer> AnswerAsync(CancellationToken cancellation) =>
        Keep(await _client.GetResponseAsync(_messages, _options, cancellation), 1);

    public virtual async Task<SeenAnswer> StreamAsync(CancellationToken cancellation)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in _client.GetStreamingResponseAsync(_messages, _options, cancellation))
        {
            updates.Add(update);
        }

        return Keep(updates.ToChatResponse(), updates.Count);
    }

    public void Return(IReadOnlyDictionary<string, string> results) =>
        Return([.. LastCalls.Select(call => new FunctionResultContent(call.CallId, JsonElement.Parse(results[call.Name])))]);

    public virtual Task ReturnAsync(IReadOnlyDictionary<string, string> results, CancellationToken cancellation)
    {
        Return(results);
        return Task.CompletedTask;
    }

    protected void Return(IList<AIContent> results) => _messages.Add(new ChatMessage(ChatRole.Tool, results));

    private SeenAnswer Keep(ChatResponse response, int updates)
    {
        _messages.AddRange(response.Messages);
        var contents = response.Messages.SelectMany(static message => message.Contents).ToList();
        var reasoning = string.Concat(contents.OfType<TextReasoningContent>().Select(static thought => thought.Text));
        return new SeenAnswer
        {
            Text = response.Text,
            Reasoning = reasoning.Length == 0 ? null : reasoning,
            Calls = [.. response.Messages.SelectMany(Calls).Select(static call => new SeenCall(call.Name, JsonSerializer.Serialize(call.Arguments)))],
            Finish = response.FinishReason?.Value,
            Usage = response.Usage is { } usage
                ? new SeenUsage((int)(usage.InputTokenCount ?? 0), (int)(usage.OutputTokenCount ?? 0), (int?)usage.ReasoningTokenCount)
                : null,
            Updates = updates,
        };
    }

    private static IEnumerable<FunctionCallContent> Calls(ChatMessage message) => message.Contents.OfType<FunctionCallContent>();
}
