namespace ContractMocks.Compiler.Comparison.Operations;

public sealed class SecurityComparerTests
{
    private const string Schemes = "components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key }, token: { type: http, scheme: bearer }, auth: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.test', scopes: { read: r, write: w } } } } } }";

    [Theory]
    [InlineData("", "security: [{ key: [] }]", "Compatible security-became-required: credentials became required: 'key' (api-security-added)")]
    [InlineData("security: [{}, { token: [] }]", "security: [{ key: [] }]", "Compatible security-became-required: credentials became required: 'key' (api-security-added)")]
    [InlineData("security: [{ key: [] }]", "security: []", "Compatible security-became-optional: credentials ('key') are no longer required (api-security-removed)")]
    [InlineData("security: [{ key: [] }]", "security: [{ key: [] }, {}]", "Compatible security-became-optional: credentials ('key') are no longer required (api-security-removed)")]
    [InlineData("security: [{ key: [] }]", "security: [{ key: [] }, { token: [] }]", "Compatible security-added: 'token' was added as a way to authenticate (api-security-added)")]
    [InlineData("security: [{ key: [] }, { token: [] }]", "security: [{ key: [] }]", "Compatible security-removed: 'token' was removed as a way to authenticate (api-security-removed)")]
    [InlineData("security: [{ key: [], token: [] }]", "security: [{ key: [] }]", "Compatible security-became-optional: 'key and token' is more than is needed now (api-security-removed)", "Compatible security-added: 'key' was added as a way to authenticate (api-security-added)")]
    [InlineData("security: [{ key: [] }]", "security: [{ key: [], token: [] }]", "Compatible security-removed: 'key' was removed as a way to authenticate (api-security-removed)", "Compatible security-added: 'key and token' was added as a way to authenticate (api-security-added)")]
    [InlineData("security: [{ auth: [read] }]", "security: [{ auth: [read, write] }]", "Compatible security-scope-added: 'auth' now needs the scope 'write' (api-security-scope-added)")]
    [InlineData("security: [{ auth: [read, write] }]", "security: [{ auth: [write] }]", "Compatible security-scope-removed: 'auth' no longer needs the scope 'read' (api-security-scope-removed)")]
    public void A_change_of_who_may_ask_is_told(string old, string @new, params string[] expected) =>
        Assert.Equal(
            expected.Order(),
            Documents.Compare(Documents.Operation(old, Schemes), Documents.Operation(@new, Schemes))
                .Select(static finding => Documents.Line(finding).Replace($" | {finding.Path}", "", StringComparison.Ordinal)).Order());

    [Theory]
    [InlineData("", "security: []")]
    [InlineData("", "security: [{}]")]
    [InlineData("security: [{ key: [] }, { token: [] }]", "security: [{ token: [] }, { key: [] }]")]
    [InlineData("security: [{ auth: [read, write] }]", "security: [{ auth: [write, read] }]")]
    public void Another_notation_of_security_is_no_change(string old, string @new) =>
        Assert.Empty(Documents.Lines(Documents.Operation(old, Schemes), Documents.Operation(@new, Schemes)));

    [Fact]
    public void What_changes_for_the_document_is_told_once_with_all_operations_that_say_nothing_of_their_own()
    {
        const string Paths = "/a: { get: { operationId: a } }\n/b: { get: { operationId: b } }\n/c: { get: { operationId: c, security: [] } }";
        var finding = Assert.Single(Documents.Compare(Documents.Paths(Paths, Schemes), Documents.Paths(Paths, Schemes + "\nsecurity: [{ key: [] }]")));

        Assert.Equal("api-global-security-added", Assert.Single(finding.Effects).Rule);
        Assert.Equal(("security", "/security"), (finding.Path, finding.New!.Pointer));
        Assert.Equal(["a", "b"], finding.Reaches.Select(static reach => reach.Operation));
    }

    [Fact]
    public void What_the_document_asks_of_no_operation_is_not_lost()
    {
        var own = Documents.Operation("security: []", Schemes);

        Assert.Equal(
            ["Compatible other-changed | the document: the list 'security', which no operation uses, was changed"],
            Documents.Lines(own, own + "\nsecurity: [{ key: [] }]"));
    }

    [Fact]
    public void Moving_a_requirement_from_the_document_to_its_operation_is_no_change() =>
        Assert.Equal(
            ["Compatible other-changed"],
            Documents.Compare(Documents.Operation("security: [{ key: [] }]", Schemes), Documents.Operation("security: [{ key: [] }]", Schemes + "\nsecurity: [{ token: [] }]"))
                .Select(static finding => $"{finding.Severity} {finding.Id}"));

    [Fact]
    public void A_scheme_that_is_only_called_otherwise_is_the_same_one() =>
        Assert.Empty(Documents.Lines(
            Documents.Operation("security: [{ key: [] }]", Schemes),
            Documents.Operation("security: [{ apiKey: [] }]", Schemes.Replace("key: {", "apiKey: {", StringComparison.Ordinal))));

    [Theory]
    [InlineData("name: X-Key", "name: X-Other", "Compatible security-scheme-changed | security scheme key: credentials are sent otherwise: apiKey in header x-key became apiKey in header x-other")]
    [InlineData("type: http, scheme: bearer", "type: openIdConnect", "Compatible security-scheme-changed | security scheme token: credentials are sent otherwise: http bearer became openIdConnect (api-security-component-type-changed)")]
    [InlineData("https://a.test", "https://b.test", "Compatible security-url-changed | security scheme auth: the address 'implicit authorizationUrl' went from https://a.test to https://b.test (api-security-component-oauth-url-changed)")]
    [InlineData("read: r, ", "", "Compatible scheme-scope-removed | security scheme auth: the scope 'read' was removed (api-security-component-oauth-scope-removed)")]
    [InlineData("read: r, ", "read: r, more: m, ", "Compatible scheme-scope-added | security scheme auth: the scope 'more' was added (api-security-component-oauth-scope-added)")]
    [InlineData("read: r", "read: other", "Prose description-changed | security scheme auth: the description of the scope 'read' was reworded (api-security-component-oauth-scope-changed)")]
    [InlineData("token: { type: http, scheme: bearer }, ", "", "Compatible security-scheme-removed | security scheme token: the security scheme 'token' was removed (api-security-component-removed)")]
    [InlineData("scheme: bearer", "scheme: Bearer", null)]
    public void A_change_of_a_scheme_is_told(string old, string @new, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [expected],
            Documents.Lines(Documents.Operation("", Schemes), Documents.Operation("", Schemes.Replace(old, @new, StringComparison.Ordinal))));
}
