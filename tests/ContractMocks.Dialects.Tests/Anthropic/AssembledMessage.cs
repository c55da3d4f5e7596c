using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Dialects.Tests.Anthropic;

/// <summary>Puts a streamed message together as clients do.</summary>
internal static class AssembledMessage
{
    public static JsonObject Of(IEnumerable<JsonElement> events)
    {
        JsonObject? message = null;
        var input = "";
        foreach (var data in events)
        {
            var node = JsonNode.Parse(data.GetRawText())!.AsObject();
            switch ((string)node["type"]!)
            {
                case "message_start":
                    message = node["message"]!.DeepClone().AsObject();
                    break;
                case "content_block_start":
                    input = "";
                    message!["content"]!.AsArray().Add(node["content_block"]!.DeepClone());
                    break;
                case "content_block_delta":
                    Apply(Block(message!, node), node["delta"]!.AsObject(), ref input);
                    break;
                case "content_block_stop" when input.Length > 0:
                    Block(message!, node)["input"] = JsonNode.Parse(input);
                    break;
                case "message_delta":
                    foreach (var (name, value) in node["delta"]!.AsObject())
                    {
                        message![name] = value?.DeepClone();
                    }

                    foreach (var (name, value) in node["usage"]!.AsObject())
                    {
                        message!["usage"]![name] = value?.DeepClone();
                    }

                    if (node["context_management"] is { } management)
                    {
                        message!["context_management"] = management.DeepClone();
                    }

                    break;
                default:
                    break;
            }
        }

        return message!;
    }

    /// <summary>Whether two messages say the same: ids and what is made from the number of the exchange left out.</summary>
    public static string Essence(JsonNode? node) => node switch
    {
        JsonObject all => "{" + string.Join(',', all.Where(static one => one.Key is not ("id" or "tool_use_id" or "signature" or "data" or "encrypted_content" or "encrypted_index" or "expires_at"))
            .OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => one.Key + ":" + Essence(one.Value))) + "}",
        JsonArray list => "[" + string.Join(',', list.Select(Essence)) + "]",
        null => "null",
        _ => node.ToJsonString(),
    };

    private static JsonObject Block(JsonObject message, JsonObject node) => message["content"]![(int)node["index"]!]!.AsObject();

    private static void Apply(JsonObject block, JsonObject delta, ref string input)
    {
        switch ((string)delta["type"]!)
        {
            case "text_delta":
                block["text"] = (string)block["text"]! + (string)delta["text"]!;
                break;
            case "thinking_delta":
                block["thinking"] = (string)block["thinking"]! + (string)delta["thinking"]!;
                break;
            case "signature_delta":
                block["signature"] = (string)delta["signature"]!;
                break;
            case "citations_delta":
                block["citations"]!.AsArray().Add(delta["citation"]!.DeepClone());
                break;
            default:
                input += (string)delta["partial_json"]!;
                break;
        }
    }
}
