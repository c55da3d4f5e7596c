using ContractMocks.Dialects.Streams.Reading;

namespace ContractMocks.Dialects.Streams;

/// <summary>Chat completions and completions: chunks that look alike, whose fields say what happens.</summary>
internal static class OpenAiChatOrders
{
    private static readonly EquatableArray<string> s_said = ["reasoning", "refusal", "content", "audio", "annotations", "delta", "logprobs"];

    private static readonly EquatableArray<StreamSign> s_chatSigns =
    [
        new("error", "error"),
        new("choices[].delta.role", "role"),
        new("choices[].delta.reasoning_content", "reasoning"),
        new("choices[].delta.reasoning", "reasoning"),
        new("choices[].delta.refusal", "refusal"),
        new("choices[].delta.content", "content"),
        new("choices[].delta.audio", "audio"),
        new("choices[].delta.annotations", "annotations"),
        new("choices[].delta.tool_calls[].function.name", "call"),
        new("choices[].delta.tool_calls[].custom.name", "call"),
        new("choices[].delta.function_call.name", "call"),
        new("choices[].delta.tool_calls[].function.arguments", "arguments"),
        new("choices[].delta.tool_calls[].custom.input", "arguments"),
        new("choices[].delta.function_call.arguments", "arguments"),
        new("choices[].finish_reason", "finish"),
        new("usage", "usage"),
        new("moderation", "moderation"),
    ];

    private static readonly StreamLife s_choice = new(
        "choice",
        [
            new("silent", ["role"], "speaking"),
            new("speaking", [.. s_said, "call", "arguments"], "speaking"),
            new("speaking", ["finish"], "finished"),
        ])
    {
        Inside = "stream",
        Ends = ["finished"],
        IsInOrder = false,
        Hints =
        [
            new("silent", "the role first (delta.role), before any other chunk of the choice"),
            new("speaking", "a delta or the finish (finish_reason)"),
            new("finished", "nothing more of this choice: the finish is its last chunk"),
        ],
    };

    private static readonly StreamLife s_call = new(
        "tool call",
        [
            new("none", ["call"], "announced"),
            new("announced", ["arguments"], "announced"),
        ])
    {
        Inside = "choice",
        Ends = ["announced"],
    };

    /// <summary>A chat completion without usage: the choices, then the terminator.</summary>
    public static StreamOrder Chat { get; } = new(
        "a chat stream",
        [
            new("stream",
                [
                    new("open", ["role", .. s_said, "call", "arguments", "finish"], "open"),
                    new("open", ["chunk"], "open"),
                    new("open", ["moderation"], "open"),
                    new("open", ["[DONE]"], "closed") { Closes = true },
                    new("open", ["error"], "failed"),
                    new("failed", ["[DONE]"], "failed"),
                ])
            {
                Ends = ["closed", "failed"],
                BreaksOff = "failed",
                Hints =
                [
                    new("open", "chunks of choices, then the terminator [DONE]; usage comes only when stream_options.include_usage asks for it"),
                    new("closed", "nothing after the terminator [DONE]"),
                ],
            },
            s_choice,
            s_call,
        ],
        s_chatSigns)
    {
        Unsigned = "chunk",
    };

    /// <summary>A chat completion whose request asks for usage: the choices, one chunk of usage, the terminator.</summary>
    public static StreamOrder ChatWithUsage { get; } = new(
        "a chat stream with usage",
        [
            new("stream",
                [
                    new("open", ["role", .. s_said, "call", "arguments", "finish"], "open"),
                    new("open", ["chunk"], "open"),
                    new("open", ["usage"], "counted") { Closes = true },
                    new("counted", ["moderation"], "counted"),
                    new("counted", ["[DONE]"], "closed") { Closes = true },
                    new("open", ["error"], "failed"),
                    new("failed", ["[DONE]"], "failed"),
                ])
            {
                Ends = ["closed", "failed"],
                BreaksOff = "failed",
                Hints =
                [
                    new("open", "chunks of choices, then one chunk with empty choices and usage, then the terminator [DONE]"),
                    new("counted", "the terminator [DONE] after the usage"),
                    new("closed", "nothing after the terminator [DONE]"),
                ],
            },
            s_choice,
            s_call,
        ],
        s_chatSigns)
    {
        Unsigned = "chunk",
    };

    /// <summary>
    /// A chat completion of a host that speaks the same format in its own way: the role in any chunk, usage where it likes, a last chunk after the finish.
    /// </summary>
    public static StreamOrder CompatibleChat { get; } = new(
        "a chat stream of a compatible host",
        [
            new("stream",
                [
                    new("open", ["role", .. s_said, "call", "arguments", "finish", "usage", "chunk", "moderation"], "open"),
                    new("open", ["[DONE]"], "closed") { Closes = true },
                    new("open", ["error"], "failed"),
                    new("failed", ["role", .. s_said, "finish", "usage", "[DONE]"], "failed"),
                ])
            {
                Ends = ["closed", "failed"],
                BreaksOff = "failed",
            },
            new("choice",
                [
                    new("silent", ["role", .. s_said, "call"], "speaking"),
                    new("silent", ["finish"], "finished"),
                    new("speaking", ["role", .. s_said, "call", "arguments"], "speaking"),
                    new("speaking", ["finish"], "finished"),
                    new("finished", ["role", .. s_said, "finish"], "finished"),
                ])
            {
                Inside = "stream",
                Ends = ["finished"],
                IsInOrder = false,
            },
            new("tool call", [new("none", ["call"], "announced"), new("announced", ["call", "arguments"], "announced")]) { Inside = "choice", Ends = ["announced"] },
        ],
        s_chatSigns)
    {
        Unsigned = "chunk",
    };

    /// <summary>A completion: texts, the finish of each choice, usage where it is asked for.</summary>
    public static StreamOrder Completions { get; } = new(
        "a completions stream",
        [
            new("stream",
                [
                    new("open", ["text", "finish", "chunk"], "open"),
                    new("open", ["usage"], "counted"),
                    new("counted", ["text", "finish", "usage"], "counted"),
                    new("open", ["[DONE]"], "closed") { Closes = true },
                    new("counted", ["[DONE]"], "closed") { Closes = true },
                    new("*", ["error"], "failed"),
                    new("open", ["error"], "failed"),
                    new("failed", ["[DONE]"], "failed"),
                ])
            {
                Ends = ["closed", "failed"],
                BreaksOff = "failed",
            },
            new("choice", [new("silent", ["text"], "speaking"), new("speaking", ["text"], "speaking"), new("speaking", ["finish"], "finished")])
            {
                Inside = "stream",
                Ends = ["finished"],
                IsInOrder = false,
            },
        ],
        [
            new("error", "error"),
            new("choices[].text", "text"),
            new("choices[].finish_reason", "finish"),
            new("usage", "usage"),
        ])
    {
        Unsigned = "chunk",
    };
}
