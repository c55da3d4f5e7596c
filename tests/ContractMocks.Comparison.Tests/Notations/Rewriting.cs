namespace ContractMocks.Comparison.Tests.Notations;

/// <summary>Another way of writing the base document of <see cref="Oasdiff.OperationChanges"/>.</summary>
/// <param name="Edits">Pieces of the document, each before what stands there instead.</param>
internal sealed record Rewriting(string Name, params IReadOnlyList<string> Edits);

internal static class Rewritings
{
    public static IReadOnlyList<Rewriting> All { get; } =
    [
        new("another placeholder", "  /things/{id}:", "  /things/{thing}:", "{ name: id, in: path", "{ name: thing, in: path"),
        new("a media type in capitals", "            application/json: { schema: { type: object } }", "            Application/JSON: { schema: { type: object } }"),
        new("a header in another case", "            X-Hint:", "            x-hint:"),
        new("a sent header in another case", "{ name: X-Trace,", "{ name: x-trace,"),
        new("a parameter of the path stands at the operation", "    parameters:\n      - { name: id, in: path, required: true, schema: { type: string } }\n", "",
            "      operationId: getThing\n", "      operationId: getThing\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n",
            "      operationId: dropThing\n", "      operationId: dropThing\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n"),
        new("a parameter by reference", "        - { name: limit, in: query, schema: { type: integer } }\n", "        - $ref: \"#/components/parameters/limit\"\n",
            "components:\n", "components:\n  parameters:\n    limit: { name: limit, in: query, schema: { type: integer } }\n"),
        new("a response by reference", "        \"404\": { description: none }\n", "        \"404\": { $ref: \"#/components/responses/none\" }\n",
            "components:\n", "components:\n  responses:\n    none: { description: none }\n"),
        new("parameters in another order", "        - { name: limit, in: query, schema: { type: integer } }\n", "",
            "        - { name: old,", "        - { name: limit, in: query, schema: { type: integer } }\n        - { name: old,"),
        new("a status without quotes", "        \"404\": { description: none }", "        404: { description: none }"),
        new("the security of the document repeated", "      operationId: getThing\n", "      operationId: getThing\n      security: [{ sign-in: [read] }, { key: [] }]\n"),
        new("the default style of a parameter", "{ name: limit, in: query,", "{ name: limit, in: query, style: form, explode: true, required: false, allowReserved: false,"),
        new("a renamed schema", "            schema: { $ref: \"#/components/schemas/Thing\" }\n      responses", "            schema: { $ref: \"#/components/schemas/Item\" }\n      responses",
            "              schema: { $ref: \"#/components/schemas/Thing\" }\n        \"404\"", "              schema: { $ref: \"#/components/schemas/Item\" }\n        \"404\"",
            "    Thing:\n", "    Item:\n"),
        new("a renamed kind of security", "    key: { type: apiKey", "    api-key: { type: apiKey", "\nsecurity:\n  - key: []", "\nsecurity:\n  - api-key: []", "        - key: []\n", "        - api-key: []\n"),
    ];
}
