using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Anthropic;

/// <summary>
/// Judges messages and events by the provider's own document and by ours. The provider's asks for properties that recorded answers leave out where they
/// have nothing to say; they are put in before it judges.
/// </summary>
internal static class AnthropicJudge
{
    private static readonly string[] s_optionalOfMessage = ["container", "context_management"];
    private static readonly string[] s_optionalOfUsage = ["server_tool_use", "iterations", "speed", "inference_geo", "cache_creation"];

    /// <summary>Fails where one of the two documents does not allow a message.</summary>
    public static void Message(JsonElement message)
    {
        ProviderSchemas.AssertComponent("anthropic", "Message", message);
        ProviderSchemas.AssertComponent(AnthropicMock.Document, "BetaMessage", Element(CompleteMessage(JsonNode.Parse(message.GetRawText())!.AsObject())));
    }

    /// <summary>Fails where one of the two documents does not allow an event.</summary>
    public static void Event(JsonElement data)
    {
        ProviderSchemas.AssertComponent("anthropic", "MessageStreamEvent", data);
        var node = JsonNode.Parse(data.GetRawText())!.AsObject();
        var type = (string)node["type"]!;
        if (type == "message_start")
        {
            CompleteMessage(node["message"]!.AsObject());
        }
        else if (type == "content_block_start")
        {
            CompleteBlock(node["content_block"]!.AsObject());
        }
        else if (type == "message_delta")
        {
            Add(node, ["context_management"]);
            Add(node["delta"]!.AsObject(), ["container"]);
            CompleteContainer(node["delta"]!.AsObject());
            Add(node["usage"]!.AsObject(), s_optionalOfUsage);
        }

        var component = type switch
        {
            "ping" => "Ping",
            "error" => "BetaErrorResponse",
            _ => "BetaMessageStreamEvent",
        };
        ProviderSchemas.AssertComponent(AnthropicMock.Document, component, Element(node));
    }

    private static JsonObject CompleteMessage(JsonObject message)
    {
        Add(message, s_optionalOfMessage);
        CompleteContainer(message);
        Add(message["usage"]!.AsObject(), s_optionalOfUsage);
        foreach (var block in message["content"]!.AsArray())
        {
            CompleteBlock(block!.AsObject());
        }

        return message;
    }

    private static void CompleteContainer(JsonObject parent)
    {
        if (parent["container"] is JsonObject container)
        {
            Add(container, ["skills"]);
        }
    }

    private static void CompleteBlock(JsonObject block)
    {
        if ((string?)block["type"] is "text")
        {
            Add(block, ["citations"]);
        }

        switch (block["content"])
        {
            case JsonArray parts:
                foreach (var part in parts)
                {
                    CompleteBlock(part!.AsObject());
                }

                break;
            case JsonObject { } result when result["content"] is JsonObject document:
                Add(document, ["citations"]);
                break;
            default:
                break;
        }
    }

    private static void Add(JsonObject to, string[] names)
    {
        foreach (var name in names)
        {
            to.TryAdd(name, null);
        }
    }

    private static JsonElement Element(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
