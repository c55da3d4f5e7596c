// In the order of recorded traffic of 2026. What is null there and may not be null in the provider's document (usage, user, safety_identifier,
// prompt_cache_key) is left out instead.
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Writes the response itself, which repeats the request's wishes.</summary>
internal sealed class ResponseObject(ResponsePlan plan, Utf8JsonWriter json)
{
    private readonly Answer _answer = plan.Answer;
    private readonly JsonElement _body = plan.Answer.Conversation.Body;

    /// <param name="status">How far it is; its output is written once it is done.</param>
    /// <param name="failure">Why it failed; null where it did not.</param>
    /// <param name="isBody">Whether it is a body of its own rather than part of an event.</param>
    public void Write(ResponseStatus status, ResponseFailure? failure = null, bool isBody = false)
    {
        var isDone = status == ResponseStatus.Done;
        json.WriteStartObject();
        json.WriteString("id"u8, plan.Ids.Response);
        json.WriteString("object"u8, "response"u8);
        json.WriteNumber("created_at"u8, _answer.Created);
        json.WriteString("status"u8, Word(status));
        json.WriteBoolean("background"u8, plan.Wishes.IsBackground);
        if (isBody && status is not ResponseStatus.Queued)
        {
            json.WriteStartObject("billing"u8);
            json.WriteString("payer"u8, "developer"u8);
            json.WriteEndObject();
        }

        if (isDone && plan.Incomplete is null)
        {
            json.WriteNumber("completed_at"u8, _answer.Created);
        }
        else
        {
            json.WriteNull("completed_at"u8);
        }

        Conversation();
        Failure(failure);
        RequestEcho.Raw(json, "frequency_penalty"u8, "0.0"u8);
        Details(isDone);
        RequestEcho.Value(json, _body, "instructions"u8, "null"u8);
        RequestEcho.Value(json, _body, "max_output_tokens"u8, "null"u8);
        RequestEcho.Value(json, _body, "max_tool_calls"u8, "null"u8);
        json.WriteString("model"u8, _answer.Conversation.Model);
        json.WriteNull("moderation"u8);
        json.WriteStartArray("output"u8);
        foreach (var item in isDone ? plan.Items : [])
        {
            item.Write(json, isDone: true);
        }

        json.WriteEndArray();
        RequestEcho.Value(json, _body, "parallel_tool_calls"u8, "true"u8);
        RequestEcho.Raw(json, "presence_penalty"u8, "0.0"u8);
        RequestEcho.Value(json, _body, "previous_response_id"u8, "null"u8);
        RequestEcho.Given(json, _body, "prompt"u8);
        RequestEcho.Given(json, _body, "prompt_cache_key"u8);
        RequestEcho.Value(json, _body, "prompt_cache_retention"u8, ModelDefaults.CacheRetention(_answer.Conversation.Model));
        Reasoning();
        RequestEcho.Given(json, _body, "safety_identifier"u8);
        json.WriteString("service_tier"u8, ServiceTier(isDone));
        RequestEcho.Value(json, _body, "store"u8, "true"u8);
        RequestEcho.Decimal(json, _body, "temperature"u8);
        Text();
        RequestEcho.Value(json, _body, "tool_choice"u8, "\"auto\""u8);
        RequestEcho.Tools(json, _body);
        RequestEcho.Value(json, _body, "top_logprobs"u8, "0"u8);
        RequestEcho.Decimal(json, _body, "top_p"u8);
        RequestEcho.Value(json, _body, "truncation"u8, "\"disabled\""u8);
        if (isDone)
        {
            WriteUsage(json, _answer.Usage);
        }

        RequestEcho.Given(json, _body, "user"u8);
        RequestEcho.Value(json, _body, "metadata"u8, "{}"u8);
        json.WriteEndObject();
    }

    public static void WriteUsage(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.Input);
        json.WriteStartObject("input_tokens_details"u8);
        json.WriteNumber("cache_write_tokens"u8, 0);
        json.WriteNumber("cached_tokens"u8, usage.Cached);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, usage.Output);
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, usage.Reasoning);
        json.WriteEndObject();
        json.WriteNumber("total_tokens"u8, usage.Input + usage.Output);
        json.WriteEndObject();
    }

    private string Word(ResponseStatus status) => status switch
    {
        ResponseStatus.Queued => "queued",
        ResponseStatus.InProgress => "in_progress",
        ResponseStatus.Failed => "failed",
        ResponseStatus.Cancelled => "cancelled",
        _ => plan.Incomplete is null ? "completed" : "incomplete",
    };

    private void Conversation()
    {
        if (_body.ValueKind != JsonValueKind.Object || !_body.TryGetProperty("conversation"u8, out var conversation))
        {
            return;
        }

        if ((conversation.ValueKind == JsonValueKind.String ? conversation.GetString() : RequestJson.Text(conversation, "id"u8)) is { } id)
        {
            json.WriteStartObject("conversation"u8);
            json.WriteString("id"u8, id);
            json.WriteEndObject();
        }
    }

    private void Failure(ResponseFailure? failure)
    {
        if (failure is null)
        {
            json.WriteNull("error"u8);
            return;
        }

        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, failure.Code);
        json.WriteString("message"u8, failure.Message);
        json.WriteEndObject();
    }

    private void Details(bool isDone)
    {
        if (!isDone || plan.Incomplete is null)
        {
            json.WriteNull("incomplete_details"u8);
            return;
        }

        json.WriteStartObject("incomplete_details"u8);
        json.WriteString("reason"u8, plan.Incomplete);
        json.WriteEndObject();
    }

    private void Reasoning()
    {
        var reasoning = RequestJson.Object(_body, "reasoning"u8);
        json.WriteStartObject("reasoning"u8);
        RequestEcho.Value(json, reasoning, "effort"u8, ModelDefaults.Effort(_answer.Conversation.Model));
        RequestEcho.Value(json, reasoning, "summary"u8, "null"u8);
        json.WriteEndObject();
    }

    private string ServiceTier(bool isDone) =>
        RequestJson.Text(_body, "service_tier"u8) is { } tier and not "auto" ? tier : isDone ? "default" : "auto";

    private void Text()
    {
        var text = RequestJson.Object(_body, "text"u8);
        json.WriteStartObject("text"u8);
        if (RequestJson.Object(text, "format"u8).ValueKind == JsonValueKind.Object)
        {
            RequestEcho.Given(json, text, "format"u8);
        }
        else
        {
            json.WriteStartObject("format"u8);
            json.WriteString("type"u8, "text"u8);
            json.WriteEndObject();
        }

        RequestEcho.Value(json, text, "verbosity"u8, "\"medium\""u8);
        json.WriteEndObject();
    }
}
