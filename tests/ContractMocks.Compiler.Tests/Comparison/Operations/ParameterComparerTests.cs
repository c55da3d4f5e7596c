namespace ContractMocks.Compiler.Comparison.Operations;

public sealed class ParameterComparerTests
{
    private const string Integer = "schema: { type: integer }";
    private const string List = "schema: { type: array, items: { type: string } }";

    [Theory]
    [InlineData("", "{ name: limit, in: query, " + Integer + " }", "Compatible optional-parameter-added | POST /things/{id} query limit: the optional query parameter 'limit' was added (new-optional-request-parameter)")]
    [InlineData("", "{ name: limit, in: query, required: true }", "Breaking required-parameter-added | POST /things/{id} query limit: the required query parameter 'limit' was added (new-required-request-parameter)")]
    [InlineData("", "{ name: other, in: path, required: true }, { name: id, in: path, required: true }", "Breaking required-parameter-added | POST /things/{id} path other: the required path parameter 'other' was added (new-request-path-parameter)", "Compatible path-parameter-declared | POST /things/{id} path id: the path parameter 'id' is now declared")]
    [InlineData("{ name: id, in: path }", "", "Compatible path-parameter-undeclared | POST /things/{id} path id: the path parameter 'id' is no longer declared")]
    [InlineData("{ name: limit, in: query }", "", "Risky parameter-removed | POST /things/{id} query limit: the query parameter 'limit' was removed (request-parameter-removed)")]
    [InlineData("{ name: limit, in: query, deprecated: true }", "", "Compatible deprecated-parameter-removed | POST /things/{id} query limit: the deprecated query parameter 'limit' was removed (request-parameter-removed-with-deprecation)")]
    [InlineData("{ name: limit, in: query }", "{ name: limit, in: query, required: true }", "Breaking parameter-became-required | POST /things/{id} query limit: the query parameter 'limit' became required (request-parameter-became-required)")]
    [InlineData("{ name: limit, in: query, required: true }", "{ name: limit, in: query, required: false }", "Compatible parameter-became-optional | POST /things/{id} query limit: the query parameter 'limit' became optional (request-parameter-became-optional)")]
    [InlineData("{ name: a, in: query, " + List + " }", "{ name: a, in: query, explode: false, " + List + " }", "Breaking parameter-style-changed | POST /things/{id} query a: the query parameter 'a' is written in the style form, before in form (exploded)")]
    [InlineData("{ name: a, in: query, " + List + " }", "{ name: a, in: query, style: deepObject, " + List + " }", "Breaking parameter-style-changed | POST /things/{id} query a: the query parameter 'a' is written in the style deepObject, before in form (exploded)")]
    [InlineData("{ name: id, in: path, " + Integer + " }", "{ name: id, in: path, style: label, " + Integer + " }", "Breaking parameter-style-changed | POST /things/{id} path id: the path parameter 'id' is written in the style label, before in simple")]
    [InlineData("{ name: a, in: query, content: { application/json: {} } }", "{ name: a, in: query }", "Breaking parameter-media-type-changed | POST /things/{id} query a: the query parameter 'a' went from application/json to plain text")]
    [InlineData("{ name: a, in: query, allowEmptyValue: true }", "{ name: a, in: query }", "Risky parameter-writing-changed | POST /things/{id} query a: the query parameter 'a' no longer takes an empty value")]
    [InlineData("{ name: a, in: query, allowReserved: false }", "{ name: a, in: query, allowReserved: true }", "Risky parameter-writing-changed | POST /things/{id} query a: the query parameter 'a' now takes reserved characters as they are")]
    [InlineData("{ name: a, in: query }", "{ name: a, in: query, deprecated: true }", "Compatible parameter-deprecated | POST /things/{id} query a: the query parameter 'a' was deprecated (request-parameter-deprecated)")]
    [InlineData("{ name: a, in: query, deprecated: true }", "{ name: a, in: query }", "Compatible parameter-reactivated | POST /things/{id} query a: the query parameter 'a' is no longer deprecated (request-parameter-reactivated)")]
    [InlineData("{ name: a, in: query, deprecated: true, x-sunset: 2027-01-01 }", "{ name: a, in: query, deprecated: true }", "Breaking sunset-removed | POST /things/{id} query a: the day of removal, 2027-01-01, is no longer told (request-parameter-sunset-deleted)")]
    [InlineData("{ name: a, in: query, description: one }", "{ name: a, in: query, description: two }", "Prose description-changed | POST /things/{id} query a: the description reads otherwise")]
    [InlineData("{ name: a, in: query }", "{ name: a, in: query, example: 1 }", "Prose example-changed | POST /things/{id} query a: the examples are other ones")]
    [InlineData("{ name: a, in: query, x-sunset: 2027-01-01 }", "{ name: a, in: query }", "Prose extension-changed | POST /things/{id} query a: 'x-sunset' changed")]
    [InlineData("{ $ref: '#/components/parameters/A', description: one }", "{ $ref: '#/components/parameters/A', description: two }", "Prose description-changed | POST /things/{id} query a: the description reads otherwise")]
    [InlineData("{ name: a, in: query, content: { application/json: {} } }", "{ name: a, in: query, content: { application/json: { example: 1 } } }", "Prose example-changed | POST /things/{id} query a: the examples are other ones")]
    [InlineData("{ name: a, in: query, x-of-ours: 1 }", "{ name: a, in: query }", "Prose extension-changed | POST /things/{id} query a: 'x-of-ours' was removed")]
    [InlineData("{ name: a, in: query }", "{ name: a, in: query, unheard: 1 }", "Compatible other-changed | POST /things/{id} query a: the key 'unheard' was added")]
    public void A_change_of_a_parameter_is_told(string old, string @new, params string[] expected) =>
        Assert.Equal(expected, Documents.Lines(Of(old), Of(@new)));

    [Theory]
    [InlineData("{ name: X-Case, in: header }", "{ name: x-case, in: header }")]
    [InlineData("{ name: a, in: query, style: form, explode: true, " + List + " }", "{ name: a, in: query, " + List + " }")]
    [InlineData("{ name: a, in: header, explode: true, " + List + " }", "{ name: a, in: header, " + List + " }")]
    [InlineData("{ name: a, in: query, explode: false, " + Integer + " }", "{ name: a, in: query, " + Integer + " }")]
    [InlineData("{ name: a, in: query }, { name: b, in: query }", "{ name: b, in: query }, { name: a, in: query }")]
    [InlineData("{ name: a, in: query }", "{ in: query, name: a, required: false, deprecated: false }")]
    [InlineData("{ name: a, in: query }", "{ $ref: '#/components/parameters/A' }")]
    [InlineData("{ name: Authorization, in: header, required: true }", "")]
    [InlineData("{ name: id, in: path, required: true }", "{ name: id, in: path }")]
    [InlineData("{ name: misspelt, in: path, required: true }", "{ name: id, in: path, required: true }")]
    [InlineData("{ name: a, in: query, description: 'one two' }", "{ name: a, in: query, description: \"one\\n  two \\n\" }")]
    public void Another_notation_of_a_parameter_is_no_change(string old, string @new)
    {
        Assert.Empty(Documents.Lines(Of(old), Of(@new)));
        Assert.Empty(Documents.Lines(Of(@new), Of(old)));
    }

    [Fact]
    public void A_parameter_that_moves_between_the_path_and_its_operation_stays_the_same_one()
    {
        var inPath = Documents.Paths("/a: { parameters: [{ name: q, in: query }], get: { operationId: a } }");
        var inOperation = Documents.Paths("/a: { get: { operationId: a, parameters: [{ name: q, in: query }] } }");

        Assert.Empty(Documents.Lines(inPath, inOperation));
        Assert.Empty(Documents.Lines(inOperation, inPath));
    }

    [Fact]
    public void An_operations_own_parameter_counts_before_that_of_its_path() =>
        Assert.Equal(
            ["Breaking parameter-became-required | GET /a query q: the query parameter 'q' became required (request-parameter-became-required)"],
            Documents.Lines(
                Documents.Paths("/a: { parameters: [{ name: q, in: query, required: true }], get: { operationId: a, parameters: [{ name: q, in: query }] } }"),
                Documents.Paths("/a: { parameters: [{ name: q, in: query, required: true }], get: { operationId: a } }")));

    [Fact]
    public void A_parameter_that_every_operation_of_a_path_gets_has_oasdiffs_rule_for_that() =>
        Assert.Equal(
            ["Breaking required-parameter-added | GET /a query q: the required query parameter 'q' was added (new-required-request-default-parameter-to-existing-path)"],
            Documents.Lines(
                Documents.Paths("/a: { get: { operationId: a } }"),
                Documents.Paths("/a: { parameters: [{ name: q, in: query, required: true }], get: { operationId: a } }")));

    [Fact]
    public void A_parameter_in_another_place_is_another_one() =>
        Assert.Equal(
            ["parameter-removed", "optional-parameter-added"],
            Documents.Compare(Of("{ name: a, in: query }"), Of("{ name: a, in: header }")).Select(static finding => finding.Id));

    [Fact]
    public void The_schema_of_a_parameter_is_compared_with_its_place()
    {
        var finding = Assert.Single(Documents.Compare(
            Of("{ name: a, in: query, schema: { type: string, maxLength: 9 } }"), Of("{ name: a, in: query, schema: { type: string, maxLength: 5 } }")));

        Assert.Equal((ChangeSeverity.Breaking, "POST /things/{id} query a"), (finding.Severity, finding.Path));
        Assert.Equal([new ChangeReach("makeThing", "POST", "/things/{id}", ChangeSide.Request, "query a")], finding.Reaches);
    }

    [Fact]
    public void A_shared_parameter_that_changes_is_told_once_with_the_operations_that_use_it()
    {
        const string Paths = "/a: { get: { operationId: a, parameters: [{ $ref: '#/components/parameters/A' }] } }\n/b: { get: { operationId: b, parameters: [{ $ref: '#/components/parameters/A' }] } }";
        var finding = Assert.Single(Documents.Compare(
            Documents.Paths(Paths, "components: { parameters: { A: { name: q, in: query } } }"),
            Documents.Paths(Paths, "components: { parameters: { A: { name: q, in: query, required: true } } }")));

        Assert.Equal("/components/parameters/A", finding.Old!.Pointer);
        Assert.Equal("/components/parameters/A/required", finding.New!.Pointer);
        Assert.Equal(["a", "b"], finding.Reaches.Select(static reach => reach.Operation));
    }

    private static string Of(string parameters) =>
        Documents.Operation($"parameters: [{parameters}]", "components: { parameters: { A: { name: a, in: query } } }");
}
