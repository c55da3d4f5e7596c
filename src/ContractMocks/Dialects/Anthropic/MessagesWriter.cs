using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>What the JSON and the stream of a message have in common. Order and fields are those of recorded traffic.</summary>
internal static class MessagesWriter
{
    /// <summary>How long a container lives after an answer.</summary>
    private static readonly TimeSpan s_containerLife = TimeSpan.FromHours(1);

    /// <summary>The message.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="answer">What it says.</param>
    /// <param name="blocks">Its content.</param>
    /// <param name="usage">Its tokens.</param>
    /// <param name="isWhole">Whether all is said; otherwise as a stream begins: no content and no reason to stop yet.</param>
    public static void WriteMessage(Utf8JsonWriter json, Answer answer, List<MessageBlock> blocks, MessageUsage usage, bool isWhole)
    {
        var form = MessageForms.Of(answer.Exchange.Route);
        json.WriteStartObject();
        json.WriteString("model"u8, AnthropicModels.Resolve(answer.Conversation.Model));
        json.WriteString("id"u8, answer.Id("msg_01", 22));
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteStartArray("content"u8);
        if (isWhole)
        {
            foreach (var block in blocks)
            {
                WriteBlock(json, block, form);
            }
        }

        json.WriteEndArray();
        if (isWhole)
        {
            WriteContainer(json, answer, blocks, form);
            WriteStop(json, answer);
        }
        else
        {
            if (form != MessageForm.Recorded)
            {
                json.WriteNull("container"u8);
            }

            json.WriteNull("stop_reason"u8);
            json.WriteNull("stop_sequence"u8);
            json.WriteNull("stop_details"u8);
        }

        usage.Write(json, isWhole, form);
        WriteContextManagement(json, answer, form, isWhole);

        json.WriteEndObject();
    }

    /// <summary>Why it stops, inside an object.</summary>
    public static void WriteStop(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("stop_reason"u8, StopReason(answer.Finish));
        if (answer.Finish == FinishReason.StopSequence)
        {
            var given = answer.Conversation.StopSequences;
            json.WriteString("stop_sequence"u8, answer.StopSequence ?? (given.Count > 0 ? given[0] : null));
        }
        else
        {
            json.WriteNull("stop_sequence"u8);
        }

        if (StopReason(answer.Finish).SequenceEqual("refusal"u8))
        {
            json.WriteStartObject("stop_details"u8);
            json.WriteString("type"u8, "refusal"u8);
            json.WriteNull("category"u8);
            json.WriteNull("explanation"u8);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("stop_details"u8);
        }
    }

    /// <summary>Where the service ran code, if it did or if the request goes on in such a place.</summary>
    public static void WriteContainer(Utf8JsonWriter json, Answer answer, List<MessageBlock> blocks, MessageForm form)
    {
        var body = answer.Conversation.Body;
        var given = Text(body, "container"u8) ?? Text(Object(body, "container"u8), "id"u8);
        if (given is null && !blocks.Exists(static block => block.Kind == MessageBlockKind.ServerToolUse && block.Name.EndsWith("code_execution", StringComparison.Ordinal)))
        {
            if (form != MessageForm.Recorded)
            {
                json.WriteNull("container"u8);
            }

            return;
        }

        json.WriteStartObject("container"u8);
        json.WriteString("id"u8, given ?? answer.PartId(0, "container_011C", 20));
        json.WriteString("expires_at"u8, AnthropicTime.Exact(answer.Exchange.Options.Time.GetUtcNow() + s_containerLife));
        if (form == MessageForm.DocumentedBeta)
        {
            json.WriteNull("skills"u8);
        }

        json.WriteEndObject();
    }

    /// <summary>What was dropped from the conversation: nothing ever is, which is told to who asked for it.</summary>
    public static void WriteContextManagement(Utf8JsonWriter json, Answer answer, MessageForm form, bool isWhole = true)
    {
        if (!isWhole || Object(answer.Conversation.Body, "context_management"u8).ValueKind != JsonValueKind.Object)
        {
            if (form == MessageForm.DocumentedBeta)
            {
                json.WriteNull("context_management"u8);
            }

            return;
        }

        json.WriteStartObject("context_management"u8);
        json.WriteStartArray("applied_edits"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a block as it begins in a stream: what pieces fill in later is empty.</summary>
    public static void WriteEmptyBlock(Utf8JsonWriter json, MessageBlock block, MessageForm form)
    {
        switch (block.Kind)
        {
            case MessageBlockKind.Text or MessageBlockKind.Thinking:
                WriteBlock(json, block with { Text = "", Signature = "", Citations = block.Citations is null ? null : [] }, form);
                break;
            case MessageBlockKind.ToolUse or MessageBlockKind.ServerToolUse or MessageBlockKind.McpToolUse:
                WriteBlock(json, block with { Text = "{}" }, form);
                break;
            default:
                WriteBlock(json, block, form);
                break;
        }
    }

    private static void WriteBlock(Utf8JsonWriter json, MessageBlock block, MessageForm form)
    {
        if (block.Kind == MessageBlockKind.Whole)
        {
            json.WriteRawValue(block.Text);
            return;
        }

        json.WriteStartObject();
        switch (block.Kind)
        {
            case MessageBlockKind.Text:
                WriteText(json, block, form);
                break;
            case MessageBlockKind.Thinking:
                json.WriteString("type"u8, "thinking"u8);
                json.WriteString("thinking"u8, block.Text);
                json.WriteString("signature"u8, block.Signature);
                break;
            case MessageBlockKind.RedactedThinking:
                json.WriteString("type"u8, "redacted_thinking"u8);
                json.WriteString("data"u8, block.Signature);
                break;
            default:
                WriteCall(json, block);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, MessageBlock block, MessageForm form)
    {
        if (block.Citations is { } citations)
        {
            json.WriteStartArray("citations"u8);
            foreach (var citation in citations)
            {
                json.WriteRawValue(citation);
            }

            json.WriteEndArray();
        }
        else if (form == MessageForm.DocumentedBeta)
        {
            json.WriteNull("citations"u8);
        }

        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, block.Text);
    }

    private static void WriteCall(Utf8JsonWriter json, MessageBlock block)
    {
        json.WriteString("type"u8, block.Kind switch
        {
            MessageBlockKind.ToolUse => "tool_use"u8,
            MessageBlockKind.ServerToolUse => "server_tool_use"u8,
            _ => "mcp_tool_use"u8,
        });
        json.WriteString("id"u8, block.Id);
        json.WriteString("name"u8, block.Name);
        json.WritePropertyName("input"u8);
        json.WriteRawValue(block.Text);
        if (block.Kind == MessageBlockKind.McpToolUse)
        {
            json.WriteString("server_name"u8, block.Server);
        }

        if (block.Kind == MessageBlockKind.ToolUse)
        {
            // The model itself calls, not code that it runs.
            json.WriteStartObject("caller"u8);
            json.WriteString("type"u8, "direct"u8);
            json.WriteEndObject();
        }
    }

    private static ReadOnlySpan<byte> StopReason(FinishReason finish) => finish switch
    {
        FinishReason.Length => "max_tokens"u8,
        FinishReason.ToolCalls => "tool_use"u8,
        FinishReason.StopSequence => "stop_sequence"u8,
        FinishReason.Pause => "pause_turn"u8,
        FinishReason.ContextWindow => "model_context_window_exceeded"u8,
        FinishReason.Refusal or FinishReason.ContentFilter or FinishReason.Recitation or FinishReason.Language or FinishReason.Blocklist
            or FinishReason.ProhibitedContent or FinishReason.PersonalData => "refusal"u8,
        _ => "end_turn"u8,
    };
}
