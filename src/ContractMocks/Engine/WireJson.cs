using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Json;

namespace ContractMocks;

/// <summary>JSON as it goes on the wire.</summary>
internal static class WireJson
{
    /// <summary>How events are written: on one line.</summary>
    public static readonly JsonWriterOptions Minified = new() { Encoder = WireEncoder.Instance };

    /// <summary>
    /// How whole bodies are written by services that lay them out for readers: by two spaces, broken by line feeds on every machine; text stays as it is where
    /// JSON allows.
    /// </summary>
    public static readonly JsonWriterOptions Indented = new()
    {
        Encoder = WireEncoder.Instance,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>How nodes are written: on one line, text as it is where JSON allows.</summary>
    public static readonly JsonSerializerOptions Serializing = new() { Encoder = WireEncoder.Instance, MaxDepth = 512 };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, ContractJson.Options);

    public static T? Read<T>(JsonElement json) => json.Deserialize<T>(ContractJson.Options);

    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ContractJson.Options);
}
