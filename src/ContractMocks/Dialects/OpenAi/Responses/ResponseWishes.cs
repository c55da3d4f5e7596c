using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>What a request for a response wishes beside its conversation.</summary>
internal readonly struct ResponseWishes(JsonElement body)
{
    /// <summary>Whether the response can be asked for later. Those made in the background always can.</summary>
    public bool IsStored => !IsFalse(body, "store"u8) || IsBackground;

    public bool IsBackground => IsTrue(body, "background"u8);

    /// <summary>Whether deltas are padded, so that their lengths tell nothing.</summary>
    public bool IsObfuscated => !IsFalse(Object(body, "stream_options"u8), "include_obfuscation"u8);

    /// <summary>Whether the reasoning is to be summed up.</summary>
    public bool HasSummary
    {
        get
        {
            var reasoning = Object(body, "reasoning"u8);
            return Text(reasoning, "summary"u8) is not null || Text(reasoning, "generate_summary"u8) is not null;
        }
    }

    public bool Includes(string what)
    {
        if (!TryArray(body, "include"u8, out var array))
        {
            return false;
        }

        foreach (var one in array.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.String && one.ValueEquals(what))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first tool of a type that the request declares; undefined for none.</summary>
    public JsonElement Tool(params ReadOnlySpan<string> types)
    {
        if (TryArray(body, "tools"u8, out var array))
        {
            foreach (var tool in array.EnumerateArray())
            {
                if (Text(tool, "type"u8) is { } type && types.Contains(type))
                {
                    return tool;
                }
            }
        }

        return default;
    }
}
