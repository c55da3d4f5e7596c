namespace ContractMocks.Compiler.Comparison.Operations;

public sealed class ResponseComparerTests
{
    private const string Path = "POST /things/{id} ";

    [Theory]
    [InlineData("'200': { description: d }", "'200': { description: d }, '202': { description: d }", "Compatible success-status-added | " + Path + "202: the answer 202 was added (response-success-status-added)")]
    [InlineData("'200': { description: d }", "'200': { description: d }, '429': { description: d }", "Compatible other-status-added | " + Path + "429: the answer 429 was added (response-non-success-status-added)")]
    [InlineData("'200': { description: d }, '202': { description: d }", "'200': { description: d }", "Breaking success-status-removed | " + Path + "202: the answer 202 was removed (response-success-status-removed)")]
    [InlineData("'200': { description: d }, '404': { description: d }", "'200': { description: d }", "Compatible other-status-removed | " + Path + "404: the answer 404 was removed (response-non-success-status-removed)")]
    [InlineData("'200': { description: d }", "'200': { description: d }, default: { description: d }", "Compatible other-status-added | " + Path + "default: the answer for all other statuses ('default') was added (response-non-success-status-added)")]
    [InlineData("4xx: { description: d }", "4XX: { description: d }, '429': { description: d }", "Compatible other-status-added | " + Path + "429: the answer 429 was added; before, '4XX' stood for it (response-non-success-status-added)")]
    [InlineData("default: { description: d }, '429': { description: d }", "default: { description: d }", "Compatible status-merged | " + Path + "429: the answer 429 is no longer told apart; 'default' stands for it (response-non-success-status-removed)")]
    [InlineData("'200': { description: d }", "2XX: { description: d }", "Compatible success-status-added | " + Path + "2XX: the answer 2XX was added (response-success-status-added)", "Compatible status-merged | " + Path + "200: the answer 200 is no longer told apart; '2XX' stands for it")]
    [InlineData("'200': { description: d }, default: { description: d }", "default: { description: d }", "Breaking success-status-removed | " + Path + "200: the answer 200 was removed (response-success-status-removed)")]
    [InlineData("'200': { description: d }", "'200': { description: e }", "Prose description-changed | " + Path + "200: the description reads otherwise")]
    [InlineData("'200': { description: d }", "'200': { description: d, links: { l: {} } }", "Compatible other-changed | " + Path + "200: the key 'links' was added")]
    public void A_change_of_answers_is_told(string old, string @new, params string[] expected) =>
        Assert.Equal(expected, Documents.Lines(Of(old), Of(@new)));

    [Fact]
    public void An_answer_that_gets_a_place_of_its_own_is_compared_with_what_stood_for_it()
    {
        const string Default = "default: { description: d, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }";
        const string Own = Default + ", '429': { description: d, content: { application/json: { schema: { type: object, properties: { a: { type: integer } } } } } }";

        Assert.Contains(Documents.Compare(Of(Default), Of(Own)), static finding => finding is { Severity: ChangeSeverity.Breaking, Path: "POST /things/{id} 429.a" });
    }

    [Theory]
    [InlineData("", "X-A: { schema: { type: string } }", "Compatible header-added: the header 'X-A' was added (response-header-added)")]
    [InlineData("X-A: { schema: { type: string } }", "", "Risky optional-header-removed: the optional header 'X-A' was removed (optional-response-header-removed)")]
    [InlineData("X-A: { required: true }", "", "Breaking required-header-removed: the required header 'X-A' was removed (required-response-header-removed)")]
    [InlineData("X-A: { required: true }", "x-a: {}", "Breaking header-became-optional: the header 'x-a' became optional (response-header-became-optional)")]
    [InlineData("X-A: {}", "X-A: { required: true }", "Compatible header-became-required: the header 'X-A' became required")]
    [InlineData("X-A: {}", "X-A: { description: d }", "Prose description-changed: the description was added")]
    public void A_change_of_headers_is_told(string old, string @new, string expected)
    {
        var finding = Assert.Single(Documents.Compare(OfHeaders(old), OfHeaders(@new)));

        Assert.Equal(expected, Documents.Line(finding).Replace($" | {finding.Path}", "", StringComparison.Ordinal));
        Assert.StartsWith("POST /things/{id} 200 header ", finding.Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_schema_of_a_header_is_compared() =>
        Assert.NotEmpty(Documents.Compare(OfHeaders("X-A: { schema: { type: string, enum: [a] } }"), OfHeaders("X-A: { schema: { type: string, enum: [a, b] } }")));

    [Theory]
    [InlineData("X-A: {}", "x-a: {}")]
    [InlineData("Content-Type: {}", "")]
    [InlineData("X-A: { required: false }", "X-A: {}")]
    public void Another_notation_of_a_header_is_no_change(string old, string @new) => Assert.Empty(Documents.Lines(OfHeaders(old), OfHeaders(@new)));

    [Fact]
    public void What_is_added_to_many_operations_is_one_line()
    {
        static string Of(string more) => Documents.Paths(string.Join(
            "\n", Enumerable.Range(1, 5).Select(i => $"/p{i}: {{ get: {{ operationId: o{i}, responses: {{ '200': {{ description: d }}{more} }} }} }}")));

        var comparison = Documents.Result(Of(""), Of(", '429': { description: d }")).Comparison!;

        Assert.Equal(5, comparison.Findings.Count);
        Assert.Equal("the answer 429 was added (in 5 places, 5 operations)", Assert.Single(comparison.Groups).Message);
    }

    private static string Of(string responses) => Documents.Operation($"responses: {{ {responses} }}");

    private static string OfHeaders(string headers) => Of($"'200': {{ description: d, headers: {{ {headers} }} }}");
}
