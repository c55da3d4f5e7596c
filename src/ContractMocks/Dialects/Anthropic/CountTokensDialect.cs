using ContractMocks.Engine;
using ContractMocks.Tokens;

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
        buffer.Json.WriteNumber("input_tokens"u8, exchange.Store.Get<TokenCounter>().Prompt(conversation));
        if (MessageForms.Of(exchange.Route) == MessageForm.DocumentedBeta)
        {
            buffer.Json.WriteNull("context_management"u8);
        }

        buffer.Json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }
}
