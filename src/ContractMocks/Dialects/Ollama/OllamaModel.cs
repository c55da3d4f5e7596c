using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Ollama;

/// <summary>What is told of a model; made up from its name, so that it is always the same.</summary>
internal sealed class OllamaModel
{
    /// <summary>The models that a mock has from the start.</summary>
    public static readonly string[] Usual = ["llama3.2:latest", "gemma3:latest", "qwen3:latest", "gpt-oss:20b", "nomic-embed-text:latest"];

    private static readonly string[] s_thinking = ["qwen3", "deepseek-r1", "gpt-oss", "magistral"];
    private static readonly string[] s_seeing = ["llava", "gemma3", "llama3.2-vision", "vl"];

    public OllamaModel(string name)
    {
        Name = Tagged(name);
        var chance = StableChance.ForText(0, Name);
        Digest = chance.Hex("", 64);
        Billions = 1 + (int)(chance.Next() % 30);
        // About 0.6 bytes a parameter, as 4 bits and what goes with them.
        Size = (Billions * 600_000_000L) + (long)(chance.Next() % 1_000_000);
        var end = 0;
        while (end < Name.Length && char.IsAsciiLetterLower(Name[end]))
        {
            end++;
        }

        Family = end > 0 ? Name[..end] : "llama";
    }

    public string Name { get; }

    public string Digest { get; }

    public int Billions { get; }

    /// <summary>In bytes.</summary>
    public long Size { get; }

    public string Family { get; }

    public bool IsEmbedding => Name.Contains("embed", StringComparison.Ordinal) || Name.StartsWith("all-minilm", StringComparison.Ordinal);

    /// <summary>How many numbers an embedding has.</summary>
    public int Dimensions => Name.StartsWith("all-minilm", StringComparison.Ordinal) ? 384 : Name.Contains("large", StringComparison.Ordinal) ? 1024 : 768;

    /// <summary>The name with its tag, which is <c>latest</c> where none is given.</summary>
    public static string Tagged(string name) => name.IndexOf(':', Math.Max(0, name.LastIndexOf('/'))) < 0 ? name + ":latest" : name;

    public IEnumerable<string> Capabilities()
    {
        if (IsEmbedding)
        {
            return ["embedding"];
        }

        List<string> can = ["completion", "tools"];
        if (Array.Exists(s_thinking, name => Name.Contains(name, StringComparison.Ordinal)))
        {
            can.Add("thinking");
        }

        if (Array.Exists(s_seeing, name => Name.Contains(name, StringComparison.Ordinal)))
        {
            can.Add("vision");
        }

        return can;
    }

    public void WriteDetails(Utf8JsonWriter json)
    {
        json.WriteStartObject("details"u8);
        json.WriteString("parent_model"u8, ""u8);
        json.WriteString("format"u8, "gguf"u8);
        json.WriteString("family"u8, Family);
        json.WriteStartArray("families"u8);
        json.WriteStringValue(Family);
        json.WriteEndArray();
        json.WriteString("parameter_size"u8, string.Create(CultureInfo.InvariantCulture, $"{Billions}.0B"));
        json.WriteString("quantization_level"u8, "Q4_K_M"u8);
        json.WriteEndObject();
    }
}
