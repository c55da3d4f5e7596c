using ContractMocks.Compiler.Specs;

namespace ContractMocks.Xunit.Tests;

/// <summary>A mock of a small service that is nobody's in particular.</summary>
public sealed class ShopMock : ContractMock, IContractMock<ShopMock>
{
    public const string Document =
        """
        openapi: 3.1.0
        info: { title: Shop, version: "1" }
        servers: [{ url: "https://shop.example/v1" }]
        security: [{ Key: [] }]
        paths:
          /things:
            get:
              operationId: listThings
              parameters:
                - { name: limit, in: query, required: true, schema: { type: integer, example: 3 } }
              responses:
                "200":
                  description: ok
                  headers: { x-total: { required: true, schema: { type: integer, minimum: 0 } } }
                  content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Thing" } } } }
            post:
              operationId: makeThing
              requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/NewThing" } } } }
              responses: { "201": { description: made, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
          /things/{id}:
            get:
              operationId: getThing
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
            delete:
              operationId: deleteThing
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses: { "204": { description: gone } }
        components:
          securitySchemes: { Key: { type: apiKey, in: header, name: x-shop-key } }
          schemas:
            NewThing: { type: object, required: [name], properties: { name: { type: string, maxLength: 20 } } }
            Thing:
              type: object
              required: [id, name]
              properties:
                id: { type: string }
                name: { type: string }
                note: { type: [string, "null"] }
                tags: { type: object, additionalProperties: { type: string } }
        """;

    private static readonly LoadedContract s_contract = LoadedContract.From(
        SpecReader.Read(new SpecInput { Path = "shop.yaml", Text = Document, Name = "my-shop" }, CancellationToken.None).Contract!);

    private ShopMock(MockOptions? options)
        : base(s_contract, options)
    {
    }

    public static ShopMock InMemory(MockOptions? options = null) => new(options);
}
