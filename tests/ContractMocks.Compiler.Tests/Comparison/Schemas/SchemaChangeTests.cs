namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>One change, what it is called and what it weighs for those who send and those who receive.</summary>
public sealed class SchemaChangeTests
{
    [Theory]
    [InlineData("{type: string}", "{type: integer}", "Breaking type-changed", "Breaking type-changed")]
    [InlineData("{type: integer}", "{type: number}", "Compatible type-generalized", "Breaking type-generalized")]
    [InlineData("{type: number}", "{type: integer}", "Breaking type-specialized", "Compatible type-specialized")]
    [InlineData("{type: string}", "{type: string, nullable: true}", "Compatible became-nullable", "Breaking became-nullable")]
    [InlineData("{type: string, enum: [a]}", "{type: string, enum: [a, b]}", "Compatible enum-value-added", "Risky enum-value-added")]
    [InlineData("{type: string, enum: [a, b]}", "{type: string, enum: [a]}", "Breaking enum-value-removed", "Compatible enum-value-removed")]
    [InlineData("{type: string}", "{type: string, enum: [a]}", "Breaking became-enum", "Compatible became-enum")]
    [InlineData("{const: a}", "{const: b}", "Breaking const-changed", "Breaking const-changed")]
    [InlineData("{type: string, maxLength: 5}", "{type: string, maxLength: 4}", "Breaking max-length-decreased", "Compatible max-length-decreased")]
    [InlineData("{type: string, maxLength: 5}", "{type: string}", "Compatible max-length-unset", "Breaking max-length-unset")]
    [InlineData("{type: string}", "{type: string, minLength: 1}", "Breaking min-length-increased", "Compatible min-length-increased")]
    [InlineData("{type: number, minimum: 1}", "{type: number, exclusiveMinimum: 1}", "Breaking exclusive-min-increased", "Compatible exclusive-min-increased")]
    [InlineData("{type: string}", "{type: string, pattern: ^a}", "Breaking pattern-added", "Compatible pattern-added")]
    [InlineData("{type: integer, format: int64}", "{type: integer, format: int32}", "Breaking format-specialized", "Compatible format-specialized")]
    [InlineData("{type: integer}", "{type: integer, format: unixtime}", "Compatible format-noted", "Compatible format-noted")]
    [InlineData("{type: integer, format: int64}", "{type: integer, format: unixtime}", "Compatible format-noted", "Compatible format-noted")]
    [InlineData("{type: object}", "{type: object, properties: {a: {}}}", "Compatible optional-property-added .a", "Compatible optional-property-added .a")]
    [InlineData("{type: object}", "{type: object, required: [a], properties: {a: {}}}", "Breaking required-property-added .a", "Compatible required-property-added .a")]
    [InlineData("{type: object, required: [a], properties: {a: {}}}", "{type: object}", "Risky required-property-removed .a", "Breaking required-property-removed .a")]
    [InlineData("{type: object, properties: {a: {readOnly: true, type: string}}}", "{type: object, properties: {a: {readOnly: true, type: integer}}}", "Compatible type-changed .a", "Breaking type-changed .a")]
    [InlineData("{type: object}", "{type: object, additionalProperties: false}", "Breaking additional-properties-forbidden", "Compatible additional-properties-forbidden")]
    [InlineData("{type: array, items: {type: string}}", "{type: array, items: {type: integer}}", "Breaking type-changed []", "Breaking type-changed []")]
    [InlineData("{not: {type: string, maxLength: 5}}", "{not: {type: string, maxLength: 4}}", "Breaking max-length-decreased (not)", "Risky max-length-decreased (not)")]
    [InlineData("{anyOf: [{type: string}, {type: string, enum: [a]}]}", "{anyOf: [{type: string}, {type: string, enum: [a, b]}]}", "Compatible enum-value-added <2>", "Compatible enum-value-added <2>")]
    [InlineData("{anyOf: [{type: string, maxLength: 3}, {type: integer}]}", "{anyOf: [{type: string, maxLength: 3}]}", "Breaking any-of-removed", "Compatible any-of-removed")]
    [InlineData("{type: string, maxLength: 3}", "{oneOf: [{type: string, maxLength: 3}, {type: object}]}", "Compatible one-of-added", "Breaking one-of-added")]
    [InlineData("{anyOf: [{type: object, properties: {t: {const: a}}}, {type: object, properties: {t: {const: b}}}]}", "{anyOf: [{type: object, properties: {t: {const: b}}}, {type: object, properties: {t: {const: c}}}, {type: object, properties: {t: {const: a}}}]}", "Compatible any-of-added", "Risky any-of-added")]
    [InlineData("{oneOf: [{type: object, required: [t], properties: {t: {const: a}}}, {type: object, required: [t], properties: {t: {const: b}}}]}", "{type: object}", "Compatible union-removed", "Breaking union-removed")]
    [InlineData("{type: string}", "{anyOf: [{type: string, maxLength: 3}, {type: string, format: uri}]}", "Breaking union-added", "Compatible union-added")]
    [InlineData("{type: object}", "false", "Breaking nothing-allowed", "Compatible nothing-allowed")]
    public void Change_is_named_and_weighed(string old, string @new, string onRequest, string onResponse)
    {
        Assert.Equal([Expected(onRequest)], SchemaPairs.Lines("root: " + old, "root: " + @new));
        Assert.Equal([Expected(onResponse)], SchemaPairs.Lines("root: " + old, "root: " + @new, ChangeSide.Response));
    }

    [Fact]
    public void Null_where_a_named_schema_is_used_is_no_change_of_that_schema()
    {
        const string Stop = "\nStop: {type: string, enum: [end, length]}";
        var lines = SchemaPairs.Lines(
            "root: {type: object, properties: {stop: {$ref: '#/components/schemas/Stop'}}}" + Stop,
            "root: {type: object, properties: {stop: {anyOf: [{$ref: '#/components/schemas/Stop'}, {type: 'null'}]}}}" + Stop);
        Assert.Equal(["Compatible became-nullable root.stop"], lines);
    }

    private static string Expected(string text)
    {
        var parts = text.Split(' ');
        return $"{parts[0]} {parts[1]} root{(parts.Length > 2 ? parts[2] : "")}";
    }
}
