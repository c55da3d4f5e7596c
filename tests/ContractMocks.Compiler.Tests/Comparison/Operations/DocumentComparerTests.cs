namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>What belongs to no operation.</summary>
public sealed class DocumentComparerTests
{
    [Theory]
    [InlineData("servers: [{ url: 'https://a.test' }]", "servers: [{ url: 'https://a.test/' }, { url: 'https://b.test' }]", "Compatible server-added | servers: the server https://b.test was added")]
    [InlineData("servers: [{ url: 'https://a.test' }, { url: 'https://b.test' }]", "servers: [{ url: 'https://b.test' }]", "Compatible server-removed | servers: the server https://a.test was removed")]
    [InlineData("servers: [{ url: 'https://{a}.test', variables: { a: { default: x } } }]", "servers: [{ url: 'https://{a}.test', variables: { a: { default: y } } }]", "Compatible server-changed | servers: the variables of the server https://{a}.test changed")]
    [InlineData("servers: [{ url: 'https://a.test' }]", "servers: [{ url: 'https://a.test', description: d }]", "Prose description-changed | servers: the description was added")]
    [InlineData("tags: [{ name: a }]", "tags: [{ name: a, description: d }]", "Prose description-changed | tag a: the description was added")]
    [InlineData("tags: [{ name: a }]", "tags: []", "Prose description-changed | tag a: the tag is no longer described")]
    [InlineData("", "externalDocs: { url: 'https://a.test' }", "Prose description-changed | the document: the link to further documentation was added")]
    [InlineData("x-ours: 1", "", "Prose extension-changed | the document: 'x-ours' was removed")]
    [InlineData("unheard: 1", "unheard: 2", "Compatible other-changed | the document: the key 'unheard' changed")]
    [InlineData("components: { examples: { E: { value: 1 } } }", "components: { examples: { E: { value: 2 } } }", "Prose example-changed | examples.E: the examples are other ones")]
    [InlineData("components: { links: { L: {} } }", "", "Compatible other-changed | links.L: the links are other ones")]
    [InlineData("", "components: { parameters: { P: { name: p, in: query } } }", "Prose unused-component-added | parameters.P: the parameter 'P', which no operation uses, was added")]
    [InlineData("components: { responses: { R: { description: d } } }", "", "Compatible unused-component-removed | responses.R: the response 'R', which no operation uses, was removed")]
    [InlineData("components: { headers: { H: { required: true } } }", "components: { headers: { H: {} } }", "Compatible unused-component-changed | headers.H: the header 'H', which no operation uses, was changed")]
    public void A_change_of_the_document_is_told_without_operations(string old, string @new, string expected)
    {
        var finding = Assert.Single(Documents.Compare(Documents.Operation("", old), Documents.Operation("", @new)));

        Assert.Equal(expected, Documents.Line(finding));
        Assert.Empty(finding.Reaches);
        Assert.Equal(ChangeSide.Document, Assert.Single(finding.Effects).Side);
    }

    [Fact]
    public void A_component_that_only_becomes_inline_is_no_change() =>
        Assert.Empty(Documents.Lines(
            Documents.Operation("responses: { '200': { $ref: '#/components/responses/R' } }", "components: { responses: { R: { description: d } } }"),
            Documents.Operation("responses: { '200': { description: d } }")));

    [Fact]
    public void Another_version_of_the_document_is_words()
    {
        var old = Documents.Operation("");

        Assert.Equal(
            ["Prose document-version-changed | info: the document's version went from 1 to 2"],
            Documents.Lines(old, old.Replace("version: \"1\"", "version: \"2\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_version_of_OpenAPI_is_no_change()
    {
        var old = Documents.Operation("responses: { '200': { description: d, content: { application/json: { schema: { type: string } } } } }");

        Assert.Empty(Documents.Lines(old, old.Replace("3.1.0", "3.2.0", StringComparison.Ordinal)));
        Assert.Empty(Documents.Lines(old.Replace("3.1.0", "3.0.3", StringComparison.Ordinal), old));
    }
}
