namespace ContractMocks.Compiler.Specs;

public sealed class SpecProblemTests
{
    [Theory]
    [InlineData("a: [1\nb: 2", "CM1001", 2, 1)]
    [InlineData("title: x", "CM1003", 1, 1)]
    [InlineData("just a text", "CM1003", 1, 1)]
    [InlineData("info: {}\nopenapi: 4.0.0", "CM1003", 2, 10)]
    [InlineData("swagger: '1.2'", "CM1003", 1, 10)]
    public void A_text_that_is_no_spec_gives_one_problem_and_no_contract(string text, string id, int line, int column)
    {
        var result = SpecText.Read(text);

        Assert.Null(result.Contract);
        AssertAt(Assert.Single(result.Problems), id, line, column);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n# nothing yet\n")]
    public void An_empty_file_is_called_empty(string text) =>
        Assert.Contains("it is empty; expected", Assert.Single(SpecText.Read(text).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void A_slip_in_a_method_is_a_warning_with_the_nearest_method()
    {
        var result = SpecText.Read("""
            openapi: 3.1.0
            info: { title: t, version: '1' }
            paths:
              /a:
                summary: all of a
                x-own: { a: 1 }
                gett: { operationId: a, responses: {} }
            """);

        var problem = Assert.Single(result.Problems);
        AssertAt(problem, "CM1007", 7, 5);
        Assert.Contains("'gett' of the path '/a' is no method, so its operation is left out; did you mean 'get'?", problem.Message, StringComparison.Ordinal);
        Assert.Empty(result.Contract!.Operations);
    }

    [Fact]
    public void A_reference_to_another_file_is_an_error_at_the_reference()
    {
        var problem = Assert.Single(SpecText.Read(SpecText.Document("{ $ref: 'other.yaml#/S' }")).Problems);

        AssertAt(problem, "CM1004", 15, 16);
    }

    [Fact]
    public void A_reference_to_nothing_is_a_warning_and_anything_is_accepted_there()
    {
        var result = SpecText.Read(SpecText.Document("{ $ref: '#/components/schemas/Missing' }"));

        AssertAt(Assert.Single(result.Problems), "CM1005", 15, 16);
        Assert.Equal("{}", Assert.Single(result.Contract!.Schemas).Json);
    }

    [Fact]
    public void An_unknown_operation_is_an_error_at_paths_with_the_nearest_name()
    {
        var result = SpecText.Read(SpecText.Document("{}").Replace("operationId: s", "operationId: createPet", StringComparison.Ordinal), "createPets");

        var problem = Assert.Single(result.Problems);
        AssertAt(problem, "CM1006", 3, 1);
        Assert.Contains("did you mean 'createPet'?", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_unknown_operation_is_named() =>
        Assert.Equal(["CM1006", "CM1006"], SpecText.Read(SpecText.Document("{}"), "nowhere", "neither").Problems.Select(static problem => problem.Id));

    [Fact]
    public void A_broken_operation_costs_only_itself()
    {
        var result = SpecText.Read("""
            openapi: 3.1.0
            info: { title: t, version: "1" }
            paths:
              /a:
                get: oops
              /b:
                get: { operationId: b, responses: { "204": { description: d } } }
            """);

        AssertAt(Assert.Single(result.Problems), "CM1007", 5, 10);
        Assert.Equal("b", Assert.Single(result.Contract!.Operations).Id);
    }

    [Fact]
    public void A_finding_of_the_openapi_reader_stands_at_the_place_its_pointer_names()
    {
        var result = SpecText.Read("""
            openapi: 3.1.0
            info: { title: t, version: "1" }
            paths:
              /b:
                get:
                  operationId: b
                  surprise: 1
                  responses: { "204": { description: d } }
            """);

        AssertAt(Assert.Single(result.Problems), "CM1007", 7, 17);
    }

    [Fact]
    public void A_bomb_of_aliases_is_over_the_bound()
    {
        var lines = Enumerable.Range(1, 11).Select(static i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        var result = SpecText.Read("openapi: 3.1.0\na0: &a0 [1]\n" + string.Join("\n", lines));

        Assert.Null(result.Contract);
        Assert.Equal("CM1008", Assert.Single(result.Problems).Id);
    }

    [Fact]
    public void The_second_operation_of_an_id_is_renamed_and_named()
    {
        var result = SpecText.Read("""
            openapi: 3.1.0
            info: { title: t, version: "1" }
            paths:
              /a:
                get: { operationId: x, responses: { "204": { description: d } } }
              /b:
                get: { operationId: x, responses: { "204": { description: d } } }
            """);

        AssertAt(Assert.Single(result.Problems), "CM1009", 7, 25);
        Assert.Equal(["x", "x2"], result.Contract!.Operations.Select(static operation => operation.Id));
    }

    [Theory]
    [InlineData("{ minLength: many }", 21, "{}")]
    [InlineData("{ minLength: -1 }", 21, "{}")]
    [InlineData("{ type: dict }", 16, "{}")]
    [InlineData("{ required: true }", 20, "{}")]
    [InlineData("{ enum: a }", 16, "{}")]
    [InlineData("{ properties: [a] }", 22, "{}")]
    [InlineData("{ anyOf: [] }", 17, "{}")]
    [InlineData("{ type: string, pattern: 5 }", 33, "{\"type\":\"string\"}")]
    [InlineData("{ discriminator: { mapping: {} } }", 25, "{}")]
    [InlineData("{ examples: { a: 1 } }", 20, "{}")]
    public void A_schema_keyword_of_a_wrong_type_is_a_warning_at_its_value_and_is_left_out(string schema, int column, string expected)
    {
        var result = SpecText.Read(SpecText.Document(schema));

        AssertAt(Assert.Single(result.Problems), "CM1012", 15, column);
        Assert.Equal(expected, Assert.Single(result.Contract!.Schemas).Json);
    }

    private static void AssertAt(Problem problem, string id, int line, int column)
    {
        Assert.Equal("specs/shop.openapi.yaml", problem.File);
        Assert.True((problem.Id, problem.Span.Line, problem.Span.Column) == (id, line, column), $"expected {id} at {line},{column}, but found {problem}");
    }
}
