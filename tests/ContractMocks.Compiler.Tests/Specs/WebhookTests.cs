namespace ContractMocks.Compiler.Specs;

/// <summary>What the server sends (webhooks, callbacks), and what OpenAPI 3.1 and 3.2 added.</summary>
public sealed class WebhookTests
{
    [Fact]
    public void Webhooks_and_callbacks_are_operations_of_their_own()
    {
        var contract = Clean("""
            openapi: 3.1.0
            info: { title: t }
            webhooks:
              order.paid: { post: { requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Paid" } } } } } }
            paths:
              /subscribe:
                post:
                  callbacks:
                    onEvent: { "{$request.body#/url}": { post: { responses: { "200": { description: d } } } } }
                  responses: { "200": { description: d } }
            components: { schemas: { Paid: { type: object } } }
            """);

        var webhook = Assert.Single(contract.Webhooks);
        Assert.Equal(("postOrderPaid", "POST", "order.paid"), (webhook.Id, webhook.Method, webhook.Path));
        Assert.Equal("Paid", Assert.Single(contract.Schemas).Name);
        var callback = Assert.Single(Assert.Single(contract.Operations).Callbacks);
        Assert.Equal(("postOnEvent", "{$request.body#/url}"), (callback.Id, callback.Path));
        Assert.DoesNotContain("order.paid", ContractText.Write(contract), StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_may_be_chosen_by_its_id()
    {
        var result = SpecText.Read(
            "openapi: 3.1.0\ninfo: { title: t }\npaths: { /a: { get: { operationId: a, responses: { '200': { description: d } } } } }\nwebhooks: { w: { post: { operationId: sent } } }\n",
            "sent");

        Assert.Empty(result.Problems);
        Assert.Empty(result.Contract!.Operations);
        Assert.Equal("sent", Assert.Single(result.Contract.Webhooks).Id);
    }

    [Fact]
    public void Additional_methods_query_and_item_schemas_of_3_2_are_read()
    {
        var contract = Clean("""
            openapi: 3.2.0
            info: { title: t, version: "1" }
            paths:
              /log?tail=true#stream:
                query: { operationId: q, responses: { "200": { description: d, content: { application/jsonl: { itemSchema: { type: integer } } } } } }
                additionalOperations:
                  COPY: { operationId: c, responses: { "204": { description: d } } }
            """);

        Assert.Equal([("q", "QUERY"), ("c", "COPY")], contract.Operations.Select(static operation => (operation.Id, operation.Method)));
        Assert.All(contract.Operations, static operation => Assert.Equal("/log?tail=true#stream", operation.Path));
        Assert.Equal("""{"type":"integer"}""", contract.Operations[0].Responses[0].Contents[0].Schema);
    }

    [Theory]
    [InlineData("{ properties: { next: { $recursiveRef: '#' } }, $recursiveAnchor: true }", """{"properties":{"next":{"$ref":"#/schemas/S"}}}""")]
    [InlineData("{ properties: { next: { $dynamicRef: '#n' } }, $dynamicAnchor: n }", """{"properties":{"next":{"$ref":"#/schemas/S"}}}""")]
    [InlineData("{ $id: 'https://x.example/s', properties: { t: { $ref: '#tea' } } }", """{"properties":{"t":{"$ref":"#/schemas/T"}}}""")]
    [InlineData("{ $ref: 'https://x.example/t' }", """{"$ref":"#/schemas/T"}""")]
    [InlineData("{ $ref: '#/components/schemas/S/$defs/d', $defs: { d: true } }", """{"$ref":"#/schemas/SDefsD"}""")]
    public void References_by_name_become_references_to_named_schemas(string schema, string expected) =>
        Assert.Equal(expected, SpecText.Normalise(schema, "3.1.0", "T: { $id: 'https://x.example/t', $anchor: tea, type: string }"));

    [Fact]
    public void Merge_keys_are_merged_and_repeated_anchors_count_from_where_they_stand()
    {
        var contract = Clean("""
            openapi: 3.0.0
            info: { title: t, version: "1" }
            x-a: &base { type: object, description: old }
            paths:
              /a:
                get:
                  responses:
                    "200":
                      description: d
                      content:
                        a/b: { schema: { <<: *base, description: new } }
                        c/d: { schema: &base { type: string } }
                        e/f: { schema: *base }
            """);

        Assert.Equal(
            ["""{"description":"new","type":"object"}""", """{"type":"string"}""", """{"type":"string"}"""],
            contract.Operations[0].Responses[0].Contents.Select(static content => content.Schema));
    }

    private static Contract Clean(string text)
    {
        var result = SpecText.Read(text);
        Assert.Empty(result.Problems);
        return result.Contract!;
    }
}
