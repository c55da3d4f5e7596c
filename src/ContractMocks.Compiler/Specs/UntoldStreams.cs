using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// Streams that a document describes and no operation names. Anthropic's document has <c>Message</c> as the only answer to a request that takes
/// <c>stream</c>, and, beside it, <c>MessageStreamEvent</c>, to which nothing refers. Such a pair is read as if the operation offered
/// <c>text/event-stream</c>: every client of the provider asks for it.
/// </summary>
internal sealed class UntoldStreams(SpecContext spec, SchemaSet schemas)
{
    private const string EventStream = "text/event-stream";
    private const string Suffix = "StreamEvent";

    /// <summary>The responses, with the stream added where there is one to add.</summary>
    /// <param name="operation">The nodes of an operation of OpenAPI 3.</param>
    /// <param name="responses">What was read of its responses.</param>
    public EquatableArray<Response> AddTo(MappingNode operation, EquatableArray<Response> responses) =>
        responses.Any(static response => response.Contents.Any(static content => content.MediaType.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase)))
        || !TakesStream(operation)
            ? responses
            : responses.Select(response => response.Status == "200" ? Add(response) : response).ToEquatableArray();

    private Response Add(Response response)
    {
        foreach (var content in response.Contents)
        {
            if (content.MediaType == "application/json" && Name(content.Schema) is { } name && Components?.Find(name + Suffix) is { } entry)
            {
                var stream = new Content(EventStream, schemas.Text(Reference(entry), "schema"));
                return response with { Contents = response.Contents.Append(stream).ToEquatableArray() };
            }
        }

        return response;
    }

    private bool TakesStream(MappingNode operation) =>
        operation["requestBody"] is { } node
        && spec.Object(node, "'requestBody'")?["content"] is MappingNode contents
        && contents["application/json"] is MappingNode json
        && json["schema"] is { } schema
        && ((spec.Object(schema, "'schema'") as MappingNode)?["properties"] as MappingNode)?["stream"] is not null;

    private MappingNode? Components => (spec.Root["components"] as MappingNode)?["schemas"] as MappingNode;

    /// <summary>The name of a schema that is a reference and nothing else, in the contract's form.</summary>
    private static string? Name(string schema)
    {
        const string Start = """{"$ref":"#/schemas/""";
        return schema.StartsWith(Start, StringComparison.Ordinal) && schema.EndsWith("\"}", StringComparison.Ordinal)
            ? schema.Substring(Start.Length, schema.Length - Start.Length - 2)
            : null;
    }

    private static MappingNode Reference(MappingEntry component)
    {
        var key = component.Key;
        var value = new ScalarNode("#/components/schemas/" + JsonPointer.Escape(key.Value), ScalarType.String, key.File, key.Span);
        return new MappingNode([new MappingEntry(new ScalarNode("$ref", ScalarType.String, key.File, key.Span), value)], key.File, key.Span);
    }
}
