using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks;

/// <summary>
/// A request as a condition written in C# sees it. Valid while the condition runs. A condition that looks at <see cref="User"/> and at no tool
/// result does not hold for a request that ends in tool results: the user said nothing new then, the model hears from its tools.
/// </summary>
public sealed class TurnRequest
{
    private readonly Conversation _conversation;

    internal TurnRequest(Conversation conversation) => _conversation = conversation;

    /// <summary>The text of the last user message; empty for none.</summary>
    public UserText User
    {
        get
        {
            LookedAtUser = true;
            return new UserText(_conversation.User);
        }
    }

    /// <summary>The text of the system (or developer) messages, joined by line breaks; empty for none.</summary>
    public string System => _conversation.System;

    /// <summary>The model that the request names; empty for none.</summary>
    public string Model => _conversation.Model;

    /// <summary>The messages, in order.</summary>
    public IReadOnlyList<ConversationMessage> Messages
    {
        get
        {
            LookedAtResults = true;
            return _conversation.Messages;
        }
    }

    /// <summary>The tools that the request declares, in order.</summary>
    public IReadOnlyList<DeclaredTool> Tools => _conversation.Tools;

    /// <summary>Whether the client asked for a stream.</summary>
    public bool Stream => _conversation.Stream;

    /// <summary>Whether the request ends in tool results: after the last assistant message there is one.</summary>
    public bool EndsInToolResults
    {
        get
        {
            LookedAtResults = true;
            return _conversation.EndsInToolResults;
        }
    }

    /// <summary>The request's JSON; <see cref="JsonValueKind.Undefined"/> where there is none.</summary>
    public JsonElement Body => _conversation.Body;

    internal bool LookedAtUser { get; private set; }

    internal bool LookedAtResults { get; private set; }

    /// <summary>Whether the request declares a tool.</summary>
    /// <param name="tool">The tool's name.</param>
    public bool HasTool(string tool) => _conversation.HasTool(tool);

    /// <summary>Whether the request declares a tool.</summary>
    public bool HasTool<T>()
        where T : ITool<T> => HasTool(T.Tool.Name);

    /// <summary>Whether the request ends in a result of a tool.</summary>
    /// <param name="tool">The tool's name.</param>
    public bool HasResultOf(string tool) => ResultOf(tool) is not null;

    /// <summary>Whether the request ends in a result of a tool.</summary>
    public bool HasResultOf<T>()
        where T : ITool<T> => HasResultOf(T.Tool.Name);

    /// <summary>The text of the latest result of a tool that the request ends in, or null.</summary>
    /// <param name="tool">The tool's name.</param>
    public string? ResultOf(string tool)
    {
        LookedAtResults = true;
        return _conversation.LatestResult(tool)?.Text;
    }

    /// <summary>The text of the latest result of a tool that the request ends in, or null.</summary>
    public string? ResultOf<T>()
        where T : ITool<T> => ResultOf(T.Tool.Name);

    /// <summary>The body as a type of the contract.</summary>
    /// <typeparam name="T">The type; <see cref="NoBody"/> for none.</typeparam>
    /// <exception cref="JsonException">The body is not of this type.</exception>
    public T BodyAs<T>()
    {
        LookedAtResults = true;
        return typeof(T) == typeof(NoBody) || Body.ValueKind == JsonValueKind.Undefined ? default! : WireJson.Read<T>(Body)!;
    }
}
