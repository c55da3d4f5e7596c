namespace ContractMocks;

/// <summary>
/// How a server that takes OpenAI's chat completions differs from OpenAI in what it sends. The presets send what recorded traffic of those hosts shows; take
/// one and change what differs with <c>with</c>. Init-only; the defaults are OpenAI's own.
/// </summary>
/// <example><code>new MockOptions { Compatibility = CompatibilityOptions.Groq }</code></example>
public sealed record CompatibilityOptions
{
    /// <summary>OpenAI itself; the default.</summary>
    public static CompatibilityOptions OpenAi { get; } = new();

    /// <summary>OpenRouter: a provider's name and its own finish reason in every chunk, comments while it waits, usage at the end of every stream.</summary>
    public static CompatibilityOptions OpenRouter { get; } = new()
    {
        Fields = HostFields.OpenRouter,
        Ids = CompletionIds.Generation,
        Reasoning = ReasoningPlace.Reasoning,
        WritesWholeToolCalls = true,
        AlwaysSendsUsage = true,
        SendsObfuscation = false,
        Comment = "OPENROUTER PROCESSING",
    };

    /// <summary>Groq: <c>x_groq</c>, times in the usage, tool calls in one chunk.</summary>
    public static CompatibilityOptions Groq { get; } = new()
    {
        Fields = HostFields.Groq,
        Ids = CompletionIds.PrefixedUuid,
        ToolCallIds = ToolCallIds.Nine,
        Reasoning = ReasoningPlace.Reasoning,
        WritesWholeToolCalls = true,
        Usage = UsagePlace.LastChoice,
        AlwaysSendsUsage = true,
        SendsObfuscation = false,
    };

    /// <summary>Mistral: thoughts as parts of the content, ids of nine letters and digits for tool calls, usage in the last choice's chunk.</summary>
    public static CompatibilityOptions Mistral { get; } = new()
    {
        Fields = HostFields.Mistral,
        Ids = CompletionIds.Hexadecimal,
        ToolCallIds = ToolCallIds.Nine,
        Reasoning = ReasoningPlace.ContentParts,
        WritesWholeToolCalls = true,
        Usage = UsagePlace.LastChoice,
        AlwaysSendsUsage = true,
        SendsObfuscation = false,
    };

    /// <summary>DeepSeek: <c>reasoning_content</c>, hits and misses of the cache in the usage, usage in the last choice's chunk.</summary>
    public static CompatibilityOptions DeepSeek { get; } = new()
    {
        Fields = HostFields.DeepSeek,
        Ids = CompletionIds.Uuid,
        Reasoning = ReasoningPlace.ReasoningContent,
        Usage = UsagePlace.LastChoice,
        SendsObfuscation = false,
    };

    /// <summary>Together: a seed in each choice, usage in the last choice's chunk.</summary>
    public static CompatibilityOptions Together { get; } = new()
    {
        Fields = HostFields.Together,
        Ids = CompletionIds.Dashed,
        Reasoning = ReasoningPlace.Reasoning,
        Usage = UsagePlace.LastChoice,
        AlwaysSendsUsage = true,
        SendsObfuscation = false,
    };

    /// <summary>vLLM: <c>reasoning_content</c>, <c>stop_reason</c>, and fields that are there although they are null.</summary>
    public static CompatibilityOptions Vllm { get; } = new()
    {
        Fields = HostFields.Vllm,
        Ids = CompletionIds.PrefixedHexadecimal,
        ToolCallIds = ToolCallIds.LongHexadecimal,
        Reasoning = ReasoningPlace.ReasoningContent,
        SendsObfuscation = false,
    };

    /// <summary>xAI: <c>reasoning_content</c>, no field that is null, tool calls in one chunk.</summary>
    public static CompatibilityOptions XAi { get; } = new()
    {
        Fields = HostFields.XAi,
        Ids = CompletionIds.Uuid,
        ToolCallIds = ToolCallIds.EightDigits,
        Reasoning = ReasoningPlace.ReasoningContent,
        WritesWholeToolCalls = true,
        SendsObfuscation = false,
    };

    /// <summary>Whose fields, in whose order, answers have. Default: OpenAI's.</summary>
    public HostFields Fields { get; init; }

    /// <summary>What the ids of completions look like. Default: <c>chatcmpl-</c> and 29 letters and digits.</summary>
    public CompletionIds Ids { get; init; }

    /// <summary>What the ids of tool calls look like. Default: <c>call_</c> and 24 letters and digits.</summary>
    public ToolCallIds ToolCallIds { get; init; }

    /// <summary>Where the model's reasoning stands. Default: <see cref="ReasoningPlace.Hidden"/>, it only counts.</summary>
    public ReasoningPlace Reasoning { get; init; }

    /// <summary>Whether a stream sends each tool call in one chunk. Default: false, its name first and then its arguments in pieces.</summary>
    public bool WritesWholeToolCalls { get; init; }

    /// <summary>Which chunks of a stream count the tokens. Default: <see cref="UsagePlace.OwnChunk"/>.</summary>
    public UsagePlace Usage { get; init; }

    /// <summary>Whether streams count the tokens although the request did not ask for it (<c>stream_options.include_usage</c>). Default: false.</summary>
    public bool AlwaysSendsUsage { get; init; }

    /// <summary>Whether a stream ends in <c>data: [DONE]</c>. Default: true.</summary>
    public bool EndsWithDone { get; init; } = true;

    /// <summary>Whether chunks carry a random <c>obfuscation</c> unless the request forbids it. Default: true, as OpenAI does.</summary>
    public bool SendsObfuscation { get; init; } = true;

    /// <summary>The comment line that opens a stream, without its colon; null, the default, for none.</summary>
    public string? Comment { get; init; }
}

/// <summary>Whose fields answers have.</summary>
public enum HostFields
{
    /// <summary>OpenAI's.</summary>
    OpenAi,

    /// <summary>OpenRouter's.</summary>
    OpenRouter,

    /// <summary>Groq's.</summary>
    Groq,

    /// <summary>Mistral's.</summary>
    Mistral,

    /// <summary>DeepSeek's.</summary>
    DeepSeek,

    /// <summary>Together's.</summary>
    Together,

    /// <summary>vLLM's.</summary>
    Vllm,

    /// <summary>xAI's.</summary>
    XAi,
}

/// <summary>What the ids of completions look like.</summary>
public enum CompletionIds
{
    /// <summary><c>chatcmpl-</c> and 29 letters and digits.</summary>
    OpenAi,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary><c>chatcmpl-</c> and a UUID.</summary>
    PrefixedUuid,

    /// <summary>32 hexadecimal digits.</summary>
    Hexadecimal,

    /// <summary><c>chatcmpl-</c> and 32 hexadecimal digits.</summary>
    PrefixedHexadecimal,

    /// <summary><c>gen-</c>, the time in seconds and 20 letters and digits.</summary>
    Generation,

    /// <summary>Letters and digits in three groups with dashes.</summary>
    Dashed,
}

/// <summary>What the ids of tool calls look like.</summary>
public enum ToolCallIds
{
    /// <summary><c>call_</c> and 24 letters and digits.</summary>
    OpenAi,

    /// <summary>Nine letters and digits.</summary>
    Nine,

    /// <summary><c>call_</c> and eight digits.</summary>
    EightDigits,

    /// <summary><c>chatcmpl-tool-</c> and 32 hexadecimal digits.</summary>
    LongHexadecimal,
}

/// <summary>Where a model's reasoning stands in a message.</summary>
public enum ReasoningPlace
{
    /// <summary>Nowhere; its tokens are counted.</summary>
    Hidden,

    /// <summary>In <c>reasoning_content</c>.</summary>
    ReasoningContent,

    /// <summary>In <c>reasoning</c>.</summary>
    Reasoning,

    /// <summary>In the content, as a part of the type <c>thinking</c>.</summary>
    ContentParts,
}

/// <summary>Which chunks of a stream count the tokens.</summary>
public enum UsagePlace
{
    /// <summary>One of its own at the end.</summary>
    OwnChunk,

    /// <summary>The one with the finish reason of the last choice.</summary>
    LastChoice,

    /// <summary>All of them.</summary>
    EveryChunk,
}
