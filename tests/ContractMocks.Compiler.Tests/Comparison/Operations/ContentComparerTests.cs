namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Bodies of requests, and media types of requests and answers.</summary>
public sealed class ContentComparerTests
{
    private const string Path = "POST /things/{id} body";

    [Theory]
    [InlineData("", "requestBody: { required: true, content: { a/b: {} } }", "Breaking required-body-added | " + Path + ": a required body was added (request-body-added-required)")]
    [InlineData("", "requestBody: { content: { a/b: {} } }", "Compatible optional-body-added | " + Path + ": an optional body was added (request-body-added-optional)")]
    [InlineData("requestBody: { content: { a/b: {} } }", "", "Breaking body-removed | " + Path + ": the body was removed (request-body-removed)")]
    [InlineData("requestBody: { content: { a/b: {} } }", "requestBody: { required: true, content: { a/b: {} } }", "Breaking body-became-required | " + Path + ": the body became required (request-body-became-required)")]
    [InlineData("requestBody: { required: true, content: { a/b: {} } }", "requestBody: { content: { a/b: {} } }", "Compatible body-became-optional | " + Path + ": the body became optional (request-body-became-optional)")]
    [InlineData("requestBody: { description: a, content: { a/b: {} } }", "requestBody: { description: b, content: { a/b: {} } }", "Prose description-changed | " + Path + ": the description reads otherwise")]
    public void A_change_of_a_body_is_told(string old, string @new, string expected) =>
        Assert.Equal([expected], Documents.Lines(Documents.Operation(old), Documents.Operation(@new)));

    [Theory]
    [InlineData("a/b: {}", "a/b: {}, c/d: {}", "Compatible media-type-added: the media type 'c/d' was added (request-body-media-type-added)", "Compatible media-type-added: the media type 'c/d' was added (response-media-type-added)")]
    [InlineData("a/b: {}, c/d: {}", "a/b: {}", "Breaking media-type-removed: the media type 'c/d' was removed (request-body-media-type-removed)", "Breaking media-type-removed: the media type 'c/d' was removed (response-media-type-removed)")]
    [InlineData("application/json: {}", "application/*: {}", "Compatible media-type-generalized: the media type 'application/json' became the more general 'application/*'", "Breaking media-type-generalized: the media type 'application/json' became the more general 'application/*' (response-media-type-name-generalized)")]
    [InlineData("'*/*': {}", "application/json: {}", "Breaking media-type-specialized: the media type '*/*' became the more special 'application/json'", "Compatible media-type-specialized: the media type '*/*' became the more special 'application/json' (response-media-type-name-specialized)")]
    [InlineData("application/json: {}", "application/problem+json: {}", "Breaking media-type-specialized: the media type 'application/json' became the more special 'application/problem+json'", "Compatible media-type-specialized: the media type 'application/json' became the more special 'application/problem+json' (response-media-type-name-specialized)")]
    [InlineData("a/b;v=1: {}", "a/b;v=2: {}", "Risky media-type-name-changed: the media type 'a/b;v=1' became 'a/b;v=2'", "Compatible media-type-name-changed: the media type 'a/b;v=1' became 'a/b;v=2' (response-media-type-name-changed)")]
    [InlineData("a/b: {}", "a/b: { schema: { type: string } }", "Breaking body-schema-added: what had no schema was given one (request-body-media-type-schema-added)", "Compatible body-schema-added: what had no schema was given one (response-body-media-type-schema-added)")]
    [InlineData("a/b: { schema: { type: string } }", "a/b: {}", "Compatible body-schema-removed: the schema was taken away (request-body-media-type-schema-removed)", "Risky body-schema-removed: the schema was taken away (response-body-media-type-schema-removed)")]
    [InlineData("a/b: { encoding: { p: { style: form } } }", "a/b: { encoding: { p: { style: deepObject } } }", "Breaking part-style-changed: the part 'p' is written in another style", "Breaking part-style-changed: the part 'p' is written in another style")]
    [InlineData("a/b: {}", "a/b: { encoding: { p: { contentType: image/png } } }", "Risky part-encoding-changed: the part 'p' has another media type or other headers", "Risky part-encoding-changed: the part 'p' has another media type or other headers")]
    [InlineData("a/b: { examples: { a: { value: 1 } } }", "a/b: { examples: { a: { value: 2 } } }", "Prose example-changed: the examples are other ones", "Prose example-changed: the examples are other ones")]
    public void A_change_of_media_types_is_weighed_by_its_direction(string old, string @new, string onRequest, string onResponse)
    {
        Assert.Equal([onRequest], Short(Request(old), Request(@new)));
        Assert.Equal([onResponse], Short(Response(old), Response(@new)));
    }

    [Theory]
    [InlineData("application/json: {}", "Application/JSON: {}")]
    [InlineData("application/json; charset=utf-8: {}", "application/json;CHARSET=utf-8: {}")]
    [InlineData("a/b: {}, c/d: {}", "c/d: {}, a/b: {}")]
    [InlineData("a/b: {}", "a/b: { schema: {} }")]
    [InlineData("text/event-stream: { schema: { type: string } }", "text/event-stream: { itemSchema: { type: string } }")]
    public void Another_notation_of_a_media_type_is_no_change(string old, string @new)
    {
        Assert.Empty(Documents.Lines(Request(old), Request(@new)));
        Assert.Empty(Documents.Lines(Response(@new), Response(old)));
    }

    [Fact]
    public void Beside_others_a_media_type_is_named_in_the_place()
    {
        const string Two = "application/json: { schema: { type: object, properties: { a: { type: string, maxLength: 5 } } } }, text/plain: {}";
        var finding = Assert.Single(Documents.Compare(Response(Two.Replace("5", "4", StringComparison.Ordinal)), Response(Two)));

        Assert.Equal("200 application/json", Assert.Single(finding.Reaches).Where);
        Assert.StartsWith("POST /things/{id} 200 application/json", finding.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wider_media_type_takes_the_place_of_all_that_it_covers() =>
        Assert.Equal(
            ["Breaking media-type-generalized: the media type 'application/json' became the more general '*/*' (response-media-type-name-generalized)"],
            Short(Response("application/json: {}, text/plain: {}"), Response("'*/*': {}")));

    private static string Request(string contents) => Documents.Operation($"requestBody: {{ content: {{ {contents} }} }}");

    private static string Response(string contents) => Documents.Operation($"responses: {{ '200': {{ description: d, content: {{ {contents} }} }} }}");

    private static IEnumerable<string> Short(string old, string @new) => Documents.Compare(old, @new).Select(static finding =>
        Documents.Line(finding).Replace($" | {finding.Path}", "", StringComparison.Ordinal));
}
