using System.Globalization;
using System.Text.RegularExpressions;
using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Requests;

namespace ContractMocks.Xunit.Judging;

/// <summary>An operation in the contract that judges it.</summary>
/// <param name="Judge">What judges.</param>
/// <param name="Operation">The operation in the judging contract.</param>
/// <param name="Own">The operation in the mock's own contract.</param>
internal sealed partial record JudgedOperation(Judge Judge, Operation Operation, Operation Own)
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
        foreach (var (name, expected, found) in HeaderCheck.Find(Contract, response, answer))
        {
            throw findings.Broken("a header is not as the document says", name, expected, found);
        }

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

        var mirrored = request with { Path = Version(Operation.Path)[1..] + request.Path[(Version(Own.Path).Length - 1)..] };
        if (await RequestMirror.JudgeAsync(Contract, mirrored).ConfigureAwait(false) is not { } violations)
        {
            throw findings.Broken("the document has no operation that takes the request", null, $"{Operation.Method} {Operation.Path}", $"{mirrored.Method} /{mirrored.Path}");
        }

        foreach (var violation in violations)
        {
            throw findings.Broken(
                "the document does not allow the request",
                $"{violation.Place.ToString().ToLowerInvariant()} {violation.Name}".TrimEnd(),
                violation.Expected,
                violation.Actual,
                request.Body ?? request.Path);
        }
    }

    /// <summary>The version in front of a path, with both slashes; some documents have it there and others in the address.</summary>
    private static string Version(string path) => LeadingVersion().Match(path) is { Success: true } match ? match.Value : "/";

    [GeneratedRegex(@"^/v\d\w*/")]
    private static partial Regex LeadingVersion();
}
