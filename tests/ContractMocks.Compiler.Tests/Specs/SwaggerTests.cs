namespace ContractMocks.Compiler.Specs;

/// <summary>Swagger 2.0, read from its own nodes.</summary>
public sealed class SwaggerTests
{
    private const string Text = """
        swagger: "2.0"
        info: { title: Pets, version: "1" }
        host: api.openai.com
        basePath: /v2/
        schemes: [https]
        consumes: [application/json]
        produces: [application/json, application/xml]
        securityDefinitions:
          Basic: { type: basic }
          Key: { type: apiKey, name: X-Key, in: header }
        security: [ { Basic: [] } ]
        paths:
          /pets/{id}:
            parameters: [ { $ref: "#/parameters/Id" } ]
            post:
              operationId: savePet
              parameters:
                - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: pipes }
                - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: multi, required: true }
                - { name: codes, in: header, type: array, items: { type: string, minLength: 2 } }
                - { name: pet, in: body, required: true, schema: { $ref: "#/definitions/Pet" } }
              responses:
                200:
                  description: saved
                  schema: { $ref: "#/definitions/Pet" }
                  headers: { X-Left: { type: integer, description: left } }
                  examples: { application/json: { name: Rex } }
                default: { $ref: "#/responses/Failed" }
          /files:
            post:
              operationId: upload
              consumes: [multipart/form-data]
              produces: [application/octet-stream]
              security: [ { Key: [] } ]
              parameters:
                - { name: file, in: formData, type: file, required: true, description: the file }
                - { name: parts, in: formData, type: array, items: { type: string }, collectionFormat: multi }
              responses: { 200: { description: d, schema: { type: file } }, 204: { description: none } }
        parameters:
          Id: { name: id, in: path, required: true, type: integer, format: int64, description: which }
        responses:
          Failed: { description: failed, schema: { type: object, required: [code], properties: { code: { type: integer, x-nullable: true } } } }
        definitions:
          Pet: { type: object, discriminator: name, required: [name], properties: { name: { type: string } } }
        """;

    [Fact]
    public void Operations_keep_parameters_bodies_responses_and_media_types()
    {
        var result = SpecText.Read(Text);
        Assert.Empty(result.Problems);
        var contract = result.Contract!;

        Assert.Equal("/v2", contract.BasePath);
        Assert.Equal("openai", contract.Provider);
        var save = contract.Operations[0];
        Assert.Equal(
            [
                new Parameter("id", ParameterPlace.Path, true, """{"type":"integer","format":"int64"}""", "which"),
                new Parameter("tags", ParameterPlace.Query, false, """{"type":"array","items":{"type":"string"}}""") { Style = ParameterStyle.PipeDelimited, Explode = false },
                new Parameter("ids", ParameterPlace.Query, true, """{"type":"array","items":{"type":"integer"}}"""),
                new Parameter("codes", ParameterPlace.Header, false, """{"type":"array","items":{"type":"string","minLength":2}}"""),
            ],
            save.Parameters);
        Assert.Equal(new RequestBody(true, [new Content("application/json", """{"$ref":"#/schemas/Pet"}""")]), save.Body);
        Assert.Equal(["application/json", "application/xml"], save.Responses[0].Contents.Select(static content => content.MediaType));
        Assert.Equal([new Example("", """{"name":"Rex"}""")], save.Responses[0].Contents[0].Examples);
        Assert.Equal([new ResponseHeader("X-Left", false, """{"type":"integer","description":"left"}""")], save.Responses[0].Headers);
        Assert.Equal(
            """{"type":"object","required":["code"],"properties":{"code":{"type":["integer","null"]}}}""", save.Responses[1].Contents[0].Schema);
        Assert.Equal(["Basic"], save.Security[0].Schemes);
    }

    [Fact]
    public void Form_fields_are_an_object_and_files_are_binary()
    {
        var upload = SpecText.Read(Text).Contract!.Operations[1];

        var content = Assert.Single(upload.Body!.Contents);
        Assert.Equal("multipart/form-data", content.MediaType);
        Assert.Equal(
            """{"type":"object","properties":{"file":{"type":"string","format":"binary","description":"the file"},"parts":{"type":"array","items":{"type":"string"}}},"required":["file"]}""",
            content.Schema);
        Assert.Equal([new PartEncoding("parts", "") { Style = ParameterStyle.Form, Explode = true }], content.Encodings);
        Assert.True(upload.Body.Required);
        Assert.Equal(new Content("application/octet-stream", """{"type":"string","format":"binary"}"""), Assert.Single(upload.Responses[0].Contents));
        Assert.Empty(upload.Responses[1].Contents);
        Assert.Equal(
            [new SecurityScheme("Basic", SecuritySchemeKind.Http) { Scheme = "basic" }, new SecurityScheme("Key", SecuritySchemeKind.ApiKey) { Parameter = "X-Key" }],
            SpecText.Read(Text).Contract!.SecuritySchemes);
    }

    [Fact]
    public void A_mistake_is_at_its_line()
    {
        var result = SpecText.Read(Text.Replace("collectionFormat: pipes", "collectionFormat: bars", StringComparison.Ordinal));
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("CM1007", 18), (problem.Id, problem.Span.Line));
    }
}
