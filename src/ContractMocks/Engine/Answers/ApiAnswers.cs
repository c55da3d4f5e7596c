using ContractMocks.Dialects;
using ContractMocks.Engine.Answers.Live;

namespace ContractMocks.Engine.Answers;

/// <summary>Sends what an <see cref="ApiDialect"/> answers.</summary>
internal static class ApiAnswers
{
    public static ValueTask SendAsync(ApiAnswer answer, Exchanging exchange)
    {
        exchange.Exchange.Outcome = new Outcome(OutcomeKind.Default);
        return answer.Error is { } error ? exchange.SendErrorAsync(error, new Outcome(OutcomeKind.Refused, Explanation: error.Message))
            : answer.Parts is { } parts ? SendPartsAsync(parts, answer, exchange)
            : exchange.SendAsync(answer.Status, answer.ContentType, answer.Body);
    }

    /// <summary>Whether the document has an answer of this status and media type; an error it has not.</summary>
    public static bool IsDocumented(ApiAnswer answer, OperationRoute route)
    {
        if (answer.Error is not null || AnswerChooser.Find(route.Operation, answer.Status) is not { } response)
        {
            return false;
        }

        return response.Contents.Count == 0
            || answer.ContentType is null
            || response.Contents.Any(content => string.Equals(MediaType.Concrete(content.MediaType), answer.ContentType.Split(';')[0], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The answer, made to fit a document that is not ours.</summary>
    public static ApiAnswer Fitted(ApiAnswer answer, ContractFit fit) =>
        answer is { Error: null, Parts: null, Status: 200, ContentType: { } type } && MediaType.IsJson(type.Split(';')[0]) ? answer with { Body = fit.Body(answer.Body) } : answer;

    private static async ValueTask SendPartsAsync(IEnumerable<ReadOnlyMemory<byte>> parts, ApiAnswer answer, Exchanging exchange)
    {
        exchange.BeginStream(answer.Status, answer.ContentType!);
        foreach (var part in parts)
        {
            await exchange.SendPartAsync(part).ConfigureAwait(false);
        }
    }
}
