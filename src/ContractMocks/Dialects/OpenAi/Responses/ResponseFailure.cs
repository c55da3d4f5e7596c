using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Why a response failed, in a word of the service.</summary>
internal sealed record ResponseFailure(string Code, string Message)
{
    /// <summary>The failure that an error is; null where responses have no word for it.</summary>
    public static ResponseFailure? Of(WireError error) => error switch
    {
        { Code: "rate_limit_exceeded" } => new("rate_limit_exceeded", error.Message),
        { Status: >= 500 } => new("server_error", error.Message),
        { Status: 400, Code: null } => new("invalid_prompt", error.Message),
        _ => null,
    };
}
