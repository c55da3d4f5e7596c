namespace ContractMocks.Comparison.Tests.Oasdiff;

/// <summary>A change of the base document below, and the rules it has there and back.</summary>
/// <param name="Rules">What it is, with spaces between; empty where there is no rule.</param>
/// <param name="Back">What taking it back is.</param>
/// <param name="Edits">Pieces of the document, each before what stands there instead.</param>
internal sealed record OperationChange(string Rules, string Back, params IReadOnlyList<string> Edits)
{
    /// <summary>Edits of the base document that both have.</summary>
    public IReadOnlyList<string> Both { get; init; } = [];

    public string Old => Edited(OperationChanges.Base, Both);

    public string New => Edited(Old, Edits);

    private static string Edited(string text, IReadOnlyList<string> edits)
    {
        for (var edit = 0; edit < edits.Count; edit += 2)
        {
            var at = text.IndexOf(edits[edit], StringComparison.Ordinal);
            Assert.True(at >= 0 && text.IndexOf(edits[edit], at + 1, StringComparison.Ordinal) < 0, $"stands not exactly once in the document: {edits[edit]}");
            text = text[..at] + edits[edit + 1] + text[(at + edits[edit].Length)..];
        }

        return text;
    }
}

/// <summary>Every change around schemas that oasdiff has a rule for, and of properties of bodies.</summary>
internal static class OperationChanges
{
    public const string Base = """
        openapi: 3.1.0
        info: { title: Shop, version: "1" }
        security:
          - key: []
          - sign-in: [read]
        paths:
          /things:
            post:
              operationId: makeThing
              tags: [things]
              security:
                - key: []
                - sign-in: [read]
              parameters:
                - { name: limit, in: query, schema: { type: integer } }
                - { name: X-Trace, in: header, schema: { type: object, properties: { id: { type: string } } } }
                - { name: old, in: query, deprecated: true, schema: { type: string } }
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: "#/components/schemas/Thing" }
              responses:
                "200":
                  description: made
                  headers:
                    X-Left: { required: true, schema: { type: integer } }
                    X-Hint: { schema: { type: string } }
                  content:
                    application/json:
                      schema: { $ref: "#/components/schemas/Thing" }
                "404": { description: none }
          /things/{id}:
            parameters:
              - { name: id, in: path, required: true, schema: { type: string } }
            get:
              operationId: getThing
              responses:
                "200":
                  description: the thing
                  content:
                    application/json: { schema: { type: object } }
            delete:
              operationId: dropThing
              deprecated: true
              responses:
                "204": { description: gone }
        webhooks:
          thingMade:
            post:
              operationId: thingMade
              responses:
                "200": { description: heard }
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: X-Key }
            sign-in:
              type: oauth2
              flows:
                authorizationCode:
                  authorizationUrl: https://shop.example/authorize
                  tokenUrl: https://shop.example/token
                  scopes: { read: to read }
          schemas:
            Thing:
              type: object
              required: [must, server, secret]
              properties:
                must: { type: string }
                may: { type: string }
                server: { type: integer, readOnly: true, maximum: 9, minimum: 2 }
                made: { type: integer, readOnly: true, exclusiveMaximum: 9, exclusiveMinimum: 2 }
                mark: { type: string, readOnly: true, maxLength: 9, enum: [a, b] }
                secret: { type: string, writeOnly: true }
                pin: { type: string, writeOnly: true, enum: [a] }
        """;

    public static IReadOnlyList<OperationChange> All { get; } =
    [
        new("endpoint-added", "api-removed-without-deprecation", "    delete:", "    put: { operationId: putThing, responses: { \"204\": { description: d } } }\n    delete:"),
        new("endpoint-added", "api-path-removed-without-deprecation", "  /things/{id}:", "  /others:\n    get: { operationId: others, responses: { \"204\": { description: d } } }\n  /things/{id}:"),
        new("api-removed-with-deprecation", "endpoint-added", "    delete:\n      operationId: dropThing\n      deprecated: true\n      responses:\n        \"204\": { description: gone }\n", ""),
        new("endpoint-deprecated", "endpoint-reactivated", "      operationId: getThing", "      operationId: getThing\n      deprecated: true"),
        new("endpoint-deprecated-with-sunset", "", "      operationId: getThing", "      operationId: getThing\n      deprecated: true\n      x-sunset: \"2999-01-31\""),
        new("api-path-removed-with-deprecation", "endpoint-added", "  /old:\n    get: { operationId: getOld, deprecated: true, responses: { \"204\": { description: d } } }\n", "")
        {
            Both = ["  /things/{id}:\n", "  /old:\n    get: { operationId: getOld, deprecated: true, responses: { \"204\": { description: d } } }\n  /things/{id}:\n"],
        },
        new("api-operation-id-added", "api-operation-id-removed", "      operationId: getThing\n", "      operationId: readThing\n"),
        new("api-tag-added", "api-tag-removed", "      tags: [things]", "      tags: [things, more]"),
        new("webhook-added", "webhook-removed", "  thingMade:", "  thingLost:\n    post: { operationId: thingLost, responses: { \"200\": { description: heard } } }\n  thingMade:"),

        // Who may call.
        new("api-global-security-added", "api-global-security-removed", "\nsecurity:\n  - key: []\n", "\nsecurity:\n  - key: []\n  - second: []\n"),
        new("api-global-security-scope-added", "api-global-security-scope-removed", "  - sign-in: [read]\npaths", "  - sign-in: [read, write]\npaths"),
        new("api-security-added", "api-security-removed", "        - key: []\n        - sign-in", "        - key: []\n        - second: []\n        - sign-in"),
        new("api-security-scope-added", "api-security-scope-removed", "        - sign-in: [read]\n      parameters", "        - sign-in: [read, write]\n      parameters"),
        new("api-security-component-added", "api-security-component-removed", "  schemas:\n", "    second: { type: http, scheme: basic }\n  schemas:\n"),
        new("api-security-component-oauth-url-changed", "api-security-component-oauth-url-changed", "shop.example/authorize", "shop.example/allow"),
        new("api-security-component-oauth-token-url-changed", "api-security-component-oauth-token-url-changed", "shop.example/token", "shop.example/tokens"),
        new("api-security-component-oauth-scope-added", "api-security-component-oauth-scope-removed", "{ read: to read }", "{ read: to read, write: to write }"),
        new("api-security-component-oauth-scope-changed", "api-security-component-oauth-scope-changed", "{ read: to read }", "{ read: to look }"),
        new("api-security-component-type-changed", "api-security-component-type-changed", "{ type: apiKey, in: header, name: X-Key }", "{ type: http, scheme: bearer }"),

        // What is sent.
        new("new-optional-request-parameter", "request-parameter-removed", "        - { name: limit", "        - { name: page, in: query, schema: { type: integer } }\n        - { name: limit"),
        new("new-required-request-parameter", "request-parameter-removed", "        - { name: limit", "        - { name: page, in: query, required: true, schema: { type: integer } }\n        - { name: limit"),
        new("new-required-request-default-parameter-to-existing-path", "", "      - { name: id, in: path", "      - { name: all, in: query, required: true, schema: { type: boolean } }\n      - { name: id, in: path"),
        new("new-optional-request-default-parameter-to-existing-path", "", "      - { name: id, in: path", "      - { name: all, in: query, schema: { type: boolean } }\n      - { name: id, in: path"),
        new("new-request-path-parameter", "", "      operationId: getThing\n", "      operationId: getThing\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n")
        {
            Both = ["    parameters:\n      - { name: id, in: path, required: true, schema: { type: string } }\n", ""],
        },
        new("request-parameter-became-required", "request-parameter-became-optional", "{ name: limit, in: query,", "{ name: limit, in: query, required: true,"),
        new("request-parameter-deprecated", "request-parameter-reactivated", "{ name: limit, in: query,", "{ name: limit, in: query, deprecated: true,"),
        new("request-parameter-removed-with-deprecation", "", "        - { name: old, in: query, deprecated: true, schema: { type: string } }\n", ""),
        new("new-required-request-header-property", "", "{ type: object, properties: { id: { type: string } } }", "{ type: object, required: [at], properties: { id: { type: string }, at: { type: string } } }"),
        new("request-header-property-became-required", "", "{ type: object, properties: { id: { type: string } } }", "{ type: object, required: [id], properties: { id: { type: string } } }"),
        new("request-header-property-became-enum", "", "properties: { id: { type: string } }", "properties: { id: { type: string, enum: [a] } }"),
        new("request-body-became-optional", "request-body-became-required", "        required: true\n        content:", "        required: false\n        content:"),
        new("request-body-added-required", "request-body-removed", "      operationId: getThing\n", "      operationId: getThing\n      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }\n"),
        new("request-body-added-optional", "request-body-removed", "      operationId: getThing\n", "      operationId: getThing\n      requestBody: { content: { application/json: { schema: { type: object } } } }\n"),
        new("request-body-media-type-added", "request-body-media-type-removed", "        required: true\n        content:\n", "        required: true\n        content:\n          text/plain: { schema: { type: string } }\n"),
        new("new-optional-request-property response-optional-property-added", "request-property-removed response-optional-property-removed", "        may: { type: string }", "        may: { type: string }\n        more: { type: string }"),
        new("new-required-request-property response-required-property-added", "request-property-removed response-required-property-removed", "      required: [must,", "      required: [more, must,", "        may: { type: string }", "        may: { type: string }\n        more: { type: string }"),
        new("new-required-request-property-with-default", "", "      required: [must,", "      required: [more, must,", "        may: { type: string }", "        may: { type: string }\n        more: { type: string, default: a }"),
        new("request-property-became-required response-property-became-required", "request-property-became-optional response-property-became-optional", "required: [must,", "required: [must, may,"),
        new("request-property-became-required-with-default", "", "required: [must,", "required: [must, may,") { Both = ["may: { type: string }", "may: { type: string, default: a }"] },

        // Who sets a property.
        new("request-optional-property-became-read-only response-optional-property-became-read-only", "request-optional-property-became-not-read-only response-optional-property-became-not-read-only", "may: { type: string }", "may: { type: string, readOnly: true }"),
        new("request-required-property-became-read-only response-required-property-became-read-only", "request-required-property-became-not-read-only response-required-property-became-not-read-only", "must: { type: string }", "must: { type: string, readOnly: true }"),
        new("request-optional-property-became-write-only response-optional-property-became-write-only", "request-optional-property-became-not-write-only response-optional-property-became-not-write-only", "may: { type: string }", "may: { type: string, writeOnly: true }"),
        new("request-required-property-became-write-only response-required-property-became-write-only", "request-required-property-became-not-write-only response-required-property-became-not-write-only", "must: { type: string }", "must: { type: string, writeOnly: true }"),
        new("request-read-only-property-max-decreased", "", " maximum: 9", " maximum: 8"),
        new("request-read-only-property-min-increased", "", " minimum: 2", " minimum: 3"),
        new("request-read-only-property-exclusive-max-decreased", "", "exclusiveMaximum: 9", "exclusiveMaximum: 8"),
        new("request-read-only-property-exclusive-min-increased", "", "exclusiveMinimum: 2", "exclusiveMinimum: 3"),
        new("request-read-only-property-max-length-decreased", "", "maxLength: 9", "maxLength: 8"),
        new("request-read-only-property-enum-value-removed", "", "maxLength: 9, enum: [a, b]", "maxLength: 9, enum: [a]"),
        new("response-write-only-property-enum-value-added", "", "writeOnly: true, enum: [a]", "writeOnly: true, enum: [a, b]"),
        new("response-write-only-property-became-optional", "response-write-only-property-became-required", "required: [must, server, secret]", "required: [must, server]"),
        new("response-optional-write-only-property-added", "response-optional-write-only-property-removed", "        may: { type: string }", "        may: { type: string }\n        more: { type: string, writeOnly: true }"),
        new("response-required-write-only-property-added", "response-required-write-only-property-removed", "      required: [must,", "      required: [more, must,", "        may: { type: string }", "        may: { type: string }\n        more: { type: string, writeOnly: true }"),

        // What comes back.
        new("response-success-status-added", "response-success-status-removed", "        \"404\":", "        \"201\": { description: d }\n        \"404\":"),
        new("response-non-success-status-added", "response-non-success-status-removed", "        \"404\":", "        \"429\": { description: d }\n        \"404\":"),
        new("response-header-added", "optional-response-header-removed", "            X-Hint:", "            X-New: { schema: { type: string } }\n            X-Hint:"),
        new("response-header-added", "required-response-header-removed", "            X-Hint:", "            X-New: { required: true, schema: { type: string } }\n            X-Hint:"),
        new("response-header-became-optional", "", "X-Left: { required: true,", "X-Left: {"),
        new("response-media-type-added", "response-media-type-removed", "            application/json: { schema: { type: object } }", "            application/json: { schema: { type: object } }\n            text/plain: { schema: { type: string } }"),
        new("response-media-type-name-specialized", "response-media-type-name-generalized", "application/json: { schema: { type: object } }", "application/problem+json: { schema: { type: object } }"),
        new("response-media-type-name-changed", "response-media-type-name-changed", "application/json; charset=utf-8:", "application/json; charset=ascii:")
        {
            Both = ["application/json: { schema: { type: object } }", "application/json; charset=utf-8: { schema: { type: object } }"],
        },
        new("response-body-media-type-schema-removed", "response-body-media-type-schema-added", "application/json: { schema: { type: object } }", "application/json: {}"),
        new("request-body-media-type-schema-removed", "request-body-media-type-schema-added", "          application/json:\n            schema: { $ref: \"#/components/schemas/Thing\" }\n      responses", "          application/json: {}\n      responses"),
        new("response-mediatype-enum-value-removed", "", "type: string, enum: [a, b] } }", "type: string, enum: [a] } }")
        {
            Both = ["application/json: { schema: { type: object } }", "application/json: { schema: { type: string, enum: [a, b] } }"],
        },
        new("api-schema-removed", "", "    Unused: { type: object }\n", "") { Both = ["  schemas:\n", "  schemas:\n    Unused: { type: object }\n"] },
    ];
}
