using ContractMocks.Xunit.Requests;

namespace ContractMocks.Xunit.Live;

/// <summary>What a live service is not asked, and why. Conversations and calculations are asked; what makes, changes or deletes something only if the user says so.</summary>
internal static class LiveLimits
{
    /// <summary>Operations that are sent by POST and leave nothing behind.</summary>
    private static readonly HashSet<string> s_calculations = new(StringComparer.Ordinal)
    {
        "openai.embeddings", "openai.moderations", "openai.audio.speech", "openai.images.generate", "openai.images.edit", "openai.images.vary", "openai.responses.input_tokens", "openai.responses.compact", "anthropic.count_tokens",
        "gemini.count", "gemini.embed", "gemini.embed.batch", "ollama.embed", "ollama.embeddings", "ollama.show",
    };

    /// <summary>Why an operation's answer cannot be asked for; null where it can.</summary>
    public static string? WhyNot(Operation operation, DialectRoute? route, string status, OperationNeeds needs, bool allowsWrites)
    {
        var first = operation.Responses.FirstOrDefault(static one => one.Status.StartsWith('2'))?.Status;
        if (first != status)
        {
            return $"a live service cannot be told to answer {status} instead of {first}";
        }

        var isRead = operation.Method is "GET" or "HEAD" or "OPTIONS" && !needs.HasMaker;
        if (!isRead && !(route is not null && (route.IsConversation || s_calculations.Contains(route.Dialect))) && !allowsWrites)
        {
            return needs.HasMaker && operation.Method is "GET"
                ? $"'{operation.Id}' is about something that would have to be made first; CONTRACTMOCKS_LIVE_WRITES=1 allows it"
                : $"'{operation.Id}' ({operation.Method}) changes something; CONTRACTMOCKS_LIVE_WRITES=1 allows it";
        }

        var unknown = operation.Parameters.FirstOrDefault(one => one.In == ParameterPlace.Path && !needs.HasMaker && !needs.Parameters.ContainsKey(one.Name) && !ParameterValues.IsKnown(one));
        return unknown is null ? null : $"'{operation.Id}' needs a '{unknown.Name}' that exists, and none is known";
    }
}
