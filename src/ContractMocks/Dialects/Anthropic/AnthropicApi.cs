using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>An operation of Anthropic's that no scenario speaks of.</summary>
internal abstract class AnthropicApi : ApiDialect
{
    public sealed override ApiAnswer Answer(Exchanging exchange)
    {
        AnthropicRefusals.CheckVersion(exchange);
        return Make(exchange);
    }

    /// <summary>Makes the answer.</summary>
    protected abstract ApiAnswer Make(Exchanging exchange);

    protected static ApiAnswer NotFound(string message) => ApiAnswer.Fails(new WireError(404, "not_found_error", message));
}
