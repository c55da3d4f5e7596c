using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Engine.Judging;
using ContractMocks.Schemas;
using ContractMocks.Simulation;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Requests;

/// <summary>A request that the contract allows, before it is sent. Can be sent more than once.</summary>
/// <param name="Method">The method in capitals.</param>
/// <param name="Path">The path below the base path, with its query, without a leading slash.</param>
/// <param name="Headers">The headers that the operation requires.</param>
/// <param name="Body">The body as JSON, or null.</param>
internal sealed record RequestPlan(string Method, string Path, EquatableArray<KeyValuePair<string, string>> Headers, string? Body)
{
    private const int Seed = 0;
    private const int Tries = 20;

    /// <summary>How the body is written; null for one that goes out as the JSON it is.</summary>
    public SampleBody? Writing { get; init; }

    /// <summary>The status that is asked for by <c>Prefer</c>; null for the mock's own choice.</summary>
    public string? Status { get; init; }

    /// <summary>Plans a request: the document's example where it has one, else what the schemas ask for at least.</summary>
    public static RequestPlan Of(LoadedContract contract, Operation operation, bool isStream, OperationNeeds? needs = null)
    {
        needs ??= OperationNeeds.None;
        var values = new ParameterValues(contract, Seed) { Given = needs.Parameters };
        var content = operation.Body is { } body ? SampleBody.Best(body) : null;
        var writing = content is null ? null : new SampleBody(contract, content);
        return new RequestPlan(
            operation.Method,
            needs.WithQuery(values.Path(operation)),
            values.Headers(operation),
            content is null ? null : needs.WithProperties(BodyOf(contract, content, writing!, isStream))) { Writing = writing };
    }

    public RequestPlan WithBody(JsonObject body) => this with { Body = body.ToJsonString(WireText.Options) };

    public JsonObject BodyObject => Body is null ? [] : JsonNode.Parse(Body)!.AsObject();

    public HttpRequestMessage ToMessage(string? accept)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(SafePath(), UriKind.Relative));
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
            message.Content = Writing?.Write(Body) ?? new StringContent(Body, Encoding.UTF8, "application/json");
        }

        if (Status is not null)
        {
            message.Headers.TryAddWithoutValidation("prefer", "code=" + Status);
        }

        return message;
    }

    // 'files:register' alone would be read as a URI of the scheme 'files' (RFC 3986, 4.2).
    private string SafePath() => Path.Split('/', '?')[0].Contains(':', StringComparison.Ordinal) ? "./" + Path : Path;

    /// <summary>Fails when the planned body is one the contract refuses: then the test would prove nothing.</summary>
    public void Check(Findings findings, LoadedContract contract, Operation operation)
    {
        if (Body is not null && Writing is not { IsJudged: false } && SampleBody.Best(operation.Body!) is { } content)
        {
            findings.ShouldFit(
                contract.Validator(content.Schema), JsonElement.Parse(Body), "the request that was made up does not fit the contract (an example of the document?)");
        }
    }

    private static string BodyOf(LoadedContract contract, Content content, SampleBody writing, bool isStream)
    {
        if (!writing.IsJudged)
        {
            return "\"\"";
        }

        var schema = StandaloneSchema.Of(contract, content.Schema);
        if (!writing.Shape.Allows(SchemaTypes.Object) || (writing.Kind == BodyKind.Text && writing.Shape.Allows(SchemaTypes.String)))
        {
            return content.Examples.Count > 0 ? content.Examples[0].Json : SchemaFaker.Fake(schema, Seed);
        }

        var validator = contract.Validator(content.Schema);
        var examples = content.Examples.Where(example => validator.IsValid(JsonElement.Parse(example.Json)))
            .Select(static example => JsonNode.Parse(example.Json) as JsonObject).OfType<JsonObject>().ToList();
        var example = examples.Find(one => Streams(one) == isStream) ?? (examples.Count > 0 ? examples[0] : null);
        example ??= Filled(JsonNode.Parse(SchemaFaker.Complete(schema, "{}", Seed))!.AsObject(), schema, writing.Kind);
        SetStream(example, isStream);
        if (isStream && !validator.IsValid(JsonSerializer.SerializeToElement(example)))
        {
            // Some operations stream whatever the body says, and their bodies know no such property.
            example.Remove("stream");
        }

        return example.ToJsonString(WireText.Options);
    }

    /// <summary>Forms cannot say "an empty list" or "an object of nothing": there, such properties get the first made-up value that holds something.</summary>
    private static JsonObject Filled(JsonObject body, string schema, BodyKind kind)
    {
        if (kind is not (BodyKind.Form or BodyKind.Multipart))
        {
            return body;
        }

        foreach (var name in body.Where(static property => IsEmpty(property.Value)).Select(static property => property.Key).ToList())
        {
            var values = Enumerable.Range(Seed, Tries).Select(seed => (JsonNode.Parse(SchemaFaker.Fake(schema, seed)) as JsonObject)?[name]?.DeepClone());
            body[name] = values.FirstOrDefault(static value => value is not null && !IsEmpty(value)) ?? body[name]?.DeepClone();
        }

        return body;
    }

    private static bool IsEmpty(JsonNode? value) => value is JsonArray { Count: 0 } or JsonObject { Count: 0 };

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
