using System.Text;
using System.Text.Json;
using Anthropic;
using Anthropic.Models.Messages;
using ContractMocks.Conformance.Tests.Conversations;
using AnthropicTool = Anthropic.Models.Messages.Tool;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>Messages through Anthropic's own client.</summary>
internal sealed class AnthropicTalk(Connection connection, SharedConversation conversation) : ITalk
{
    private readonly AnthropicClient _client = Client(connection);
    private readonly List<MessageParam> _messages = [];
    private IReadOnlyList<(string Id, string Name)> _calls = [];

    public static AnthropicClient Client(Connection connection) => new()
    {
        HttpClient = connection.Http,
        BaseUrl = connection.Endpoint.GetLeftPart(UriPartial.Authority),
        ApiKey = connection.Key,
        MaxRetries = 0,
    };

    public void Say(string text, string? image)
    {
        if (image is null)
        {
            _messages.Add(new UserMessageParam(text));
            return;
        }

        List<ContentBlockParam> blocks =
        [
            new ImageBlockParam(new Base64ImageSource { Data = image, MediaType = MediaType.ImagePng }),
            new TextBlockParam(text),
        ];
        _messages.Add(new UserMessageParam(blocks));
    }

    public async Task<SeenAnswer> AnswerAsync(CancellationToken cancellation)
    {
        var message = await _client.Messages.Create(Request(), cancellation);
        StringBuilder text = new(), reasoning = new();
        var calls = new List<(string Id, string Name, string Arguments)>();
        var blocks = new List<ContentBlockParam>();
        foreach (var block in message.Content)
        {
            if (block.TryPickText(out var said))
            {
                text.Append(said.Text);
                blocks.Add(new TextBlockParam(said.Text));
            }
            else if (block.TryPickThinking(out var thought))
            {
                reasoning.Append(thought.Thinking);
                blocks.Add(new ThinkingBlockParam { Thinking = thought.Thinking, Signature = thought.Signature });
            }
            else if (block.TryPickToolUse(out var call))
            {
                calls.Add((call.ID, call.Name, JsonSerializer.Serialize(call.Input)));
                blocks.Add(new ToolUseBlockParam { ID = call.ID, Name = call.Name, Input = call.Input });
            }
        }

        return Keep(blocks, text, reasoning, calls) with
        {
            Finish = Finish(message.StopReason?.Raw()),
            Usage = new SeenUsage((int)message.Usage.InputTokens, (int)message.Usage.OutputTokens),
        };
    }

    public async Task<SeenAnswer> StreamAsync(CancellationToken cancellation)
    {
        var blocks = new SortedDictionary<long, StreamedBlock>();
        string? finish = null;
        long input = 0, output = 0;
        var updates = 0;
        await foreach (var part in _client.Messages.CreateStreaming(Request(), cancellation))
        {
            updates++;
            if (part.TryPickStart(out var start))
            {
                input = start.Message.Usage.InputTokens;
            }
            else if (part.TryPickContentBlockStart(out var begun))
            {
                blocks.Add(begun.Index, new StreamedBlock(begun.ContentBlock));
            }
            else if (part.TryPickContentBlockDelta(out var delta))
            {
                blocks[delta.Index].Add(delta.Delta);
            }
            else if (part.TryPickDelta(out var end))
            {
                finish = end.Delta.StopReason?.Raw();
                output = end.Usage.OutputTokens;
            }
        }

        StringBuilder text = new(), reasoning = new();
        var calls = new List<(string Id, string Name, string Arguments)>();
        foreach (var block in blocks.Values)
        {
            text.Append(block.Text);
            reasoning.Append(block.Thinking);
            if (block.Call is { } call)
            {
                calls.Add((call.ID, call.Name, block.Arguments));
            }
        }

        return Keep([.. blocks.Values.Select(static block => block.AsParam())], text, reasoning, calls) with
        {
            Finish = Finish(finish),
            Usage = new SeenUsage((int)input, (int)output),
            Updates = updates,
        };
    }

    public void Return(IReadOnlyDictionary<string, string> results)
    {
        List<ContentBlockParam> blocks = [.. _calls.Select(call => (ContentBlockParam)new ToolResultBlockParam(call.Id) { Content = results[call.Name] })];
        _messages.Add(new UserMessageParam(blocks));
    }

    private MessageCreateParams Request()
    {
        var request = new MessageCreateParams { Model = "claude-opus-4-6", MaxTokens = 16_000, Messages = [.. _messages] };
        if (conversation.System is { } system)
        {
            request = request with { System = system };
        }

        if (conversation.Tools.Count > 0)
        {
            request = request with { Tools = [.. conversation.Tools.Select(static tool => (ToolUnion)Tool(tool))] };
        }

        if (conversation.Schema is { } schema)
        {
            request = request with { OutputConfig = new OutputConfig { Format = new JsonOutputFormat { Schema = Members(schema) } } };
        }

        return conversation.Reasons ? request with { Thinking = new ThinkingConfigEnabled(2_000) } : request;
    }

    private SeenAnswer Keep(
        List<ContentBlockParam> blocks, StringBuilder text, StringBuilder reasoning, List<(string Id, string Name, string Arguments)> calls)
    {
        if (blocks.Count > 0)
        {
            _messages.Add(new AssistantMessageParam(blocks));
        }

        _calls = [.. calls.Select(static call => (call.Id, call.Name))];
        return new SeenAnswer
        {
            Text = text.ToString(),
            Reasoning = reasoning.Length == 0 ? null : reasoning.ToString(),
            Calls = [.. calls.Select(static call => new SeenCall(call.Name, call.Arguments))],
        };
    }

    private static AnthropicTool Tool(ContractMocks.Tool tool) => new()
    {
        Name = tool.Name,
        Description = tool.Description,
        InputSchema = InputSchema.FromRawUnchecked(Members(tool.Parameters)),
    };

    private static Dictionary<string, JsonElement> Members(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private static string? Finish(string? reason) => reason switch
    {
        "end_turn" => "stop",
        "max_tokens" => "length",
        "tool_use" => "tool_calls",
        _ => reason,
    };
}
