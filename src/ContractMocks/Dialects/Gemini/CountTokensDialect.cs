using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Counts the tokens of a request, as the answer to it counts its prompt. The request stands in <c>generateContentRequest</c>; Vertex AI takes its members
/// without that around them. Vertex AI also counts characters that are no white space.
/// </summary>
internal sealed class CountTokensDialect : ApiDialect
{
    public override ApiAnswer Answer(Exchanging exchange)
    {
        var model = GeminiModel.Of(exchange.Request.Path);
        var inner = GoogleJson.Object(exchange.Body, "generateContentRequest"u8);
        var request = inner.ValueKind == JsonValueKind.Object ? inner : exchange.Body;
        var conversation = GenerateContentRequestReader.Read(request, model.Name, isStream: false);
        var tokens = exchange.Store.Get<TokenCounter>().Prompt(conversation);
        var images = Math.Min(tokens, ModalityTokens.Images(conversation));

        using var buffer = new WireBuffer(WireJson.Indented);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteNumber("totalTokens"u8, tokens);
        if (model.IsVertex)
        {
            json.WriteNumber("totalBillableCharacters"u8, Characters(conversation));
        }

        ModalityTokens.Write(json, "promptTokensDetails"u8, tokens - images, images);
        json.WriteEndObject();
        GeminiFraming.EndBody(buffer);
        return ApiAnswer.Json(buffer);
    }

    private static int Characters(Conversation conversation)
    {
        var count = 0;
        foreach (var message in conversation.Messages)
        {
            foreach (var rune in message.Text.EnumerateRunes())
            {
                count += Rune.IsWhiteSpace(rune) ? 0 : 1;
            }
        }

        return count;
    }
}
