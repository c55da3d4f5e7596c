namespace ContractMocks.Compiler.Specs;

public sealed class SpecReaderTests
{
    [Theory]
    [InlineData("openai", "createChatCompletion", "createResponse", "createEmbedding", "createModeration", "createImage", "createSpeech", "createTranscription", "listModels")]
    [InlineData("anthropic", "createMessage", "countMessageTokens", "createMessageBatch", "listModels", "uploadFile")]
    [InlineData("gemini", "generateContent", "streamGenerateContent", "countTokens", "embedContent", "batchEmbedContents", "listModels")]
    [InlineData("ollama", "chat", "generate", "embed", "listModels", "showModel", "getVersion")]
    public void A_bundled_document_has_no_problem_and_the_operations_that_people_test_with(string name, params string[] operations)
    {
        Assert.Contains(name, BundledSpecs.Names);
        var result = SpecReader.Read(new SpecInput { Path = name + ".yaml", Text = BundledSpecs.Find(name)! }, TestContext.Current.CancellationToken);

        Assert.Empty(result.Problems);
        var ids = result.Contract!.Operations.Select(static operation => operation.Id).ToList();
        Assert.Empty(operations.Except(ids));
        Assert.Equal(name, result.Contract.Provider);
        Assert.True(ProviderInfo.Find(name)!.Owns(result.Contract));
    }

    [Fact]
    public void No_bundled_document_has_that_name() => Assert.Null(BundledSpecs.Find("nobody"));

    [Fact]
    public void A_swagger_document_is_read_in_the_same_form()
    {
        var contract = Clean("""
            swagger: "2.0"
            info: { title: t, version: "1" }
            host: shop.example
            basePath: /api
            schemes: [https]
            consumes: [application/json]
            produces: [application/json]
            paths:
              /pets:
                post:
                  operationId: addPet
                  parameters:
                    - { name: pet, in: body, required: true, schema: { $ref: "#/definitions/Pet" } }
                    - { name: limit, in: query, type: integer }
                  responses:
                    "200": { description: ok, schema: { $ref: "#/definitions/Pet" } }
            definitions:
              Pet: { type: object, discriminator: kind, properties: { kind: { type: string, x-nullable: true }, next: { $ref: "#/definitions/Pet" } } }
            """);

        Assert.Equal(("shop", "generic", "/api"), (contract.Name, contract.Provider, contract.BasePath));
        var operation = Assert.Single(contract.Operations);
        Assert.Equal(("limit", ParameterPlace.Query, """{"type":"integer"}"""), (operation.Parameters[0].Name, operation.Parameters[0].In, operation.Parameters[0].Schema));
        Assert.Equal(new Content("application/json", """{"$ref":"#/schemas/Pet"}"""), Assert.Single(operation.Body!.Contents));
        Assert.Equal(
            """{"type":"object","discriminator":{"propertyName":"kind"},"properties":{"kind":{"type":["string","null"]},"next":{"$ref":"#/schemas/Pet"}}}""",
            Assert.Single(contract.Schemas).Json);
    }

    [Fact]
    public void Parameters_of_the_path_hold_unless_the_operation_has_its_own_and_references_are_followed()
    {
        var contract = Clean("""
            openapi: 3.0.3
            info: { title: t, version: "1" }
            paths:
              /a/{id}:
                parameters:
                  - { name: id, in: path, required: true, schema: { type: string } }
                  - { $ref: "#/components/parameters/Page" }
                get:
                  parameters:
                    - { name: id, in: path, required: true, schema: { type: integer } }
                    - { name: Authorization, in: header, schema: { type: string } }
                  responses: { "200": { $ref: "#/components/responses/Ok" } }
            components:
              parameters:
                Page: { name: page, in: query, schema: { type: integer } }
              responses:
                Ok: { description: fine, content: { application/json: { schema: { type: boolean }, examples: { e: { $ref: "#/components/examples/E" } } } } }
              examples:
                E: { value: true }
            """);

        var operation = Assert.Single(contract.Operations);
        Assert.Equal("getAById", operation.Id);
        Assert.Equal(
            [new Parameter("id", ParameterPlace.Path, true, """{"type":"integer"}"""), new Parameter("page", ParameterPlace.Query, false, """{"type":"integer"}""")],
            operation.Parameters);
        Assert.Equal(new Response("200", "fine", [new Content("application/json", """{"type":"boolean"}""", [new Example("e", "true")])]), Assert.Single(operation.Responses));
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", "openai", "openai", "/v1")]
    [InlineData("https://API.OpenAI.com:443/v1/", "openai", "openai", "/v1")]
    [InlineData("/v2", "shop", "generic", "/v2")]
    [InlineData("https://example.com", "shop", "generic", "")]
    [InlineData("https://{tenant}.example.com/{stage}", "shop", "generic", "/live")]
    public void Name_provider_and_base_path_come_from_the_servers(string url, string name, string provider, string basePath)
    {
        var contract = Clean($"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\nservers:\n  - url: '{url}'\n    variables: {{ tenant: {{ default: acme }}, stage: {{ default: live }} }}\npaths: {{}}\n");

        Assert.Equal((name, provider, basePath), (contract.Name, contract.Provider, contract.BasePath));
    }

    [Theory]
    [InlineData("get", "/pets/{petId}", "getPetsByPetId")]
    [InlineData("post", "/", "postRoot")]
    [InlineData("get", "/v1/chat-completions.json", "getV1ChatCompletionsJson")]
    public void Operations_without_an_id_are_named_by_method_and_path(string method, string path, string expected) =>
        Assert.Equal(expected, OperationNames.Of(method, path));

    [Fact]
    public void Cancellation_passes_through()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => SpecReader.Read(new SpecInput { Path = "x", Text = SpecText.Document("{}") }, source.Token));
    }

    private static Contract Clean(string text)
    {
        var result = SpecText.Read(text);
        Assert.Empty(result.Problems);
        return result.Contract!;
    }
}
