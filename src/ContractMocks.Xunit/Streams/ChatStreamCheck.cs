using System.Text.Json;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Streams;

/// <summary>What holds for the chunks of a chat stream beside their order: no names, one id, usage once.</summary>
internal static class ChatStreamCheck
{
    public static void Run(Findings findings, EventStream stream, bool wantsUsage)
    {
        string? id = null;
        foreach (var one in stream.Events)
        {
            if (one.Name is not null)
            {
                throw findings.Broken("a chat stream names no events", one.Place.TrimEnd(), "no 'event:' line", $"'event: {one.Name}'");
            }

            if (!one.IsDone)
            {
                Chunk(findings, one, JsonElement.Parse(one.Data), wantsUsage, ref id);
            }
        }

        if (id is null)
        {
            throw findings.Broken("the stream says nothing", null, "a chunk with a choice", "none");
        }
    }

    private static void Chunk(Findings findings, StreamEvent one, JsonElement chunk, bool wantsUsage, ref string? id)
    {
        var own = chunk.GetProperty("id").GetString();
        id ??= own;
        if (own != id)
        {
            throw findings.Broken("all chunks of a stream have one id", one.Place + "$.id", $"\"{id}\"", $"\"{own}\"", one.Data);
        }

        var usage = chunk.TryGetProperty("usage", out var value) ? value : default;
        if (wantsUsage && chunk.GetProperty("choices").GetArrayLength() > 0 && usage.ValueKind != JsonValueKind.Null)
        {
            var found = usage.ValueKind == JsonValueKind.Undefined ? "no such property" : usage.GetRawText();
            throw findings.Broken("usage is counted once, at the end", one.Place + "$.usage", "null on every chunk but the last", found, one.Data);
        }
    }
}
