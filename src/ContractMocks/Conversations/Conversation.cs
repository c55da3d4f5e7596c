using System.Text;
using System.Text.Json;

namespace ContractMocks.Conversations;

/// <summary>A request to a model in no provider's words. A dialect reads it; conditions, templates and writers use it.</summary>
internal sealed class Conversation
{
    private string? _system;

    public string Model { get; init; } = "";

    public required List<ConversationMessage> Messages { get; init; }

    public required List<DeclaredTool> Tools { get; init; }

    /// <summary>What the request says of the tools that may be called.</summary>
    public ToolChoice ToolChoice { get; init; } = ToolChoice.Default;

    /// <summary>What the request says of the text of the answer.</summary>
    public RequestedOutput Output { get; init; } = RequestedOutput.AnyText;

    /// <summary>What the ids of tool calls begin with.</summary>
    public string CallPrefix { get; init; } = "call_";

    /// <summary>How many characters follow the prefix.</summary>
    public int CallLength { get; init; } = 24;

    /// <summary>The characters that follow it; null for letters and digits.</summary>
    public string? CallAlphabet { get; init; }

    /// <summary>The request's JSON; undefined where there is none. Lives as long as the exchange.</summary>
    public JsonElement Body { get; init; }

    public bool Stream { get; init; }

    /// <summary>Whether a stream is to end in a count of tokens.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>How many answers are asked for.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>The most tokens that the answer may have; null where the request does not say.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Texts at which the answer stops, itself without them.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>How many of the likeliest tokens are asked for beside each token (0: the token alone); null where no log probabilities are.</summary>
    public int? LogProbabilities { get; init; }

    /// <summary>Whether the answer may hold the model's reasoning, and how much of it; null where the request does not say.</summary>
    public RequestedReasoning? Reasoning { get; init; }

    /// <summary>How its tokens are counted.</summary>
    public TokenRule Tokens { get; init; }

    /// <summary>The text of the last user message; empty for none.</summary>
    public string User
    {
        get
        {
            for (var i = Messages.Count - 1; i >= 0; i--)
            {
                if (Messages[i].Role == MessageRole.User)
                {
                    return Messages[i].Text;
                }
            }

            return "";
        }
    }

    /// <summary>The texts of the system messages, joined by line breaks.</summary>
    public string System => _system ??= JoinSystem();

    /// <summary>Whether the request ends in tool results: after the last assistant message there is one.</summary>
    public bool EndsInToolResults => LatestResult() is not null;

    /// <summary>A request of no dialect: nothing of it is known but its JSON.</summary>
    public static Conversation Of(JsonElement body) => new() { Messages = [], Tools = [], Body = body };

    public bool HasTool(string name) => Tool(name) is not null;

    /// <summary>
    /// A declared tool: the one of the name, else one whose name becomes that name where it is made legal, as <c>math.factorial</c> becomes
    /// <c>math_factorial</c> (Gemini and MCP take dots, OpenAI does not).
    /// </summary>
    public DeclaredTool? Tool(string name)
    {
        foreach (var tool in Tools)
        {
            if (tool.Name == name)
            {
                return tool;
            }
        }

        foreach (var tool in Tools)
        {
            if (IsAlso(tool.Name, name))
            {
                return tool;
            }
        }

        return null;
    }

    /// <summary>Whether a name on the wire is that of a tool of a scenario.</summary>
    public static bool IsSame(string onWire, string name) => onWire == name || IsAlso(onWire, name);

    private static bool IsAlso(string onWire, string name) =>
        !ToolNames.IsLegal(ToolNames.Strictest, onWire) && ToolNames.For(ToolNames.Strictest, onWire) == name;

    /// <summary>Whether a tool was called already since the user spoke last.</summary>
    public bool HasCalled(string tool)
    {
        for (var i = Messages.Count - 1; i >= 0 && Messages[i].Role != MessageRole.User; i--)
        {
            foreach (var call in Messages[i].ToolCalls)
            {
                if (IsSame(call.Tool, tool))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The last tool result after the last assistant message; null when there is none, or none of the tool named.</summary>
    public ConversationMessage? LatestResult(string? tool = null)
    {
        for (var i = Messages.Count - 1; i >= 0 && Messages[i].Role != MessageRole.Assistant; i--)
        {
            if (Messages[i].Role == MessageRole.Tool && (tool is null || (Call(Messages[i]) is { } call && IsSame(call.Tool, tool))))
            {
                return Messages[i];
            }
        }

        return null;
    }

    /// <summary>The call that a tool result answers, or null when the request does not hold it.</summary>
    public RequestedToolCall? Call(ConversationMessage result)
    {
        for (var i = Messages.Count - 1; i >= 0; i--)
        {
            foreach (var call in Messages[i].ToolCalls)
            {
                if (call.Id == result.ToolCallId)
                {
                    return call;
                }
            }
        }

        return null;
    }

    private string JoinSystem()
    {
        StringBuilder? several = null;
        string? first = null;
        foreach (var message in Messages)
        {
            if (message.Role != MessageRole.System)
            {
                continue;
            }

            if (first is null)
            {
                first = message.Text;
            }
            else
            {
                (several ??= new StringBuilder(first)).Append('\n').Append(message.Text);
            }
        }

        return several?.ToString() ?? first ?? "";
    }
}
