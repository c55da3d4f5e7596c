using System.Globalization;
using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Requests;

namespace ContractMocks.Xunit.Judging;

/// <summary>An operation in the contract that judges it.</summary>
internal sealed record JudgedOperation(Judge Judge, Operation Operation)
{
    public LoadedContract Contract => Judge.Contract;

    /// <summary>What the document promises for a status: for that one, for its class, or by default; null for nothing.</summary>
    public Response? Response(int status)
    {
        var text = status.ToString(CultureInfo.InvariantCulture);
        return Operation.Responses.FirstOrDefault(one => one.Status == text)
            ?? Operation.Responses.FirstOrDefault(one => one.Status.Equals(text[0] + "XX", StringComparison.OrdinalIgnoreCase))
            ?? Operation.Responses.FirstOrDefault(static one => one.Status == "default");
    }

    /// <summary>The content of an answer. Fails the test where the document has no such answer; null where it promises no body.</summary>
    public Content? Content(Findings findings, Answer answer, string mediaType)
    {
        var response = Response(answer.Status) ?? throw findings.Broken(
            "the document declares no such status",
            null,
            Nearest.OneOf([.. Operation.Responses.Select(static one => one.Status)]),
            answer.Status.ToString(CultureInfo.InvariantCulture));
        if (mediaType.Length == 0 || response.Contents.Count == 0)
        {
            return mediaType.Length == 0 ? null : throw findings.Broken("the document declares no body for this answer", null, "no body", mediaType);
        }

        return Find(response, mediaType) ?? throw findings.Broken(
            "the document declares no such media type", null, Nearest.OneOf([.. response.Contents.Select(static one => one.MediaType)]), mediaType);
    }

    /// <summary>The content of a media type, patterns such as <c>image/*</c> included.</summary>
    public static Content? Find(Response response, string? mediaType) =>
        mediaType is null ? null
        : response.Contents.FirstOrDefault(one => one.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
        ?? response.Contents.FirstOrDefault(one => one.MediaType.Split(';')[0].Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase))
        ?? response.Contents.FirstOrDefault(one => one.MediaType == "*/*" || (one.MediaType.EndsWith("/*", StringComparison.Ordinal)
            && mediaType.StartsWith(one.MediaType[..^1], StringComparison.OrdinalIgnoreCase)))
        // Bytes of a declared kind that says nothing of them (a file, a sound) may name their own.
        ?? response.Contents.FirstOrDefault(one => one.MediaType == "application/octet-stream"
            && !mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase) && !mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Fails the test where the document would not allow a request that the mock's own contract allows.</summary>
    public async Task CheckRequestAsync(Findings findings, RequestPlan request)
    {
        if (Judge.Document is null)
        {
            return;
        }

        var path = Operation.Path.TrimStart('/');
        foreach (var violation in await RequestMirror.JudgeAsync(Contract, request).ConfigureAwait(false))
        {
            throw findings.Broken(
                "the document does not allow the request",
                $"{violation.Place.ToString().ToLowerInvariant()} {violation.Name}".TrimEnd(),
                violation.Expected,
                violation.Actual,
                request.Body ?? path);
        }
    }
}
