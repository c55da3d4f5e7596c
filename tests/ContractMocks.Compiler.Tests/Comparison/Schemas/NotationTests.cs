namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>Two notations of one schema differ in nothing.</summary>
public sealed class NotationTests
{
    [Theory]
    [InlineData("root: {type: string, nullable: true}", "root: {type: [string, 'null']}")]
    [InlineData("root: {type: string, nullable: true}", "root: {anyOf: [{type: string}, {type: 'null'}]}")]
    [InlineData("root: {type: string, nullable: true}", "root: {oneOf: [{type: string}, {type: 'null'}]}")]
    [InlineData("root: {type: string, nullable: true}", "root: {type: string, x-nullable: true}")]
    [InlineData("root: {$ref: '#/components/schemas/A', nullable: true}\nA: {type: object}", "root: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}\nA: {type: object}")]
    [InlineData("root: {allOf: [{$ref: '#/components/schemas/A'}], nullable: true}\nA: {type: object}", "root: {oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}\nA: {type: object}")]
    [InlineData("root: {allOf: [{$ref: '#/components/schemas/A'}]}\nA: {type: object}", "root: {$ref: '#/components/schemas/B'}\nB: {type: object}")]
    [InlineData("root: {$ref: '#/components/schemas/A'}\nA: {type: object, properties: {a: {type: string}}}", "root: {type: object, properties: {a: {type: string}}}")]
    [InlineData("root: {enum: [a]}", "root: {const: a}")]
    [InlineData("root: {type: string, enum: [a, b]}", "root: {oneOf: [{const: a}, {const: b}], type: string}")]
    [InlineData("root: {type: string, enum: [a, b]}", "root: {oneOf: [{const: b, type: string}, {const: a, type: string}]}")]
    [InlineData("root: {type: [string, integer]}", "root: {anyOf: [{type: integer}, {type: string}]}")]
    [InlineData("root: {type: number, minimum: 1, exclusiveMinimum: true}", "root: {type: number, exclusiveMinimum: 1}")]
    [InlineData("root: {type: number, maximum: 1, exclusiveMaximum: false}", "root: {type: number, maximum: 1.0}")]
    [InlineData("root: {type: string, minLength: 0}", "root: {type: string}")]
    [InlineData("root: {type: object, additionalProperties: true}", "root: {type: object}")]
    [InlineData("root: {type: object, additionalProperties: {}}", "root: {type: object}")]
    [InlineData("root: {type: object, required: []}", "root: {type: object}")]
    [InlineData("root: {type: array, uniqueItems: false, items: {type: string}}", "root: {type: array, items: {type: string}}")]
    [InlineData("root: {anyOf: [{type: string, maxLength: 3}, {anyOf: [{type: integer, minimum: 1}, {type: array, items: {}}]}]}", "root: {anyOf: [{type: string, maxLength: 3}, {type: integer, minimum: 1}, {type: array, items: {}}]}")]
    [InlineData("root: {anyOf: [{type: string, maxLength: 3}, {type: integer, minimum: 1}, {type: 'null'}]}", "root: {nullable: true, anyOf: [{type: string, maxLength: 3}, {type: integer, minimum: 1}]}")]
    [InlineData("root: {allOf: [{type: object, properties: {a: {type: string}, b: {type: string}}}, {properties: {c: {}}}]}", "root: {allOf: [{type: object, properties: {a: {type: string}}}, {properties: {c: {}, b: {type: string}}}]}")]
    [InlineData("root: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {type: string}}}]}\nA: {type: object, properties: {a: {type: string}}, required: [a]}", "root: {type: object, required: [a], properties: {b: {type: string}, a: {type: string}}}")]
    [InlineData("root: {type: object, properties: {n: {$ref: '#/components/schemas/root'}}}", "root: {type: object, properties: {n: {anyOf: [{$ref: '#/components/schemas/root'}]}}}")]
    [InlineData("root: {type: string, enum: [a, b, null], nullable: true}", "root: {anyOf: [{type: string, enum: [b, a]}, {type: 'null'}]}")]
    [InlineData("root: {type: array, items: [{type: string}, {type: integer}]}", "root: {type: array, prefixItems: [{type: string}, {type: integer}]}")]
    public void Notation_is_no_change(string one, string other)
    {
        Assert.Empty(SchemaPairs.Lines(one, other));
        Assert.Empty(SchemaPairs.Lines(other, one));
        Assert.Empty(SchemaPairs.Lines(one, other, ChangeSide.Response));
        Assert.Empty(SchemaPairs.Lines(other, one, ChangeSide.Response));
    }
}
