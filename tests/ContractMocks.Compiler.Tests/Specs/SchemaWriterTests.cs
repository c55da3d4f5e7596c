namespace ContractMocks.Compiler.Specs;

public sealed class SchemaWriterTests
{
    [Theory]
    [InlineData("{ type: string, nullable: true }", """{"type":["string","null"]}""")]
    [InlineData("{ type: string, nullable: true, enum: [a] }", """{"type":["string","null"],"enum":["a",null]}""")]
    [InlineData("{ type: string, nullable: true, enum: [a, null] }", """{"type":["string","null"],"enum":["a",null]}""")]
    [InlineData("{ nullable: true, enum: [a] }", """{"enum":["a",null]}""")]
    [InlineData("{ nullable: true }", "{}")]
    [InlineData("{ nullable: false, type: string }", """{"type":"string"}""")]
    [InlineData("{ nullable: true, oneOf: [{ type: string }], description: d }",
        """{"description":"d","anyOf":[{"oneOf":[{"type":"string"}]},{"type":"null"}]}""")]
    [InlineData("{ type: 'null', oneOf: [{ $ref: '#/components/schemas/T' }], nullable: true }", """{"anyOf":[{"oneOf":[{"$ref":"#/schemas/T"}]},{"type":"null"}]}""")]
    [InlineData("{ nullable: true, anyOf: [{ type: string }] }", """{"anyOf":[{"type":"string"},{"type":"null"}]}""")]
    [InlineData("{ $ref: '#/components/schemas/T', nullable: true }", """{"anyOf":[{"$ref":"#/schemas/T"},{"type":"null"}]}""")]
    [InlineData("{ type: number, minimum: 1, exclusiveMinimum: true }", """{"type":"number","exclusiveMinimum":1}""")]
    [InlineData("{ type: number, maximum: 1, exclusiveMaximum: false }", """{"type":"number","maximum":1}""")]
    [InlineData("{ type: number, exclusiveMaximum: 3 }", """{"type":"number","exclusiveMaximum":3}""")]
    [InlineData("{ example: { a: 1 } }", """{"examples":[{"a":1}]}""")]
    [InlineData("{ type: string, enum: [1.10, no, true] }", """{"type":"string","enum":["1.10","no","true"]}""")]
    [InlineData("{ enum: ['', 1, true, null] }", """{"enum":["",1,true,null]}""")]
    [InlineData("{ x-a: 1, xml: {}, externalDocs: {}, title: t }", """{"title":"t"}""")]
    [InlineData("{ properties: { description: { type: string }, x-a: true, examples: false } }",
        """{"properties":{"description":{"type":"string"},"x-a":true,"examples":false}}""")]
    [InlineData("{ items: [{ type: string }, true], additionalItems: false }", """{"prefixItems":[{"type":"string"},true],"items":false}""")]
    [InlineData("{ const: 1, prefixItems: [true], unevaluatedProperties: false }", """{"const":1,"prefixItems":[true],"unevaluatedProperties":false}""")]
    [InlineData("{ discriminator: { propertyName: k, mapping: { a: T, b: '#/components/schemas/T' } } }",
        """{"discriminator":{"propertyName":"k","mapping":{"a":"#/schemas/T","b":"#/schemas/T"}}}""")]
    [InlineData("{ $ref: '#/components/schemas/a~1b%20%C3%A9' }", """{"$ref":"#/schemas/a~1b é"}""")]
    [InlineData("{ $ref: '#/components/schemas/T/properties/y' }", """{"$ref":"#/schemas/TPropertiesY"}""")]
    [InlineData("{ dependencies: { a: [b], c: { type: object } } }",
        """{"dependentRequired":{"a":["b"]},"dependentSchemas":{"c":{"type":"object"}}}""")]
    public void Schemas_become_json_schema_2020(string schema, string expected) =>
        Assert.Equal(expected, SpecText.Normalise(schema, more: "T: { type: object, properties: { y: { type: string } } }\n    a/b é: { type: string }"));

    [Fact]
    public void What_a_deeper_reference_points_into_is_reached()
    {
        var result = SpecText.Read(SpecText.Document("{ $ref: '#/components/schemas/T/properties/y' }", more: "T: { properties: { y: true } }"));

        Assert.Equal(["S", "TPropertiesY"], result.Contract!.Schemas.Select(static schema => schema.Name));
    }

    [Fact]
    public void A_reference_into_an_operation_becomes_a_named_schema()
    {
        var text = SpecText.Document("{ $ref: '#/paths/~1s/get/parameters/0/schema' }")
            .Replace("operationId: s", "operationId: s\n      parameters: [{ name: q, in: query, schema: { type: integer } }]", StringComparison.Ordinal);
        var contract = SpecText.Read(text).Contract!;

        Assert.Equal("""{"$ref":"#/schemas/PathsSGetParameters0Schema"}""", contract.Schemas[0].Json);
        Assert.Equal(new NamedSchema("PathsSGetParameters0Schema", """{"type":"integer"}"""), contract.Schemas[1]);
    }

    [Fact]
    public void Circular_schemas_end() =>
        Assert.Equal("""{"properties":{"next":{"$ref":"#/schemas/S"}}}""", SpecText.Normalise("{ properties: { next: { $ref: '#/components/schemas/S' } } }"));

    [Fact]
    public void Schemas_that_no_operation_reaches_are_left_out_and_the_rest_keeps_document_order()
    {
        var result = SpecText.Read(SpecText.Document("{ allOf: [{ $ref: '#/components/schemas/C' }, { $ref: '#/components/schemas/A' }] }", more: "A: {}\n    B: {}\n    C: {}"));

        Assert.Equal(["S", "A", "C"], result.Contract!.Schemas.Select(static schema => schema.Name));
    }
}
