using System.Runtime.InteropServices;
using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Tokens;

/// <summary>
/// What a request to OpenAI costs beside the tokens of its texts. The figures for messages are published; those for tools, calls and results are taken from
/// recorded traffic. docs/tokens.md says how many recorded requests this hits.
/// </summary>
internal readonly struct OpenAiPrompt
{
    /// <summary>A message has three tokens that mark it, and its role.</summary>
    private const int PerMessage = 4;

    /// <summary>The answer's beginning stands in the prompt already.</summary>
    private const int Answer = 3;

    private readonly Conversation _conversation;
    private readonly TokenCounter _counter;
    private readonly bool _isResponse;
    private readonly bool _isReasoning;
    private readonly bool _isGpt5;

    public OpenAiPrompt(Conversation conversation, TokenCounter counter)
    {
        var name = ModelFamily.Name(conversation.Model);
        _conversation = conversation;
        _counter = counter;
        _isReasoning = ModelFamily.IsReasoning(name);
        _isGpt5 = name.StartsWith("gpt-5", StringComparison.Ordinal);
        _isResponse = conversation.Body.ValueKind == JsonValueKind.Object && !conversation.Body.TryGetProperty("messages"u8, out _);
    }

    public int Tokens()
    {
        var tokens = Answer - (_isReasoning ? 1 : 0);
        var hasSystem = false;
        foreach (var message in _conversation.Messages)
        {
            tokens += Message(message);
            hasSystem |= message.Role == MessageRole.System;
        }

        if (_conversation.Tools.Count > 0)
        {
            var (model, tools) = (_conversation.Model, _conversation.Tools);
            tokens += AroundTools(hasSystem) + _counter.Cached(model, Raw("tools"u8), (_counter, model, tools), static all => Tools(all._counter, all.model, all.tools));
        }

        if (_conversation.Output is { Kind: OutputKind.JsonSchema } output)
        {
            var model = _conversation.Model;
            tokens += _counter.Cached(
                model, JsonMarshal.GetRawUtf8Value(output.Schema), (_counter, model, output.Schema), static all => Format(all._counter, all.model, all.Schema));
        }

        return tokens;
    }

    private static int Tools(TokenCounter counter, string model, List<DeclaredTool> tools)
    {
        // As recorded traffic has it, the whole has a token less for each tool with parameters, and a token more for each comment after a bracket.
        var text = ToolText.Of(tools);
        var tokens = counter.Text(model, text) + text.AsSpan().Count("{\n\n//") + text.AsSpan().Count("{\n//");
        foreach (var tool in tools)
        {
            tokens -= ToolText.HasParameters(tool) ? 1 : 0;
        }

        return tokens;
    }

    private static int Format(TokenCounter counter, string model, JsonElement schema)
    {
        const int Around = 20;
        return Around + counter.Text(model, ToolText.Of(schema));
    }

    private int Message(ConversationMessage message)
    {
        var calls = 0;
        foreach (var call in message.ToolCalls)
        {
            calls += _counter.Text(_conversation.Model, call.Tool) + _counter.Text(_conversation.Model, call.Arguments) + PerCall();
        }

        // In a response calls are items of their own; in a chat they are part of a message.
        if (_isResponse && message.Role == MessageRole.Assistant && message.Text.Length == 0)
        {
            return calls;
        }

        var tokens = PerMessage + _counter.Text(_conversation.Model, message.Text) + calls;
        if (message.Name is { } name)
        {
            tokens += 1 + _counter.Text(_conversation.Model, name);
        }

        if (_isGpt5 && _isResponse && message.Role == MessageRole.Assistant)
        {
            const int Channel = 2;
            tokens += Channel;
        }

        foreach (var image in message.Images)
        {
            tokens += ImageTokens.Of(image, _conversation);
        }

        return tokens;
    }

    private int PerCall() => _isResponse ? 14 : _isGpt5 ? 13 : 8;

    private int AroundTools(bool hasSystem) =>
        _isGpt5 ? (_isResponse ? 8 : 90)
        : _isResponse ? 3
        : hasSystem ? 5 : 8;

    private ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> name) =>
        _conversation.Body.ValueKind == JsonValueKind.Object && _conversation.Body.TryGetProperty(name, out var value) ? JsonMarshal.GetRawUtf8Value(value) : default;
}
