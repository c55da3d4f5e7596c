using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Tests.Specs;

/// <summary>What is read of an operation beside schemas: how parameters are written, who may ask, headers of answers, parts of forms.</summary>
public sealed class OperationDetailTests
{
    private const string Document =
        """
        openapi: 3.1.0
        info: { title: Shop, version: '1' }
        security: [{ key: [] }]
        paths:
          /pets:
            post:
              operationId: addPet
              security: [{ token: [], key: [] }, {}]
              parameters:
                - { name: where, in: query, style: deepObject, explode: true, schema: { type: object } }
                - { name: tags, in: query, explode: false, schema: { type: array } }
                - { name: raw, in: query, content: { application/json: { schema: { type: object } } } }
                - { name: X-Trace, in: header, schema: { type: string } }
              requestBody:
                content:
                  multipart/form-data:
                    schema: { type: object }
                    encoding:
                      photo: { contentType: image/png, headers: {} }
                      tags: { style: pipeDelimited, explode: false }
              responses:
                '201':
                  description: made
                  headers:
                    Content-Type: { schema: { type: string } }
                    Location: { required: true, schema: { type: string } }
                  content:
                    application/json:
                      examples: { cat: { value: 1 }, dog: { value: 2 } }
          /open:
            get: { operationId: open, responses: { '204': { description: fine } } }
        components:
          securitySchemes:
            unused: { type: mutualTLS }
            key: { type: apiKey, name: api-key, in: query }
            token: { type: http, scheme: Bearer }
        """;

    [Fact]
    public void Styles_of_parameters_are_read_and_default_by_their_place()
    {
        var parameters = Read(Document).Contract!.Operations[0].Parameters;

        Assert.Equal(
            [(ParameterStyle.DeepObject, true, ""), (ParameterStyle.Form, false, ""), (ParameterStyle.Form, true, "application/json"), (ParameterStyle.Simple, false, "")],
            parameters.Select(static one => (one.Style, one.Explode, one.MediaType)));
    }

    [Fact]
    public void Security_of_an_operation_replaces_that_of_the_document()
    {
        var contract = Read(Document).Contract!;

        Assert.Equal([new SecurityRequirement(["token", "key"]), new SecurityRequirement([])], contract.Operations[0].Security);
        Assert.Equal([new SecurityRequirement(["key"])], contract.Operations[1].Security);
        Assert.Equal(
            [
                new SecurityScheme("key", SecuritySchemeKind.ApiKey) { Parameter = "api-key", In = ParameterPlace.Query },
                new SecurityScheme("token", SecuritySchemeKind.Http) { Scheme = "bearer" },
            ],
            contract.SecuritySchemes);
    }

    [Fact]
    public void Headers_of_answers_and_names_of_examples_are_read()
    {
        var response = Assert.Single(Read(Document).Contract!.Operations[0].Responses);

        Assert.Equal(new ResponseHeader("Location", true, """{"type":"string"}"""), Assert.Single(response.Headers));
        Assert.Equal([new Example("cat", "1"), new Example("dog", "2")], response.Contents[0].Examples);
    }

    [Fact]
    public void Parts_of_a_form_are_read()
    {
        var content = Assert.Single(Read(Document).Contract!.Operations[0].Body!.Contents);

        Assert.Equal(
            [new PartEncoding("photo", "image/png"), new PartEncoding("tags", "") { Style = ParameterStyle.PipeDelimited, Explode = false }],
            content.Encodings);
    }

    [Fact]
    public void An_unknown_style_and_an_unknown_scheme_are_problems_at_their_places()
    {
        var problems = Read(Document.Replace("deepObject", "deepobject").Replace("security: [{ key: [] }]", "security: [{ kee: [] }]")).Problems;

        Assert.Contains(problems, static problem => problem.Span.Line == 3 && problem.Message.Contains("'key'", StringComparison.Ordinal));
        Assert.Contains(problems, static problem => problem.Span.Line == 10 && problem.Message.Contains("'deepObject'", StringComparison.Ordinal));
    }

    private static SpecResult Read(string text) =>
        SpecReader.Read(new SpecInput { Path = "shop.yaml", Text = text }, TestContext.Current.CancellationToken);
}
