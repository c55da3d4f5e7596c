using System.Text.Json;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>The tokens of a message, as Anthropic tells them: those of the request that a cache had to do with are counted apart.</summary>
internal readonly struct MessageUsage
{
    private readonly Answer _answer;
    private readonly List<MessageBlock> _blocks;
    private readonly int _created;
    private readonly bool _isHour;
    private readonly int _read;

    public MessageUsage(Answer answer, List<MessageBlock> blocks)
    {
        _answer = answer;
        _blocks = blocks;
        _read = Math.Clamp(answer.Usage.Cached, 0, answer.Usage.Input);
        if (_read == 0 && PromptCache.Touch(answer) is { } cached)
        {
            _isHour = cached.IsHour;
            (_created, _read) = cached.IsKnown ? (0, cached.Tokens) : (cached.Tokens, 0);
        }
    }

    /// <summary>Whether the message is one of a batch.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Writes the usage of a message.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="form">Which properties it has that say nothing.</param>
    /// <param name="isWhole">Whether all is said; as a stream begins, one token is counted: the service has made the first by then.</param>
    public void Write(Utf8JsonWriter json, bool isWhole, MessageForm form)
    {
        json.WriteStartObject("usage"u8);
        WriteInput(json);
        json.WriteStartObject("cache_creation"u8);
        json.WriteNumber("ephemeral_5m_input_tokens"u8, _isHour ? 0 : _created);
        json.WriteNumber("ephemeral_1h_input_tokens"u8, _isHour ? _created : 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, isWhole ? _answer.CompletionTokens : Math.Min(1, _answer.CompletionTokens));
        if (isWhole)
        {
            WriteDetails(json);
        }

        json.WriteString("service_tier"u8, IsBatch ? "batch"u8 : "standard"u8);
        json.WriteString("inference_geo"u8, RequestJson.Text(_answer.Conversation.Body, "inference_geo"u8) ?? "global");
        if (RequestJson.Text(_answer.Conversation.Body, "speed"u8) is { } speed)
        {
            json.WriteString("speed"u8, speed);
        }

        else if (form == MessageForm.DocumentedBeta)
        {
            json.WriteNull("speed"u8);
        }

        WriteServerTools(json, form, isWhole);
        json.WriteEndObject();
    }

    /// <summary>Writes the usage at the end of a stream: of the whole message.</summary>
    public void WriteEnd(Utf8JsonWriter json, MessageForm form)
    {
        json.WriteStartObject("usage"u8);
        WriteInput(json);
        json.WriteNumber("output_tokens"u8, _answer.CompletionTokens);
        WriteDetails(json);
        WriteServerTools(json, form, isWhole: true);
        json.WriteEndObject();
    }

    private void WriteInput(Utf8JsonWriter json)
    {
        json.WriteNumber("input_tokens"u8, Math.Max(0, _answer.PromptTokens - _read - _created));
        json.WriteNumber("cache_creation_input_tokens"u8, _created);
        json.WriteNumber("cache_read_input_tokens"u8, _read);
    }

    private void WriteDetails(Utf8JsonWriter json)
    {
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("thinking_tokens"u8, _answer.Usage.Reasoning);
        json.WriteEndObject();
    }

    private void WriteServerTools(Utf8JsonWriter json, MessageForm form, bool isWhole)
    {
        if (form == MessageForm.DocumentedBeta)
        {
            json.WriteNull("iterations"u8);
        }

        if (!isWhole || !_blocks.Exists(static block => block.Kind is MessageBlockKind.ServerToolUse or MessageBlockKind.McpToolUse))
        {
            if (form != MessageForm.Recorded)
            {
                json.WriteNull("server_tool_use"u8);
            }

            return;
        }

        json.WriteStartObject("server_tool_use"u8);
        json.WriteNumber("web_search_requests"u8, ServerTools.Count(_blocks, "web_search"));
        json.WriteNumber("web_fetch_requests"u8, ServerTools.Count(_blocks, "web_fetch"));
        json.WriteEndObject();
    }
}
