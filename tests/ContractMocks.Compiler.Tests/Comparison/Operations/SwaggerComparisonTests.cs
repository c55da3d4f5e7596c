namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Documents of Swagger 2.0, among themselves and against later ones.</summary>
public sealed class SwaggerComparisonTests
{
    private const string Modern = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        servers: [{ url: "https://a.test/v1" }]
        paths:
          /things/{id}:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            post:
              operationId: make
              parameters: [{ name: tags, in: query, style: form, explode: false, schema: { type: array, items: { type: string } } }]
              requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
              responses:
                "200": { description: d, headers: { X-A: { schema: { type: integer } } }, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
              security: [{ auth: [read] }]
            put:
              operationId: form
              requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } }
              responses: { "204": { description: d } }
              security: [{ auth: [read] }, { key: [] }]
        components:
          schemas: { Thing: { type: object, properties: { name: { type: string } } } }
          securitySchemes:
            auth: { type: oauth2, flows: { authorizationCode: { authorizationUrl: "https://a.test/o", tokenUrl: "https://a.test/t", scopes: { read: r } } } }
            key: { type: apiKey, in: header, name: X-Key }
        """;

    private const string Swagger = """
        swagger: "2.0"
        info: { title: t, version: "1" }
        host: a.test
        basePath: /v1
        schemes: [https]
        consumes: [application/json]
        produces: [application/json]
        paths:
          /things/{thing}:
            parameters: [{ name: thing, in: path, required: true, type: string }]
            post:
              operationId: make
              parameters:
                - { name: tags, in: query, type: array, items: { type: string } }
                - { name: body, in: body, required: true, schema: { $ref: "#/definitions/Thing" } }
              responses:
                "200": { description: d, headers: { X-A: { type: integer } }, schema: { $ref: "#/definitions/Thing" } }
              security: [{ auth: [read] }]
            put:
              operationId: form
              consumes: [application/x-www-form-urlencoded]
              parameters: [{ name: a, in: formData, required: true, type: string }]
              responses: { "204": { description: d } }
              security: [{ auth: [read] }, { key: [] }]
        definitions: { Thing: { type: object, properties: { name: { type: string } } } }
        securityDefinitions:
          auth: { type: oauth2, flow: accessCode, authorizationUrl: "https://a.test/o", tokenUrl: "https://a.test/t", scopes: { read: r } }
          key: { type: apiKey, in: header, name: X-Key }
        """;

    [Fact]
    public void The_same_API_in_OpenAPI_3_is_no_change()
    {
        Assert.Empty(Documents.Lines(Swagger, Modern));
        Assert.Empty(Documents.Lines(Modern, Swagger));
    }

    [Theory]
    [InlineData("name: body, in: body, required: true", "name: body, in: body", "body-became-optional")]
    [InlineData("name: body, in: body", "name: other, in: body", null)]
    [InlineData("name: tags, in: query, type: array", "name: tags, in: query, required: true, type: array", "parameter-became-required")]
    [InlineData("name: tags, in: query, type: array", "name: tags, in: query, collectionFormat: pipes, type: array", "parameter-style-changed")]
    [InlineData("name: tags, in: query", "name: tags, in: query, description: d", "description-changed")]
    [InlineData("name: tags, in: query", "name: tags, in: query, x-ours: 1", "extension-changed")]
    [InlineData("produces: [application/json]", "produces: [application/json, text/json]", "media-type-added")]
    [InlineData("consumes: [application/json]", "consumes: [text/json]", "media-type-added media-type-removed")]
    [InlineData("formData, required: true", "formData", "body-became-optional property-became-optional")]
    [InlineData("headers: { X-A: { type: integer } }, ", "", "optional-header-removed")]
    [InlineData("basePath: /v1", "basePath: /v2", "server-changed")]
    [InlineData("schemes: [https]", "schemes: [https, http]", "server-added")]
    [InlineData("flow: accessCode", "flow: implicit", "security-url-changed security-url-changed security-url-changed security-url-changed scheme-scope-added scheme-scope-removed")]
    public void A_change_is_found(string old, string @new, string? ids)
    {
        var findings = Documents.Compare(Swagger, Swagger.Replace(old, @new, StringComparison.Ordinal));

        Assert.Equal((ids ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), findings.Select(static finding => finding.Id).Order());
    }

    [Fact]
    public void What_all_operations_produce_is_told_once()
    {
        var twice = Swagger.Replace("\"204\": { description: d }", "\"200\": { description: d, schema: { type: string } }", StringComparison.Ordinal);
        var finding = Assert.Single(Documents.Compare(twice, twice.Replace("produces: [application/json]", "produces: [application/json, text/json]", StringComparison.Ordinal)));

        Assert.Equal("/produces/1", finding.New!.Pointer);
        Assert.Equal(["make", "form"], finding.Reaches.Select(static reach => reach.Operation));
    }
}
