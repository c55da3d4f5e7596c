using System.Runtime.InteropServices;
using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Tokens;

/// <summary>
/// Counts the tokens of requests and answers: exactly for OpenAI's models, and by a stated estimate for others (docs/tokens.md). What comes again is counted
/// once. A mock has one; thread-safe.
/// </summary>
internal sealed class TokenCounter
{
    private readonly CountCache _o200k = new();
    private readonly CountCache _cl100k = new();
    private readonly CountCache _estimates = new();

    /// <summary>The tokens of a text; of a model whose vocabulary is not published, those of <c>o200k_base</c>.</summary>
    public int Text(string model, string text) => text.Length == 0 ? 0 : Cache(model).Text(Tokenizer.For(model), text);

    /// <summary>The tokens of a request, its tools and images included.</summary>
    public int Prompt(Conversation conversation) =>
        conversation.Tokens == TokenRule.OpenAi ? new OpenAiPrompt(conversation, this).Tokens() : Estimate(conversation);

    /// <summary>The tokens of the tool calls of an answer.</summary>
    public int Calls(Conversation conversation, RecordedToolCall[] calls)
    {
        // Around the name and the arguments stand the tokens that say whom the call is for.
        const int PerCall = 8;
        var tokens = 0;
        foreach (var call in calls)
        {
            tokens += PerCall + Text(conversation.Model, call.Tool) + Text(conversation.Model, call.Arguments);
        }

        return tokens;
    }

    /// <summary>A count that depends on some JSON and the vocabulary of a model alone; counted where it is not known.</summary>
    public int Cached<TState>(string model, ReadOnlySpan<byte> json, TState state, Func<TState, int> counting) => Cache(model).Json(json, state, counting);

    private CountCache Cache(string model) => ModelFamily.IsCl100k(model) ? _cl100k : _o200k;

    private int Estimate(Conversation conversation)
    {
        var rule = PromptEstimate.Of(conversation.Tokens);
        var model = conversation.Model;
        var tokens = rule.PerRequest;
        foreach (var message in conversation.Messages)
        {
            tokens += rule.PerMessage + Text(model, message.Text);
            foreach (var call in message.ToolCalls)
            {
                tokens += rule.PerCall + Text(model, call.Tool) + Text(model, call.Arguments);
            }

            foreach (var image in message.Images)
            {
                tokens += ImageTokens.Of(image, conversation);
            }
        }

        if (conversation.Tools.Count > 0)
        {
            tokens += rule.WithTools;
            foreach (var tool in conversation.Tools)
            {
                tokens += rule.PerTool + (int)(rule.Schema * Tool(tool));
            }
        }

        return tokens;
    }

    private int Tool(DeclaredTool tool)
    {
        var schema = tool.Parameters.ValueKind == JsonValueKind.Undefined ? 0
            : _estimates.Json(
                JsonMarshal.GetRawUtf8Value(tool.Parameters), tool.Parameters, static schema => Tokenizer.O200k.Count(JsonMarshal.GetRawUtf8Value(schema)));
        return Text("", tool.Name) + Text("", tool.Description) + schema;
    }
}

/// <summary>What requests cost beside their texts at a provider that publishes no rule, found from recorded traffic.</summary>
/// <param name="PerRequest">Each request.</param>
/// <param name="PerMessage">Each message, the system's too.</param>
/// <param name="PerCall">Each tool call and its result.</param>
/// <param name="WithTools">The hidden prompt where there are tools.</param>
/// <param name="PerTool">Each tool.</param>
/// <param name="Schema">What a token of a tool's name, description and schema counts.</param>
internal sealed record PromptEstimate(int PerRequest, int PerMessage, int PerCall, int WithTools, int PerTool, double Schema)
{
    private static readonly PromptEstimate s_anthropic = new(3, 4, 55, 400, 30, 1);
    private static readonly PromptEstimate s_gemini = new(0, 0, 8, 0, 5, 0.6);
    private static readonly PromptEstimate s_other = new(3, 4, 8, 10, 10, 1);

    public static PromptEstimate Of(TokenRule rule) => rule switch
    {
        TokenRule.Anthropic => s_anthropic,
        TokenRule.Gemini => s_gemini,
        _ => s_other,
    };
}
