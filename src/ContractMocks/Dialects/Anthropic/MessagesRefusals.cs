using System.Globalization;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// What the service refuses in a request for messages although its document allows it, in its words. Where it is not known to refuse, nothing is
/// refused; lenient mocks refuse nothing.
/// </summary>
internal static class MessagesRefusals
{
    private const int MostMarks = 4;

    /// <summary>Checks a request.</summary>
    /// <exception cref="RefusedException">The service would refuse it.</exception>
    public static void Check(Conversation conversation, Exchanging exchange)
    {
        var body = conversation.Body;
        if (exchange.Options.Requests == RequestChecks.Lenient || body.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (TryArray(body, "messages"u8, out var messages))
        {
            if (messages.GetArrayLength() == 0)
            {
                throw Refused("messages: at least one message is required");
            }

            MessageTurns.Check(messages, conversation.Model);
        }

        CheckLimits(conversation, body);
        CheckThinking(conversation, body);
        CheckTools(conversation, body);
    }

    public static RefusedException Refused(string message, string? parameter = null) => new(new WireError(400, WireError.Invalid, message, parameter));

    private static void CheckLimits(Conversation conversation, JsonElement body)
    {
        var model = AnthropicModels.Find(conversation.Model);
        if (model is not null && conversation.MaxTokens > model.MostOutput)
        {
            throw Refused(string.Create(
                CultureInfo.InvariantCulture,
                $"max_tokens: {conversation.MaxTokens} > {model.MostOutput}, which is the maximum allowed number of output tokens for {model.Id}"), "max_tokens");
        }

        if (model is { TakesOneSampling: true } && Has(body, "temperature"u8) && Has(body, "top_p"u8))
        {
            throw Refused("`temperature` and `top_p` cannot both be specified for this model. Please use only one.", "temperature");
        }

        var marks = Marks(body);
        if (marks > MostMarks)
        {
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"A maximum of {MostMarks} blocks with cache_control may be provided. Found {marks}."));
        }
    }

    private static void CheckThinking(Conversation conversation, JsonElement body)
    {
        if (conversation.Reasoning is not { IsEnabled: true, Budget: { } budget })
        {
            return;
        }

        if (conversation.MaxTokens <= budget)
        {
            throw Refused(
                "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at "
                + "https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size", "max_tokens");
        }

        if (body.TryGetProperty("temperature"u8, out var temperature) && temperature.ValueKind == JsonValueKind.Number && temperature.GetDouble() != 1)
        {
            throw Refused(
                "`temperature` may only be set to 1 when thinking is enabled. Please consult our documentation at "
                + "https://docs.claude.com/en/docs/build-with-claude/extended-thinking#important-considerations-when-using-extended-thinking", "temperature");
        }

        if (conversation.ToolChoice.Mode == ToolMode.Required)
        {
            throw Refused("Thinking may not be enabled when tool_choice forces tool use.", "tool_choice");
        }
    }

    private static void CheckTools(Conversation conversation, JsonElement body)
    {
        var tools = conversation.Tools;
        for (var i = 1; i < tools.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (tools[i].Name == tools[j].Name)
                {
                    throw Refused("tools: Tool names must be unique.", "tools");
                }
            }
        }

        // A tool that the service runs may be named too.
        if (conversation.ToolChoice.Names is [var name] && !tools.Exists(tool => tool.Name == name) && !IsDeclared(body, name))
        {
            throw Refused($"Tool '{name}' not found in provided tools", "tool_choice");
        }
    }

    private static bool IsDeclared(JsonElement body, string name)
    {
        if (TryArray(body, "tools"u8, out var tools))
        {
            foreach (var tool in tools.EnumerateArray())
            {
                // What an MCP server has is known to nobody here.
                if (Text(tool, "name"u8) == name || Text(tool, "type"u8) == "mcp_toolset")
                {
                    return true;
                }
            }
        }

        return Has(body, "mcp_servers"u8);
    }

    private static int Marks(JsonElement body)
    {
        var marks = 0;
        foreach (var name in (ReadOnlySpan<string>)["tools", "system"])
        {
            if (body.TryGetProperty(name, out var parts) && parts.ValueKind == JsonValueKind.Array)
            {
                marks += MarksIn(parts);
            }
        }

        if (TryArray(body, "messages"u8, out var messages))
        {
            foreach (var message in messages.EnumerateArray())
            {
                marks += TryArray(message, "content"u8, out var content) ? MarksIn(content) : 0;
            }
        }

        return marks;
    }

    private static int MarksIn(JsonElement parts)
    {
        var marks = 0;
        foreach (var part in parts.EnumerateArray())
        {
            marks += Object(part, "cache_control"u8).ValueKind == JsonValueKind.Object ? 1 : 0;
        }

        return marks;
    }

    private static bool Has(JsonElement body, ReadOnlySpan<byte> name) => body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
