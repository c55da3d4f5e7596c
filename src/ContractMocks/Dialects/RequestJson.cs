using System.Text.Json;

namespace ContractMocks.Dialects;

/// <summary>Lenient reading of requests: what is absent or of another kind is left out, because the contract has judged the request already.</summary>
internal static class RequestJson
{
    public static string? Text(JsonElement from, ReadOnlySpan<byte> name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static bool IsTrue(JsonElement from, ReadOnlySpan<byte> name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static bool IsFalse(JsonElement from, ReadOnlySpan<byte> name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.False;

    public static bool TryArray(JsonElement from, ReadOnlySpan<byte> name, out JsonElement array)
    {
        array = default;
        return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;
    }

    /// <summary>The object of a name; undefined where there is none.</summary>
    public static JsonElement Object(JsonElement from, ReadOnlySpan<byte> name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : default;

    /// <summary>The value of a name that is a schema: an object, or <c>true</c> or <c>false</c>; undefined where there is none.</summary>
    public static JsonElement Schema(JsonElement from, ReadOnlySpan<byte> name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False
            ? value
            : default;

    /// <summary>The texts of an array; null where there is no array.</summary>
    public static List<string>? Texts(JsonElement from, ReadOnlySpan<byte> name)
    {
        if (!TryArray(from, name, out var array))
        {
            return null;
        }

        var texts = new List<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                texts.Add(item.GetString()!);
            }
        }

        return texts;
    }

    /// <summary>A value as a message shows it: at most 200 characters of JSON.</summary>
    public static string Shown(JsonElement value)
    {
        const int Most = 200;
        var text = value.GetRawText();
        return text.Length <= Most ? text : string.Concat(text.AsSpan(0, Most), "…");
    }
}
