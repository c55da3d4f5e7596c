using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>OpenAI's count of the tokens that a request for a response would have.</summary>
internal sealed class InputTokensDialect : ApiDialect
{
    public override ApiAnswer Answer(Exchanging exchange)
    {
        var conversation = ResponsesRequestReader.Read(exchange.Body, exchange.Store.Get<ResponseStore>());
        using var buffer = new WireBuffer(WireJson.Indented);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("object"u8, "response.input_tokens"u8);
        json.WriteNumber("input_tokens"u8, exchange.Store.Get<TokenCounter>().Prompt(conversation));
        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }
}
