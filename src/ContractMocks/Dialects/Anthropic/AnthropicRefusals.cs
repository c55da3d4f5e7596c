using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>What Anthropic refuses whatever the operation.</summary>
internal static class AnthropicRefusals
{
    /// <summary>The service answers no request that does not say for which version of the API it was written.</summary>
    /// <exception cref="RefusedException">The header is missing.</exception>
    public static void CheckVersion(Exchanging exchange)
    {
        if (exchange.Options.Requests != RequestChecks.Lenient && string.IsNullOrWhiteSpace(exchange.Request.Header("anthropic-version")))
        {
            throw new RefusedException(new WireError(400, WireError.Invalid, "anthropic-version: header is required"));
        }
    }
}
