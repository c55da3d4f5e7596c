using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ContractMocks.Engine.Answers;
using ContractMocks.Fakes;
using ContractMocks.Fakes.Solving;

namespace ContractMocks.Engine.Errors;

/// <summary>An error's body and its media type.</summary>
internal readonly record struct ErrorBody(byte[] Bytes, string MediaType);

/// <summary>
/// Errors in the words of a document: the operation's own schema for the status, else the one that most of the document's errors have, else
/// RFC 9457.
/// </summary>
internal sealed class ErrorBodies(LoadedContract contract)
{
    private readonly ConcurrentDictionary<string, bool> _useless = new(StringComparer.Ordinal);
    private string? _usual;

    public ErrorBody Of(WireError error, OperationRoute? route)
    {
        if (route is not null && AnswerChooser.Find(route.Operation, error.Status) is { } response && (response != route.Success || response.Status[0] is '4' or '5'))
        {
            foreach (var content in response.Contents)
            {
                if (Fill(error, content) is { } body)
                {
                    return body;
                }
            }
        }

        _usual ??= FindUsual();
        return _usual.Length > 0 && FillJson(error, _usual) is { } usual
            ? new ErrorBody(usual, MediaType.Json)
            : new ErrorBody(ProblemBody.Of(error), MediaType.Problem);
    }

    /// <summary>The error in the words of a schema, as JSON; null where it has no place for one.</summary>
    public string? Words(WireError error, string schema) => FillJson(error, schema) is { } json ? Encoding.UTF8.GetString(json) : null;

    private ErrorBody? Fill(WireError error, Content content)
    {
        if (MediaType.IsJson(content.MediaType))
        {
            return FillJson(error, content.Schema) is { } json ? new ErrorBody(json, content.MediaType) : null;
        }

        return MediaType.IsText(content.MediaType) && !MediaType.IsEventStream(content.MediaType) && !MediaType.IsXml(content.MediaType)
            && content.Schema.Contains("\"string\"", StringComparison.Ordinal)
                ? new ErrorBody(Encoding.UTF8.GetBytes(error.Message), MediaType.Concrete(content.MediaType))
                : null;
    }

    private byte[]? FillJson(WireError error, string schema)
    {
        if (_useless.ContainsKey(schema))
        {
            return null;
        }

        using var parsed = JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = 512 });
        var schemas = FakeSchemas.Of(contract.Schemas);
        var body = Filled(error, schemas.At(parsed.RootElement), schemas);
        // A schema that takes anything takes the standard's words.
        var bytes = body is null ? ProblemBody.Of(error) : Encoding.UTF8.GetBytes(body);
        using var document = JsonDocument.Parse(bytes);
        if (contract.Validator(schema).IsValid(document.RootElement))
        {
            return bytes;
        }

        if (body is null)
        {
            _useless[schema] = true;
        }

        return null;
    }

    private static string? Filled(WireError error, FakeSchema source, FakeSchemas schemas)
    {
        using var culture = InvariantCulture.Enter();
        try
        {
            using var solver = new FakeSolver(schemas, FakeOptions.Default, FakeStyle.Minimal);
            return new ErrorFiller(error, solver).Fill(source);
        }
        catch (UnfakeableSchemaException)
        {
            return null;
        }
    }

    /// <summary>The JSON schema that most errors of the document have; empty for none.</summary>
    private string FindUsual() =>
        contract.Contract.Operations
            .SelectMany(static operation => operation.Responses.Where(static response => response.Status[0] is '4' or '5' or 'd')
                .Where(response => response.Status[0] != 'd' || operation.Responses.Any(static other => other.Status[0] == '2')))
            .SelectMany(static response => response.Contents)
            .Where(static content => MediaType.IsJson(content.MediaType))
            .GroupBy(static content => content.Schema, StringComparer.Ordinal)
            .OrderByDescending(static group => group.Count())
            .Select(static group => group.Key)
            .FirstOrDefault() ?? "";
}
