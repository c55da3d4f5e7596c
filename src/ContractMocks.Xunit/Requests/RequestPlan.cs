using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Xunit.Checks;
using Assert = Xunit.Assert;

namespace ContractMocks.Xunit.Requests;

/// <summary>A request that the contract allows, before it is sent. Can be sent more than once.</summary>
/// <param name="Method">The method in capitals.</param>
/// <param name="Path">The path below the base path, with its query, without a leading slash.</param>
/// <param name="Headers">The headers that the operation requires.</param>
/// <param name="Body">The JSON body, or null.</param>
internal sealed record RequestPlan(string Method, string Path, EquatableArray<KeyValuePair<string, string>> Headers, string? Body)
{
    private const int Seed = 0;

    /// <summary>Plans a request: the document's example where it has one, else what the schemas ask for at least.</summary>
    public static RequestPlan Of(LoadedContract contract, Operation operation, bool isStream)
    {
        var values = new ParameterValues(contract, Seed);
        return new RequestPlan(
            operation.Method,
            values.Path(operation),
            values.Headers(operation),
            operation.Body is { } body ? BodyOf(contract, operation, body, isStream) : null);
    }

    public RequestPlan WithBody(JsonObject body) => this with { Body = body.ToJsonString(WireText.Options) };

    public JsonObject BodyObject => Body is null ? [] : JsonNode.Parse(Body)!.AsObject();

    public HttpRequestMessage ToMessage(string? accept)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Path, UriKind.Relative));
        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (accept is not null)
        {
            message.Headers.TryAddWithoutValidation("accept", accept);
        }

        if (Body is not null)
        {
            message.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        }

        return message;
    }

    /// <summary>Fails when the planned body is one the contract refuses: then the test would prove nothing.</summary>
    public void Check(Findings findings, LoadedContract contract, Operation operation)
    {
        if (Body is not null && Json(operation.Body!) is { } content)
        {
            findings.ShouldFit(
                contract.Validator(content.Schema), JsonElement.Parse(Body), "the request that was made up does not fit the contract (an example of the document?)");
        }
    }

    private static Content? Json(RequestBody body) =>
        body.Contents.FirstOrDefault(static content => content.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase));

    private static string BodyOf(LoadedContract contract, Operation operation, RequestBody body, bool isStream)
    {
        if (Json(body) is not { } content)
        {
            Assert.Skip($"'{operation.Id}' takes {string.Join(", ", body.Contents.Select(static one => one.MediaType))}; contract tests can send JSON only");
            return "";
        }

        var examples = content.Examples.Select(static example => JsonNode.Parse(example.Json) as JsonObject).OfType<JsonObject>().ToList();
        var example = examples.Find(one => Streams(one) == isStream) ?? (examples.Count > 0 ? examples[0] : null);
        example ??= JsonNode.Parse(SchemaFaker.Complete(StandaloneSchema.Of(contract, content.Schema), "{}", Seed))!.AsObject();
        SetStream(example, isStream);
        if (isStream && !contract.Validator(content.Schema).IsValid(JsonSerializer.SerializeToElement(example)))
        {
            // Some operations stream whatever the body says, and their bodies know no such property.
            example.Remove("stream");
        }

        return example.ToJsonString(WireText.Options);
    }

    private static bool Streams(JsonObject body) => body["stream"] is JsonValue value && value.TryGetValue<bool>(out var streams) && streams;

    public static void SetStream(JsonObject body, bool isStream)
    {
        if (isStream && !Streams(body))
        {
            body["stream"] = true;
        }
        else if (!isStream)
        {
            body.Remove("stream");
            body.Remove("stream_options");
        }
    }
}
