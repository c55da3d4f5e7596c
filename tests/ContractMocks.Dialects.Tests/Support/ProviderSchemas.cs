using System.Collections.Concurrent;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.TestSupport;

/// <summary>Judges what a mock sends by a provider's own document, or by another of the corpus or of those that ship.</summary>
internal static class ProviderSchemas
{
    /// <summary>OpenAI's own document.</summary>
    public const string OpenAi = "llm/openai/openai-2026-07-15.yaml";

    private static readonly ConcurrentDictionary<string, LoadedContract> s_contracts = new(StringComparer.Ordinal);

    /// <summary>Fails where the JSON does not fit a component schema.</summary>
    /// <param name="spec">The document, as of <see cref="ProviderMock.InMemory"/>; the test is skipped where the corpus is absent.</param>
    /// <param name="component">The schema's name, e.g. <c>CreateChatCompletionResponse</c>.</param>
    /// <param name="json">What was sent.</param>
    public static void AssertComponent(string spec, string component, JsonElement json)
    {
        var contract = Contract(spec);
        Assert.True(contract.Contract.Schemas.Any(schema => schema.Name == component) || HasSchema(contract, component), $"{spec} has no schema '{component}'");
        AssertValid(contract.Validator($$"""{"$ref":"#/schemas/{{component.Replace("~", "~0").Replace("/", "~1")}}"}"""), component, json);
    }

    /// <summary>Fails where the JSON does not fit what an operation declares for an answer.</summary>
    /// <param name="spec">The document.</param>
    /// <param name="method">The operation's method.</param>
    /// <param name="path">The operation's path as the document has it, e.g. <c>/chat/completions</c>.</param>
    /// <param name="json">What was sent; of a stream, the data of one event.</param>
    /// <param name="status">The status, e.g. <c>200</c>.</param>
    /// <param name="mediaType">The media type; of a stream <c>text/event-stream</c>.</param>
    public static void AssertAnswer(string spec, string method, string path, JsonElement json, string status = "200", string mediaType = "application/json")
    {
        var contract = Contract(spec);
        var operation = Assert.Single(contract.Contract.Operations, one => one.Method == method && one.Path == path);
        var response = Assert.Single(operation.Responses, one => one.Status == status);
        var content = Assert.Single(response.Contents, one => one.MediaType == mediaType);
        AssertValid(contract.Validator(content.Schema), $"{method} {path} {status}", json);
    }

    private static void AssertValid(SchemaValidator validator, string what, JsonElement json)
    {
        var errors = validator.Validate(json);
        Assert.True(
            errors.Count == 0,
            $"not valid as {what}: {string.Join("; ", errors.Take(5).Select(static error => $"{error.Path}: expected {error.Expected}, found {error.Actual}"))}\n{json}");
    }

    private static LoadedContract Contract(string spec) => s_contracts.GetOrAdd(spec, static spec => LoadedContract.From(ProviderMock.Document(spec)));

    private static bool HasSchema(LoadedContract contract, string component) => contract.Schemas.Resolve("#/schemas/" + component) is not null;
}
