using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Repeats in a response what its request says, or the service's default.</summary>
internal static class RequestEcho
{
    /// <summary>What the request says of a name, else the default.</summary>
    public static void Value(Utf8JsonWriter json, JsonElement from, ReadOnlySpan<byte> name, ReadOnlySpan<byte> usual)
    {
        if (TryGet(from, name, out var value))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
        else
        {
            Raw(json, name, usual);
        }
    }

    /// <summary>What the request says of a name; nothing where it says nothing.</summary>
    public static void Given(Utf8JsonWriter json, JsonElement from, ReadOnlySpan<byte> name)
    {
        if (TryGet(from, name, out var value))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    public static void Raw(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    /// <summary>A number that the service writes with a point: 1 as <c>1.0</c>, which is the default too.</summary>
    public static void Decimal(Utf8JsonWriter json, JsonElement from, ReadOnlySpan<byte> name)
    {
        if (!TryGet(from, name, out var value) || value.ValueKind != JsonValueKind.Number)
        {
            Raw(json, name, "1.0"u8);
            return;
        }

        var number = value.GetDouble();
        json.WritePropertyName(name);
        if (number == Math.Truncate(number))
        {
            json.WriteRawValue(number.ToString("0.0", CultureInfo.InvariantCulture), skipInputValidation: true);
        }
        else
        {
            value.WriteTo(json);
        }
    }

    /// <summary>The tools, those of the client with what the service adds; a key to a server is not repeated.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="body">The request.</param>
    /// <param name="which">Which of them; null for all.</param>
    public static void Tools(Utf8JsonWriter json, JsonElement body, Func<JsonElement, bool>? which = null)
    {
        json.WriteStartArray("tools"u8);
        foreach (var tool in RequestJson.TryArray(body, "tools"u8, out var tools) ? tools.EnumerateArray() : default)
        {
            if (which is null || which(tool))
            {
                Tool(json, tool);
            }
        }

        json.WriteEndArray();
    }

    private static void Tool(Utf8JsonWriter json, JsonElement tool)
    {
        json.WriteStartObject();
        Given(json, tool, "type"u8);
        var isFunction = RequestJson.Text(tool, "type"u8) == "function";
        if (isFunction)
        {
            Value(json, tool, "description"u8, "null"u8);
            Value(json, tool, "name"u8, "null"u8);
            Value(json, tool, "parameters"u8, "null"u8);
            Value(json, tool, "strict"u8, "true"u8);
        }

        foreach (var property in tool.EnumerateObject())
        {
            var isWritten = property.NameEquals("type"u8)
                || (isFunction && (property.NameEquals("description"u8) || property.NameEquals("name"u8) || property.NameEquals("parameters"u8) || property.NameEquals("strict"u8)));
            if (!isWritten && !property.NameEquals("authorization"u8))
            {
                property.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static bool TryGet(JsonElement from, ReadOnlySpan<byte> name, out JsonElement value)
    {
        value = default;
        return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
