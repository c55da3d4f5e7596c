using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Tests.Specs;

/// <summary>Streams that a document describes and no operation names, as Anthropic's does.</summary>
public sealed class UntoldStreamTests
{
    private const string Document =
        """
        openapi: 3.1.0
        info: { title: Talk, version: '1' }
        paths:
          /talk:
            post:
              operationId: talk
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Talk' } } } }
              responses:
                '200': { description: fine, content: { application/json: { schema: { $ref: '#/components/schemas/Word' } } } }
                '400': { description: wrong, content: { application/json: { schema: { $ref: '#/components/schemas/Word' } } } }
        components:
          schemas:
            Talk: { type: object, properties: { stream: { type: boolean } } }
            Word: { type: string }
            WordStreamEvent: { type: integer }
        """;

    [Fact]
    public void An_answer_to_a_request_that_takes_stream_gets_the_events_beside_it()
    {
        var contract = Read(Document);

        Assert.Equal(
            [new Content("application/json", """{"$ref":"#/schemas/Word"}"""), new Content("text/event-stream", """{"$ref":"#/schemas/WordStreamEvent"}""")],
            contract.Operations[0].Responses[0].Contents);
        Assert.Single(contract.Operations[0].Responses[1].Contents);
        Assert.Contains(new NamedSchema("WordStreamEvent", """{"type":"integer"}"""), contract.Schemas);
    }

    [Theory]
    [InlineData("stream:", "flow:")]
    [InlineData("WordStreamEvent:", "WordsStreamEvent:")]
    public void Nothing_is_added_where_one_of_the_two_is_missing(string there, string instead) =>
        Assert.Single(Read(Document.Replace(there, instead)).Operations[0].Responses[0].Contents);

    private static Contract Read(string text) =>
        SpecReader.Read(new SpecInput { Path = "talk.yaml", Text = text }, TestContext.Current.CancellationToken).Contract!;
}
