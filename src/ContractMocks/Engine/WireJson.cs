using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractMocks;

/// <summary>JSON as it goes on the wire: names as declared, absent optional members left out, nothing escaped that need not be.</summary>
internal static class WireJson
{
    /// <summary>How events are written: on one line.</summary>
    public static readonly JsonWriterOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_options);

    public static T? Read<T>(JsonElement json) => json.Deserialize<T>(s_options);

    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, s_options);
}
