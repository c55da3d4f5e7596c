using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Writes items of a request as the service gives them back: with ids, and every message with a list of parts.</summary>
internal static class InputItemWriter
{
    /// <summary>The parts of an answer from which the ids of its input come.</summary>
    public const int FirstPart = 10_000;

    public static string Id(JsonElement item, ResponseIds ids, int index) =>
        RequestJson.Text(item, "id"u8) ?? ids.Of(Prefix(RequestJson.Text(item, "type"u8)), FirstPart + index);

    public static void WriteText(Utf8JsonWriter json, string id, string text)
    {
        Begin(json, id, "message");
        json.WriteStartArray("content"u8);
        Text(json, text, "user");
        json.WriteEndArray();
        json.WriteString("role"u8, "user"u8);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, string id, JsonElement item, bool showsImages)
    {
        var type = RequestJson.Text(item, "type"u8) ?? "message";
        Begin(json, id, type);
        foreach (var property in item.EnumerateObject())
        {
            if (property.NameEquals("content"u8) && type == "message")
            {
                Content(json, property.Value, RequestJson.Text(item, "role"u8) ?? "user", showsImages);
            }
            else if (!property.NameEquals("id"u8) && !property.NameEquals("type"u8) && !property.NameEquals("status"u8))
            {
                property.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static string Prefix(string? type) => type switch
    {
        "function_call" => "fc_",
        "function_call_output" => "fco_",
        "custom_tool_call" => "ctc_",
        "custom_tool_call_output" => "ctco_",
        "reasoning" => "rs_",
        null or "message" => "msg_",
        _ => "item_",
    };

    private static void Begin(Utf8JsonWriter json, string id, string type)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("type"u8, type);
        if (type is not ("reasoning" or "mcp_list_tools" or "mcp_approval_request" or "mcp_approval_response" or "compaction"))
        {
            json.WriteString("status"u8, "completed"u8);
        }
    }

    private static void Text(Utf8JsonWriter json, string text, string role)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, role == "assistant" ? "output_text"u8 : "input_text"u8);
        if (role == "assistant")
        {
            json.WriteStartArray("annotations"u8);
            json.WriteEndArray();
            json.WriteStartArray("logprobs"u8);
            json.WriteEndArray();
        }

        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter json, JsonElement content, string role, bool showsImages)
    {
        json.WriteStartArray("content"u8);
        if (content.ValueKind == JsonValueKind.String)
        {
            Text(json, content.GetString()!, role);
        }

        foreach (var part in content.ValueKind == JsonValueKind.Array ? content.EnumerateArray() : default)
        {
            if (RequestJson.Text(part, "type"u8) is "input_text" or "output_text" or "text" && RequestJson.Text(part, "text"u8) is { } text)
            {
                Text(json, text, role);
            }
            else
            {
                Part(json, part, showsImages);
            }
        }

        json.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter json, JsonElement part, bool showsImages)
    {
        json.WriteStartObject();
        foreach (var property in part.EnumerateObject())
        {
            if (showsImages || !property.NameEquals("image_url"u8))
            {
                property.WriteTo(json);
            }
        }

        if (RequestJson.Text(part, "type"u8) == "input_image" && RequestJson.Text(part, "detail"u8) is null)
        {
            json.WriteString("detail"u8, "auto"u8);
        }

        json.WriteEndObject();
    }
}
