using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Puts what a contract does not allow into the words of Anthropic's errors: the place with dots, then what is wrong.</summary>
internal static class AnthropicWords
{
    public static string Of(WireError error)
    {
        if (error.Violations.Count == 0)
        {
            return error.Message;
        }

        var first = error.Violations[0];
        var place = first.Name.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).TrimStart('.');
        return (first.Place, first.Keyword) switch
        {
            (_, "security") when error.Status == 401 => "x-api-key header is required",
            (_, "syntax" or "content-type" or "content-encoding" or "security") => error.Message,
            _ when place.Length == 0 => error.Message,
            (ViolationPlace.Header, "required") => $"{place}: header is required",
            (_, "required") => $"{place}: Field required",
            (_, "additionalProperties" or "unevaluatedProperties") => $"{place}: Extra inputs are not permitted",
            _ => $"{place}: Input should be {first.Expected}, got {first.Actual}",
        };
    }
}
