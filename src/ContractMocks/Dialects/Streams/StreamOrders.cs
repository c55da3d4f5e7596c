using ContractMocks.Dialects.Streams.Reading;

namespace ContractMocks.Dialects.Streams;

/// <summary>The orders of all streams that we know.</summary>
internal static class StreamOrders
{
    /// <summary>Anthropic's messages: a message, its blocks, each with pieces of one kind.</summary>
    public static StreamOrder Messages { get; } = new(
        "a messages stream",
        [
            new("stream",
                [
                    new("start", ["message_start"], "started"),
                    new("start", ["error"], "failed"),
                    new("started", ["content_block_start"], "open"),
                    new("started", ["message_delta"], "ending"),
                    // A message that is whole when it starts: a call that the provider's own code makes.
                    new("started", ["message_stop"], "ended"),
                    new("open",
                        [
                            "content_block_start", "content_block_stop", "text_delta", "citations_delta", "thinking_delta", "signature_delta", "input_json_delta",
                            "compaction_delta",
                        ],
                        "open"),
                    new("open", ["message_delta"], "ending") { Closes = true },
                    new("ending", ["message_stop"], "ended"),
                    new("*", ["ping"], "*"),
                    new("start", ["ping"], "start"),
                    new("*", ["error"], "failed"),
                    new("ended", ["[DONE]"], "ended"),
                ])
            {
                Ends = ["ended", "failed"],
                BreaksOff = "failed",
            },
            new("block",
                [
                    new("none", ["content_block_start"], "open"),
                    new("open", ["text_delta", "citations_delta"], "text"),
                    new("text", ["text_delta", "citations_delta"], "text"),
                    new("open", ["thinking_delta"], "thinking"),
                    new("thinking", ["thinking_delta"], "thinking"),
                    new("open", ["signature_delta"], "signed"),
                    new("thinking", ["signature_delta"], "signed"),
                    new("open", ["input_json_delta"], "input"),
                    new("input", ["input_json_delta"], "input"),
                    new("open", ["compaction_delta"], "compaction"),
                    new("compaction", ["compaction_delta"], "compaction"),
                    new("*", ["content_block_stop"], "done"),
                ])
            {
                Inside = "stream",
                Ends = ["done"],
                OneAtATime = true,
            },
        ],
        [
            new("delta.type") { Part = "index" },
            new("type") { Part = "index" },
        ])
    {
        HasOneSign = true,
        Unsigned = "(no type)",
        First = "message_start",
    };

    /// <summary>Gemini: frames of whole answers, the last of each candidate with its finish; one that says why a prompt is blocked ends it too.</summary>
    public static StreamOrder Gemini { get; } = new(
        "a generateContent stream",
        [
            new("stream",
                [
                    new("open", ["part", "finish", "usage"], "open"),
                    new("open", ["blocked"], "blocked"),
                    new("blocked", ["usage"], "blocked"),
                    new("open", ["error"], "failed"),
                ])
            {
                Ends = ["open", "blocked", "failed"],
                BreaksOff = "failed",
            },
            new("candidate",
                [
                    new("silent", ["part"], "speaking"),
                    new("silent", ["finish"], "finished"),
                    new("speaking", ["part"], "speaking"),
                    new("speaking", ["finish"], "finished"),
                ])
            {
                Inside = "stream",
                Ends = ["finished"],
                IsInOrder = false,
            },
        ],
        [
            new("error", "error"),
            new("promptFeedback.blockReason", "blocked"),
            new("candidates[].content.parts[]", "part"),
            new("candidates[].finishReason", "finish"),
            new("usageMetadata", "usage"),
        ])
    {
        Unsigned = "(an empty frame)",
    };

    /// <summary>Ollama's chat and generate: pieces, then one line that says that it is done.</summary>
    public static StreamOrder Ollama { get; } = new(
        "an Ollama stream",
        [
            new("stream",
                [
                    new("open", ["thinking", "content", "call"], "open"),
                    new("open", ["done"], "done"),
                    new("open", ["error"], "failed"),
                ])
            {
                Ends = ["done", "failed"],
                BreaksOff = "failed",
            },
        ],
        [
            new("error", "error"),
            new("message.thinking", "thinking"),
            new("thinking", "thinking"),
            new("message.content", "content"),
            new("response", "content"),
            new("message.tool_calls", "call"),
            new("done", "done"),
        ])
    {
        Unsigned = "(an empty line)",
    };

    /// <summary>OpenAI's images: partial images, then the whole.</summary>
    public static StreamOrder Images { get; } = Pieces(
        "an image stream", ["image_generation.partial_image", "image_edit.partial_image"], ["image_generation.completed", "image_edit.completed"]);

    /// <summary>OpenAI's speech: pieces of audio, then the end.</summary>
    public static StreamOrder Speech { get; } = Pieces("a speech stream", ["speech.audio.delta"], ["speech.audio.done"]);

    /// <summary>OpenAI's transcriptions: pieces of text, then all of it.</summary>
    public static StreamOrder Transcription { get; } = Pieces(
        "a transcription stream", ["transcript.text.delta", "transcript.text.segment"], ["transcript.text.done"]);

    /// <summary>All of them.</summary>
    public static EquatableArray<StreamOrder> All { get; } =
    [
        OpenAiChatOrders.Chat, OpenAiChatOrders.ChatWithUsage, OpenAiChatOrders.CompatibleChat, OpenAiChatOrders.Completions, ResponsesOrder.Order, Messages,
        Gemini, Ollama, Images, Speech, Transcription,
    ];

    /// <summary>The order of the streams of a dialect, by its name; null where it streams nothing that we know.</summary>
    /// <param name="dialect">As the providers' tables name it, e.g. <c>openai.chat</c>.</param>
    /// <param name="hasUsage">Whether the request asks for usage, where that is asked for.</param>
    public static StreamOrder? Find(string dialect, bool hasUsage) => dialect switch
    {
        "openai.chat" => hasUsage ? OpenAiChatOrders.ChatWithUsage : OpenAiChatOrders.Chat,
        "openai.completions" => OpenAiChatOrders.Completions,
        "openai.responses" => ResponsesOrder.Order,
        "openai.images.generate" or "openai.images.edit" => Images,
        "openai.audio.speech" => Speech,
        "openai.audio.transcribe" => Transcription,
        "anthropic.messages" => Messages,
        "gemini.generate" or "gemini.stream" => Gemini,
        "ollama.chat" or "ollama.generate" => Ollama,
        _ => null,
    };

    private static StreamOrder Pieces(string name, EquatableArray<string> pieces, EquatableArray<string> last) => new(
        name,
        [
            new("stream", [new("open", pieces, "open"), new("open", last, "done"), new("open", ["error"], "failed"), new("done", ["[DONE]"], "done")])
            {
                Ends = ["done", "failed"],
                BreaksOff = "failed",
            },
        ],
        [new("type")])
    {
        HasOneSign = true,
        Unsigned = "(no type)",
    };
}
