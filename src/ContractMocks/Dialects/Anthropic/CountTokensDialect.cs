using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Counts the tokens that a request for messages would cost: the same count that its answer reports.</summary>
internal sealed class CountTokensDialect : AnthropicApi
{
    protected override ApiAnswer Make(Exchanging exchange)
    {
        var conversation = MessagesRequestReader.Read(exchange.Body);
        MessagesRefusals.Check(conversation, exchange);
        using var buffer = new WireBuffer(WireJson.Minified);
        buffer.Json.WriteStartObject();
        buffer.Json.WriteNumber("input_tokens"u8, TokenEstimate.Prompt(conversation));
        buffer.Json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }
}
