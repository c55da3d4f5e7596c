namespace ContractMocks;

/// <summary>
/// A provider-neutral answer: text or JSON, tool calls, an error or a body. Text and tool calls may come together; an error or a body comes alone.
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

    /// <summary>Whether the text stops because the model may write no more (<c>finish_reason: length</c>). Default: false.</summary>
    public bool CutShort { get; init; }

    /// <summary>Answers with text.</summary>
    /// <param name="text">The text; <c>{{ … }}</c> in it is filled from the request.</param>
    public static Reply Says(string text) => new() { Text = text };

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
