using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Impact;

/// <summary>One reason why a document no longer allows a recorded answer.</summary>
/// <param name="Field">The field, e.g. <c>choices[0].finish_reason</c>; empty for the answer as a whole.</param>
/// <param name="Message">What is wrong, with the field, as a sentence without a full stop.</param>
internal sealed record ReplyFault(string Field, string Message)
{
    /// <summary>What the validator found; null where status, media type or operation are what is wrong.</summary>
    public SchemaError? Error { get; init; }
}

/// <summary>Judges recorded answers by a document. Pure, so that the build and the command line agree.</summary>
internal sealed class ReplyJudge(Contract contract)
{
    /// <summary>The most faults that are told of one answer: the first mistakes explain the rest.</summary>
    private const int Most = 3;

    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 512 };

    private readonly Lazy<LoadedContract> _loaded = new(() => LoadedContract.From(contract));

    public Contract Contract => contract;

    /// <summary>What the document does not allow in an answer; nothing for one that it allows.</summary>
    public EquatableArray<ReplyFault> Judge(ReplySample sample)
    {
        var operation = sample.Method.Length == 0
            ? contract.Operations.FirstOrDefault(one => one.Id == sample.Operation)
            : OperationMatch.Find(contract, sample.Method, sample.Path);
        if (operation is null)
        {
            return [new ReplyFault("", $"{(sample.Method.Length == 0 ? $"the operation '{sample.Operation}'" : $"{sample.Method} {sample.Path}")} is not there")];
        }

        if (Declared(operation, sample.Status) is not { } response)
        {
            var declared = string.Join(", ", operation.Responses.Select(static one => one.Status));
            return [new ReplyFault("", $"status {sample.Status} is not declared for {operation.Method} {operation.Path}; expected one of {declared}")];
        }

        if (response.Contents.Count == 0)
        {
            return sample.Body.Length == 0 ? default : [new ReplyFault("", $"an answer with status {sample.Status} has no body")];
        }

        return Declared(response, sample.MediaType) is { } content
            ? JudgeBody(sample, content)
            : [new ReplyFault("", $"{sample.MediaType} is not declared for status {sample.Status}; expected one of {string.Join(", ", response.Contents.Select(static one => one.MediaType))}")];
    }

    private EquatableArray<ReplyFault> JudgeBody(ReplySample sample, Content content)
    {
        if (content.Schema == "true")
        {
            return default;
        }

        var validator = _loaded.Value.Validator(content.Schema);
        using var body = JsonDocument.Parse(sample.Body, s_deep);
        var errors = validator.Validate(body.RootElement);
        if (errors.Count == 0 || (IsEvent(sample) && validator.IsValid(Whole(sample, body.RootElement))))
        {
            return default;
        }

        return errors.Take(Most).Select(static error => new ReplyFault(error.Parameter, Sentence(error)) { Error = error }).ToEquatableArray();
    }

    private static string Sentence(SchemaError error) =>
        error.Keyword == "required" && error.Property is not null
            ? $"{error.Parameter}: is required, and the reply has none"
            : $"{(error.Parameter.Length == 0 ? "the body" : error.Parameter)}: expected {error.Expected}, but the reply has {error.Actual}";

    private static bool IsEvent(ReplySample sample) => MediaTypeIs(sample.MediaType, "text/event-stream");

    // Some documents describe the whole event with its fields, not its data.
    private static JsonElement Whole(ReplySample sample, JsonElement data)
    {
        var name = sample.Event.Length == 0 ? "" : $"\"event\":{JsonSerializer.Serialize(sample.Event)},";
        using var whole = JsonDocument.Parse($"{{{name}\"data\":{data.GetRawText()}}}", s_deep);
        return whole.RootElement.Clone();
    }

    /// <summary>The declared answer of a status: by the number, else by its class, else <c>default</c>.</summary>
    public static Response? Declared(Operation operation, string status) =>
        Find(operation, status) ?? Find(operation, status.Substring(0, 1) + "XX") ?? Find(operation, "default");

    private static Response? Find(Operation operation, string status) =>
        operation.Responses.FirstOrDefault(response => response.Status.Equals(status, StringComparison.OrdinalIgnoreCase));

    /// <summary>The declared content of a media type: the same type, else a range that holds it; Google streams what its document declares as JSON.</summary>
    public static Content? Declared(Response response, string mediaType) =>
        response.Contents.FirstOrDefault(content => MediaTypeIs(content.MediaType, mediaType))
        ?? response.Contents.FirstOrDefault(content => content.MediaType is "*/*" || (content.MediaType.EndsWith("/*", StringComparison.Ordinal)
            && mediaType.StartsWith(content.MediaType.Substring(0, content.MediaType.Length - 1), StringComparison.OrdinalIgnoreCase)))
        ?? (MediaTypeIs(mediaType, "text/event-stream") && response.Contents.Count == 1 && MediaTypeIs(response.Contents[0].MediaType, "application/json") ? response.Contents[0] : null);

    private static bool MediaTypeIs(string one, string other) => Essence(one).Equals(Essence(other), StringComparison.OrdinalIgnoreCase);

    private static string Essence(string mediaType) => mediaType.Split(';')[0].Trim();
}
