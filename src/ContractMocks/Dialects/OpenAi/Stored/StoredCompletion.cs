using System.Buffers;
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Stored;

/// <summary>A completion that the service keeps because its request set <c>store</c>. Immutable; its JSON outlives the exchange.</summary>
internal sealed record StoredCompletion
{
    public required string Id { get; init; }

    public required string Model { get; init; }

    /// <summary>The completion without its metadata.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>The labels: an object of texts.</summary>
    public required JsonElement Metadata { get; init; }

    /// <summary>The messages of the request: an array.</summary>
    public required JsonElement Messages { get; init; }

    public static StoredCompletion Of(Answer answer)
    {
        var body = answer.Conversation.Body;
        var form = new ChatForm(answer);
        return new StoredCompletion
        {
            Id = form.Id,
            Model = answer.Conversation.Model,
            Json = Completion(form, body),
            Metadata = RequestJson.Object(body, "metadata"u8) is { ValueKind: JsonValueKind.Object } metadata ? metadata.Clone() : JsonElement.Parse("{}"),
            Messages = RequestJson.TryArray(body, "messages"u8, out var messages) ? messages.Clone() : JsonElement.Parse("[]"),
        };
    }

    /// <summary>Writes the completion with its metadata.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var property in Json.EnumerateObject())
        {
            if (property.NameEquals("choices"u8))
            {
                json.WritePropertyName("metadata"u8);
                Metadata.WriteTo(json);
            }

            property.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static JsonElement Completion(ChatForm form, JsonElement body)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, WireJson.Minified))
        {
            json.WriteStartObject();
            json.WriteString("object"u8, "chat.completion"u8);
            json.WriteString("id"u8, form.Id);
            json.WriteString("model"u8, form.Answer.Conversation.Model);
            json.WriteNumber("created"u8, form.Answer.Created);
            json.WriteString("request_id"u8, form.Answer.Exchange.Chance(Engine.ChancePurpose.RequestId).Hex("req_", 32));
            Echo(json, body, "tool_choice"u8, "null"u8);
            ChatUsage.Write(json, form);
            Echo(json, body, "seed"u8, "null"u8);
            Echo(json, body, "top_p"u8, "1.0"u8);
            Echo(json, body, "temperature"u8, "1.0"u8);
            Echo(json, body, "presence_penalty"u8, "0.0"u8);
            Echo(json, body, "frequency_penalty"u8, "0.0"u8);
            json.WriteString("system_fingerprint"u8, form.Fingerprint);
            Echo(json, body, "user"u8, "null"u8, "input_user"u8);
            json.WriteString("service_tier"u8, form.ServiceTier);
            Echo(json, body, "tools"u8, "null"u8);
            ChatJsonWriter.WriteChoices(json, form);
            Echo(json, body, "response_format"u8, "null"u8);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>What the request says of a name, else what holds without it.</summary>
    private static void Echo(Utf8JsonWriter json, JsonElement body, ReadOnlySpan<byte> name, ReadOnlySpan<byte> usual, ReadOnlySpan<byte> under = default)
    {
        json.WritePropertyName(under.IsEmpty ? name : under);
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value))
        {
            value.WriteTo(json);
        }
        else
        {
            json.WriteRawValue(usual);
        }
    }
}
