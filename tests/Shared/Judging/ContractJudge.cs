using System.Text.Json;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Engine;
using ContractMocks.Engine.Answers;
using ContractMocks.Schemas;

namespace ContractMocks.TestSupport.Judging;

/// <summary>Judges bodies and events by a contract: which operation of it they belong to, and what does not fit.</summary>
internal sealed class ContractJudge(LoadedContract contract)
{
    private readonly bool _hasEvents = contract.Contract.Operations.Any(
        static operation => operation.Responses.Any(static response => response.Contents.Any(static content => MediaType.IsEventStream(content.MediaType))));

    /// <summary>The operation of a path, or null. The path has the base path, or not.</summary>
    public Operation? Operation(string method, string path)
    {
        foreach (var operation in contract.Contract.Operations)
        {
            if (operation.Method == method && (Fits(operation.Path, path) || Fits(contract.Contract.BasePath.TrimEnd('/') + operation.Path, path)))
            {
                return operation;
            }
        }

        return null;
    }

    /// <summary>What does not fit in a whole JSON body; null where the operation promises none.</summary>
    public IReadOnlyList<string>? Body(Operation operation, string status, string json) =>
        Content(operation, status, static type => MediaType.IsJson(type)) is { } content ? Errors(contract.Validator(content.Schema), json) : null;

    /// <summary>What does not fit in a request's JSON body; null where the operation takes none.</summary>
    public IReadOnlyList<string>? Request(Operation operation, string json)
    {
        foreach (var content in operation.Body?.Contents ?? default)
        {
            if (MediaType.IsJson(content.MediaType))
            {
                return Errors(contract.Validator(content.Schema), json);
            }
        }

        return null;
    }

    /// <summary>What does not fit in an event; null where the operation promises nothing that tells.</summary>
    public IReadOnlyList<string>? Event(Operation operation, string status, WireEvent one)
    {
        if (one.Data == WireEvent.Done)
        {
            return [];
        }

        // Documents that speak of no stream anywhere give the shape of its frames as that of the body (Gemini, Ollama).
        var content = Content(operation, status, static type => MediaType.IsEventStream(type))
            ?? Content(operation, status, static type => MediaType.IsJsonLines(type))
            ?? (_hasEvents ? null : Content(operation, status, static type => MediaType.IsJson(type)));
        if (content is null)
        {
            return null;
        }

        var isWhole = EventShape.Of(content.Schema, contract.Schemas).Members.Exists(static member => member.IsWhole);
        return Errors(contract.Validator(content.Schema), isWhole ? Whole(one) : one.Data);
    }

    private static Content? Content(Operation operation, string status, Func<string, bool> fits)
    {
        foreach (var response in operation.Responses)
        {
            if (response.Status == status || response.Status == status[0] + "XX" || response.Status == "default")
            {
                foreach (var content in response.Contents)
                {
                    if (fits(content.MediaType))
                    {
                        return content;
                    }
                }
            }
        }

        return null;
    }

    private static string Whole(WireEvent one)
    {
        var name = one.Name is null ? "" : $"\"event\":{JsonSerializer.Serialize(one.Name)},";
        return $"{{{name}\"data\":{one.Data}}}";
    }

    private static IReadOnlyList<string> Errors(SchemaValidator validator, string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });
        return validator.IsValid(document.RootElement)
            ? []
            : [.. validator.Validate(document.RootElement).Select(static error => error.Message)];
    }

    private static bool Fits(string template, string path)
    {
        var left = template.Split('/');
        var right = path.Split('/');
        return left.Length == right.Length && left.Zip(right).All(static pair => SegmentFits(pair.First, pair.Second));
    }

    private static bool SegmentFits(string template, string segment)
    {
        var open = template.IndexOf('{', StringComparison.Ordinal);
        var close = template.LastIndexOf('}');
        return open < 0
            ? template == segment
            : segment.Length > template.Length - (close - open + 1)
                && segment.StartsWith(template[..open], StringComparison.Ordinal) && segment.EndsWith(template[(close + 1)..], StringComparison.Ordinal);
    }
}
