using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Azure;

/// <summary>What Azure's content filters found: everything safe, unless the filter stopped the answer; then violence of medium severity.</summary>
internal static class ContentFilter
{
    /// <summary>Writes <c>prompt_filter_results</c>.</summary>
    public static void WritePrompt(Utf8JsonWriter json)
    {
        json.WriteStartArray("prompt_filter_results"u8);
        json.WriteStartObject();
        json.WriteNumber("prompt_index"u8, 0);
        json.WriteStartObject("content_filter_results"u8);
        WriteSeverity(json, "hate"u8, isFiltered: false);
        json.WriteStartObject("jailbreak"u8);
        json.WriteBoolean("filtered"u8, false);
        json.WriteBoolean("detected"u8, false);
        json.WriteEndObject();
        WriteSeverity(json, "self_harm"u8, isFiltered: false);
        WriteSeverity(json, "sexual"u8, isFiltered: false);
        WriteSeverity(json, "violence"u8, isFiltered: false);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Writes an object of results.</summary>
    /// <param name="json">Where it goes; the name is written already.</param>
    /// <param name="hasText">Whether there is something that was filtered; else the object is empty.</param>
    /// <param name="isFiltered">Whether the filter stopped it.</param>
    public static void Write(Utf8JsonWriter json, bool hasText, bool isFiltered)
    {
        json.WriteStartObject();
        if (hasText || isFiltered)
        {
            WriteSeverity(json, "hate"u8, isFiltered: false);
            WriteSeverity(json, "self_harm"u8, isFiltered: false);
            WriteSeverity(json, "sexual"u8, isFiltered: false);
            WriteSeverity(json, "violence"u8, isFiltered);
        }

        json.WriteEndObject();
    }

    private static void WriteSeverity(Utf8JsonWriter json, ReadOnlySpan<byte> category, bool isFiltered)
    {
        json.WriteStartObject(category);
        json.WriteBoolean("filtered"u8, isFiltered);
        json.WriteString("severity"u8, isFiltered ? "medium"u8 : "safe"u8);
        json.WriteEndObject();
    }
}
