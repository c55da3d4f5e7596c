namespace ContractMocks;

/// <summary>
/// A provider-neutral answer, written once and spoken by every dialect: reasoning, text or JSON, a refusal, tools that the provider runs itself, tool
/// calls, an error or a body. What a provider has no words for is left out. A body comes alone; an error too, unless <see cref="ErrorAfter"/> puts it into
/// the middle of a stream.
/// </summary>
public sealed record Reply
{
    /// <summary>The text, a template such as <c>It is {{ tool_result.temperature }} °C</c>; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>The tool calls, in order.</summary>
    public EquatableArray<ToolCall> ToolCalls { get; init; }

    /// <summary>Calls made up from the tools that the request declares, after those in <see cref="ToolCalls"/>; null for none.</summary>
    public AutoToolCalls? AutoToolCalls { get; init; }

    /// <summary>A text that is JSON made up to fit the schema that the request asks for (<c>response_format</c>); null for none. It comes instead of a text.</summary>
    public AutoJson? Json { get; init; }

    /// <summary>The error, or null.</summary>
    public ReplyError? Error { get; init; }

    /// <summary>A body that is sent as it is instead of one that the dialect writes, or null. It holds no templates.</summary>
    public ReplyBody? Body { get; init; }

    /// <summary>
    /// After how many pieces a stream breaks off with <see cref="Error"/>, as the provider reports failures inside streams; 0 is before the first. Null, the
    /// default: the error is the whole answer. A request that does not stream gets the error alone either way.
    /// </summary>
    public int? ErrorAfter { get; init; }

    /// <summary>What the model thinks before it answers, a template; null for none.</summary>
    public string? Reasoning { get; init; }

    /// <summary>
    /// Whether the reasoning is kept from the client: encrypted or redacted where the provider has such a form, left out elsewhere; its tokens count. Default:
    /// false.
    /// </summary>
    public bool HidesReasoning { get; init; }

    /// <summary>What the model says instead of an answer that it will not give, a template; null for none. It comes instead of a text.</summary>
    public string? Refusal { get; init; }

    /// <summary>Tools that the provider itself ran for this answer, such as a web search, in order. They come before the text.</summary>
    public EquatableArray<ProviderToolCall> ProviderTools { get; init; }

    /// <summary>The sources that the text cites.</summary>
    public EquatableArray<Citation> Citations { get; init; }

    /// <summary>Why the model stops. Null, the default: as the reply suggests (its tool calls, its refusal, else its end).</summary>
    public FinishReason? Finish { get; init; }

    /// <summary>The counts of tokens that are reported; null, the default: counted.</summary>
    public ReplyUsage? Usage { get; init; }

    /// <summary>
    /// The pieces that a stream sends of the text, in order; empty, the default: cut as the mock's options say. Put together they are the text, and
    /// <see cref="Text"/> may then be null.
    /// </summary>
    public EquatableArray<string> Chunks { get; init; }

    /// <summary>Whether the text is also spoken: an audio output with the text as its transcript, where the operation has one. Default: false.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>Answers with text.</summary>
    /// <param name="text">The text; <c>{{ … }}</c> in it is filled from the request.</param>
    public static Reply Says(string text) => new() { Text = text };

    /// <summary>Says that it will not answer, as the provider has it: with its own part of the message, its own reason to stop, or a text where it has neither.</summary>
    /// <param name="text">What is said instead of an answer; <c>{{ … }}</c> in it is filled from the request.</param>
    public static Reply Refuses(string text) => new() { Refusal = text };

    /// <summary>Answers with tool calls.</summary>
    /// <param name="calls">The calls, in order.</param>
    public static Reply Calls(params ToolCall[] calls) => new() { ToolCalls = calls.ToEquatableArray() };

    /// <summary>
    /// Answers with calls of the tools that the request declares, with arguments made up to fit their schemas in the request. What the request says of
    /// calls (<c>tool_choice</c>, <c>parallel_tool_calls</c>) holds.
    /// </summary>
    /// <param name="count">How many calls, at least 1; null for one of each tool, at most <see cref="AutoToolCalls.Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1 or more than <see cref="AutoToolCalls.MostCounted"/>.</exception>
    public static Reply CallsTools(int? count = null) => new() { AutoToolCalls = new AutoToolCalls(count) };

    /// <summary>Answers with JSON made up to fit the schema that the request asks for.</summary>
    /// <param name="given">A JSON object with what is to stay as it is; strings in it may be templates. What is required and missing is made up.</param>
    public static Reply SaysJson(string given = "{}") => new() { Json = new AutoJson(given) };

    /// <summary>Answers with an error in the provider's envelope.</summary>
    /// <param name="error">A name of the provider's error table, e.g. <c>rate_limited</c>.</param>
    /// <param name="message">The message; null for the provider's usual one.</param>
    /// <param name="retryAfter">When the client may try again; null sends no such header.</param>
    public static Reply Fails(string error, string? message = null, TimeSpan? retryAfter = null) =>
        new() { Error = new ReplyError(error, message, retryAfter) };

    /// <summary>Answers with a JSON body as it is.</summary>
    /// <param name="json">The body.</param>
    /// <param name="status">The HTTP status. Default: 200.</param>
    public static Reply Raw(string json, int status = 200) => new() { Body = new ReplyBody(json, status) };
}

/// <summary>A call of a tool in a reply.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments as a JSON object; strings in it may be templates. Missing required arguments are faked when it is sent.</param>
public sealed record ToolCall(string Tool, string Arguments = "{}");

/// <summary>Calls made up from the tools that a request declares.</summary>
public sealed record AutoToolCalls
{
    /// <summary>The most calls where no count is given: 3.</summary>
    public const int Most = 3;

    /// <summary>The most calls that may be asked for: 128, as many tools as a request may declare.</summary>
    public const int MostCounted = 128;

    /// <summary>Calls made up from the tools that a request declares.</summary>
    /// <param name="count">How many; null for one of each tool, at most <see cref="Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1 or more than <see cref="MostCounted"/>.</exception>
    public AutoToolCalls(int? count = null)
    {
        if (count is < 1 or > MostCounted)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "A reply makes from 1 to 128 calls.");
        }

        Count = count;
    }

    /// <summary>How many calls; null for one of each tool, at most <see cref="Most"/>.</summary>
    public int? Count { get; }
}

/// <summary>A text that is JSON made up to fit the schema that a request asks for.</summary>
/// <param name="Given">A JSON object with what is to stay as it is; strings in it may be templates.</param>
public sealed record AutoJson(string Given = "{}");

/// <summary>An error in a reply.</summary>
/// <param name="Name">A name of the provider's error table, e.g. <c>rate_limited</c>.</param>
/// <param name="Message">The message; null for the provider's usual one.</param>
/// <param name="RetryAfter">When the client may try again; null sends no such header.</param>
public sealed record ReplyError(string Name, string? Message = null, TimeSpan? RetryAfter = null);

/// <summary>A body in a reply that is sent as it is.</summary>
/// <param name="Json">The JSON text.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record ReplyBody(string Json, int Status = 200);

/// <summary>Why a model stops. Each dialect writes it in its provider's word, or the nearest that the provider has.</summary>
public enum FinishReason
{
    /// <summary>It is done (<c>stop</c>, <c>end_turn</c>, <c>STOP</c>).</summary>
    Stop,

    /// <summary>It may write no more (<c>length</c>, <c>max_tokens</c>, <c>MAX_TOKENS</c>).</summary>
    Length,

    /// <summary>It calls tools (<c>tool_calls</c>, <c>tool_use</c>).</summary>
    ToolCalls,

    /// <summary>It came to one of the request's stop sequences (<c>stop</c>, <c>stop_sequence</c>).</summary>
    StopSequence,

    /// <summary>A filter stopped it (<c>content_filter</c>, <c>SAFETY</c>).</summary>
    ContentFilter,

    /// <summary>It will not answer (<c>refusal</c>).</summary>
    Refusal,

    /// <summary>A turn with tools that the provider runs is interrupted and may be sent back to go on (<c>pause_turn</c>).</summary>
    Pause,

    /// <summary>Its context is full (<c>model_context_window_exceeded</c>).</summary>
    ContextWindow,

    /// <summary>It would repeat what it was trained on (<c>RECITATION</c>).</summary>
    Recitation,

    /// <summary>The language is not supported (<c>LANGUAGE</c>).</summary>
    Language,

    /// <summary>A word on a list is not allowed (<c>BLOCKLIST</c>).</summary>
    Blocklist,

    /// <summary>The content is prohibited (<c>PROHIBITED_CONTENT</c>).</summary>
    ProhibitedContent,

    /// <summary>The content may hold personal data (<c>SPII</c>).</summary>
    PersonalData,

    /// <summary>It made a tool call that is no valid one (<c>MALFORMED_FUNCTION_CALL</c>).</summary>
    MalformedToolCall,

    /// <summary>For another reason (<c>OTHER</c>).</summary>
    Other,
}

/// <summary>A tool that the provider itself ran.</summary>
/// <param name="Tool">
/// Which: <c>web_search</c>, <c>web_fetch</c>, <c>file_search</c>, <c>code_interpreter</c>, <c>image_generation</c>, <c>mcp</c>, <c>mcp_list_tools</c>,
/// <c>computer</c>, <c>local_shell</c>, <c>shell</c>, <c>apply_patch</c> or <c>custom</c>. A dialect takes its provider's tool of that kind.
/// </param>
/// <param name="Input">What it was given, as a JSON object, e.g. <c>{"query":"weather"}</c>; strings in it may be templates. What is missing is made up.</param>
/// <param name="Output">What it gave, as JSON; null to have it made up.</param>
/// <param name="Fails">Whether it failed.</param>
public sealed record ProviderToolCall(string Tool, string Input = "{}", string? Output = null, bool Fails = false);

/// <summary>A source that a text cites.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Quote">The part of the text that it stands behind; null for all of it.</param>
/// <param name="Source">The words of the source itself, where the provider repeats them; null for none.</param>
public sealed record Citation(string Url, string Title, string? Quote = null, string? Source = null);

/// <summary>Counts of tokens that a reply reports instead of counted ones. Null: counted.</summary>
public sealed record ReplyUsage
{
    /// <summary>Tokens of the request.</summary>
    public int? Input { get; init; }

    /// <summary>Tokens of the answer, those of its reasoning among them.</summary>
    public int? Output { get; init; }

    /// <summary>How many of the answer's were reasoning.</summary>
    public int? Reasoning { get; init; }

    /// <summary>How many of the request's came from a cache.</summary>
    public int? Cached { get; init; }
}
