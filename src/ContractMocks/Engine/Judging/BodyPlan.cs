using System.Text;

namespace ContractMocks.Engine.Judging;

/// <summary>The body of an operation, ready to be judged.</summary>
internal sealed class BodyPlan
{
    private readonly RequestBody _body;
    private readonly string _operation;
    private readonly ContentPlan[] _contents;

    public BodyPlan(RequestBody body, string operation, RequestSchemas schemas)
    {
        _body = body;
        _operation = operation;
        _contents = [.. body.Contents.Select(content => new ContentPlan(content, schemas))];
    }

    public bool IsRequired => _body.Required;

    public Violation Missing() => new(
        ViolationPlace.Body, "", "required", $"The request has no body; '{_operation}' needs one{Media()}.", "a body" + Media(), "a request without it");

    /// <summary>Why the body's type or encoding is not taken; then <paramref name="plan"/> is null. It is also null where every type is taken.</summary>
    public WireError? Choose(MockRequest request, out ContentPlan? plan)
    {
        plan = null;
        var sent = request.Header("content-type");
        if (request.Header("content-encoding") is { } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return Unsupported(
                "content-encoding", $"The request body is encoded as '{encoding}', which is not supported; send it as it is.", "no encoding", encoding,
                new ExtraHeader("accept-encoding", "identity"));
        }

        if (_contents.Length == 0)
        {
            return null;
        }

        var chosen = string.IsNullOrWhiteSpace(sent) ? (_contents.Length == 1 ? _contents[0] : null) : Best(sent);
        if (chosen is null)
        {
            return Unsupported(
                "content-type", $"Unsupported content type: '{sent}'. '{_operation}' takes a body{Media()}.", "a body" + Media(),
                string.IsNullOrWhiteSpace(sent) ? "a body without a type" : $"'{sent}'",
                new ExtraHeader("accept", string.Join(", ", _body.Contents.Select(static content => content.MediaType).Where(static type => Ascii.IsValid(type)))));
        }

        if (sent is not null && chosen.Kind(sent) is not (BodyKind.Opaque or BodyKind.Multipart) && MediaType.Parameter(sent, "charset") is { } charset && !IsUtf8(charset))
        {
            return Unsupported(
                "content-type", $"Unsupported content type: '{sent}'. '{_operation}' reads text as UTF-8, not as '{charset}'.", "charset=utf-8",
                $"charset={charset}", null);
        }

        plan = chosen;
        return null;
    }

    private ContentPlan? Best(string sent)
    {
        ContentPlan? best = null;
        var bestFit = 0;
        foreach (var content in _contents)
        {
            if (BodyKinds.Fit(content.Content.MediaType, sent) is var fit && fit > bestFit)
            {
                (best, bestFit) = (content, fit);
            }
        }

        return best;
    }

    private static bool IsUtf8(string charset) =>
        charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);

    private static WireError Unsupported(string keyword, string message, string expected, string actual, ExtraHeader? header) =>
        Violations.Error(415, [new Violation(ViolationPlace.Header, keyword, keyword, message, expected, actual)], header) with { Parameter = null };

    private string Media() =>
        _body.Contents.Count == 0 ? "" : " of type " + Nearest.OneOf([.. _body.Contents.Select(static content => content.MediaType)]);
}
