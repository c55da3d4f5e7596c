using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Answers;

/// <summary>A small document with one operation of each kind of answer.</summary>
internal static class AnswerDocument
{
    public const string Text =
        """
        openapi: 3.1.0
        info: { title: Shop, version: "1" }
        servers: [{ url: "https://shop.example/api" }]
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                "200":
                  description: ok
                  headers:
                    X-Total: { required: true, schema: { type: integer, minimum: 5, maximum: 5 } }
                    Retry-After: { schema: { type: integer } }
                    Content-Encoding: { required: true, schema: { const: gzip } }
                  content:
                    application/json:
                      schema: { $ref: "#/components/schemas/Page" }
                      examples:
                        wrong: { value: { pets: 5 } }
                        full: { value: { pets: [{ name: Rex }], has_more: true, next_page: "2" } }
                        "two words": { value: { pets: [], has_more: false, next_page: null } }
                    text/plain: { schema: { type: string }, example: "Rex\n" }
                    application/xml: { schema: { $ref: "#/components/schemas/Pet" } }
                "4XX":
                  description: no
                  content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } }
          /export:
            get:
              operationId: exportPets
              responses:
                "200":
                  description: ok
                  content:
                    application/x-ndjson: { schema: { $ref: "#/components/schemas/Pet" } }
                    image/png: { schema: { type: string, format: binary } }
                    audio/wav: {}
                    application/x-www-form-urlencoded: { schema: { type: object, required: [a, b], properties: { a: { const: "1 2" }, b: { const: [3, 4] } } } }
                    multipart/mixed: { schema: { type: object, required: [a], properties: { a: { const: x } } } }
          /talk:
            post:
              operationId: talk
              requestBody: { content: { application/json: { schema: { type: object } } } }
              responses:
                "200":
                  description: ok
                  content:
                    application/json: { schema: { $ref: "#/components/schemas/Pet" } }
                    text/event-stream: { schema: { oneOf: [{ $ref: "#/components/schemas/End" }, { $ref: "#/components/schemas/Delta" }, { $ref: "#/components/schemas/Start" }] } }
          /raw:
            get:
              operationId: raw
              responses:
                "200":
                  description: ok
                  content: { text/event-stream: { schema: { type: string }, example: "event: a\ndata: 1\n\ndata: [DONE]\n\n" } }
          /gone:
            delete: { operationId: gone, responses: { "204": { description: gone } } }
            get: { operationId: moved, responses: { "302": { description: moved } } }
        components:
          schemas:
            Pet: { type: object, required: [name, age], properties: { name: { type: string }, age: { type: integer, minimum: 0 } } }
            Page:
              type: object
              required: [pets, has_more]
              properties: { pets: { type: array, items: { type: object } }, has_more: { type: boolean }, next_page: { type: [string, "null"] } }
            Start: { type: object, required: [type], properties: { type: { const: talk.started } } }
            Delta: { type: object, required: [type, text], properties: { type: { const: talk.text.delta }, text: { type: string } } }
            End: { type: object, required: [type], properties: { type: { const: talk.completed } } }
            Error:
              type: object
              required: [type, error]
              properties:
                type: { const: error }
                error:
                  oneOf:
                    - { type: object, required: [type, message], properties: { type: { const: invalid_request_error }, message: { type: string } } }
                    - { type: object, required: [type, message], properties: { type: { const: not_found_error }, message: { type: string } } }
        """;

    public static TestMock Mock(MockOptions? options = null, string text = Text) =>
        TestMock.Of(SpecReader.Read(new SpecInput { Path = "shop.yaml", Text = text }, CancellationToken.None).Contract!, options);
}
