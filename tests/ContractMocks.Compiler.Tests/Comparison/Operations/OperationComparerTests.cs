namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Which operation is which, and what is said of operations as a whole.</summary>
public sealed class OperationComparerTests
{
    [Theory]
    [InlineData("/a: { get: { operationId: a } }", "/a: { get: { operationId: a }, put: { operationId: b } }", "Compatible operation-added | PUT /a: the operation was added (endpoint-added)")]
    [InlineData("/a: { get: { operationId: a }, put: { operationId: b } }", "/a: { get: { operationId: a } }", "Breaking operation-removed | PUT /a: the operation was removed (api-removed-without-deprecation)")]
    [InlineData("/a: { get: { operationId: a } }\n/b: { get: { operationId: b } }", "/a: { get: { operationId: a } }", "Breaking operation-removed | GET /b: the operation was removed (api-path-removed-without-deprecation)")]
    [InlineData("/b: { get: { operationId: b, deprecated: true } }", "{}", "Breaking operation-removed | GET /b: the operation was removed, after it was deprecated (api-path-removed-with-deprecation)")]
    [InlineData("/a: { get: { operationId: a } }", "/b: { get: { operationId: a } }", "Breaking operation-removed | GET /a: the operation was removed; it is GET /b now (api-path-removed-without-deprecation)", "Compatible operation-added | GET /b: the operation was added; it was GET /a before (endpoint-added)")]
    [InlineData("/a: { get: { operationId: a } }", "/a: { get: { operationId: b } }", "Compatible operation-id-changed | GET /a: the operationId went from 'a' to 'b'; what is emitted for the operation is called otherwise (api-operation-id-added,api-operation-id-removed)")]
    [InlineData("/a: { get: {} }", "/a: { get: { operationId: b } }", "Compatible operation-id-changed | GET /a: the operationId 'b' was added; what is emitted for the operation is called otherwise (api-operation-id-added)")]
    [InlineData("/a: { get: { tags: [x, y] } }", "/a: { get: { tags: [y, z] } }", "Compatible tag-added | GET /a: the tag 'z' was added (api-tag-added)", "Compatible tag-removed | GET /a: the tag 'x' was removed (api-tag-removed)")]
    [InlineData("/a: { get: {} }", "/a: { get: { deprecated: true } }", "Compatible operation-deprecated | GET /a: the operation was deprecated (endpoint-deprecated)")]
    [InlineData("/a: { get: {} }", "/a: { get: { deprecated: true, x-sunset: 2027-03-01 } }", "Compatible operation-deprecated | GET /a: the operation was deprecated, to go on 2027-03-01 (endpoint-deprecated-with-sunset)")]
    [InlineData("/a: { get: { deprecated: true } }", "/a: { get: {} }", "Compatible operation-reactivated | GET /a: the operation is no longer deprecated (endpoint-reactivated)")]
    [InlineData("/a: { get: { deprecated: true, x-sunset: 2027-03-01 } }", "/a: { get: { deprecated: true, x-sunset: 2027-02-01 } }", "Breaking sunset-earlier | GET /a: the day of removal was brought forward from 2027-03-01 to 2027-02-01 (api-sunset-date-changed-too-small)")]
    [InlineData("/a: { get: { deprecated: true, x-sunset: 2027-03-01 } }", "/a: { get: { deprecated: true, x-sunset: 2028-02-01 } }", "Compatible sunset-later | GET /a: the day of removal was put off from 2027-03-01 to 2028-02-01")]
    [InlineData("/a: { get: { deprecated: true, x-sunset: 2027-03-01 } }", "/a: { get: { deprecated: true } }", "Breaking sunset-removed | GET /a: the day of removal, 2027-03-01, is no longer told (sunset-deleted)")]
    [InlineData("/a: { get: { x-stability-level: beta } }", "/a: { get: {} }", "Compatible stability-increased | GET /a: the level of stability went from beta to stable (api-stability-increased)")]
    [InlineData("/a: { get: { x-stability-level: unheard } }", "/a: { get: {} }", "Prose extension-changed | GET /a: 'x-stability-level' changed")]
    [InlineData("/a/: { get: { operationId: a } }", "/a: { get: { operationId: b } }", "Breaking operation-removed | GET /a/: the operation was removed (api-path-removed-without-deprecation)", "Compatible operation-added | GET /a: the operation was added (endpoint-added)")]
    [InlineData("/a: { get: { summary: one } }", "/a: { get: { summary: two } }", "Prose description-changed | GET /a: the summary reads otherwise")]
    [InlineData("/a: { summary: one, get: {} }", "/a: { get: {} }", "Prose description-changed | GET /a: the summary was removed")]
    [InlineData("/a: { get: { x-ours: 1 } }", "/a: { get: { x-ours: 2 } }", "Prose extension-changed | GET /a: 'x-ours' changed")]
    [InlineData("/a: { get: { servers: [{ url: 'https://a.test' }] } }", "/a: { get: { servers: [{ url: 'https://b.test' }] } }", "Compatible server-changed | GET /a: the server went from https://a.test to https://b.test")]
    [InlineData("/a?beta=true: { get: { operationId: a } }", "/a: { get: { operationId: b } }", "Breaking operation-removed | GET /a?beta=true: the operation was removed (api-path-removed-without-deprecation)", "Compatible operation-added | GET /a: the operation was added (endpoint-added)")]
    public void A_change_of_an_operation_is_told(string old, string @new, params string[] expected) =>
        Assert.Equal(expected, Documents.Lines(Documents.Paths(old), Documents.Paths(@new)));

    [Theory]
    [InlineData("/a/{id}: { get: { operationId: a, parameters: [{ name: id, in: path }] } }", "/a/{key}: { get: { operationId: a, parameters: [{ name: key, in: path }] } }")]
    [InlineData("/a/{x}/{y}: { get: { operationId: a, parameters: [{ name: x, in: path, schema: { type: integer } }, { name: y, in: path, schema: { type: string } }] } }", "/a/{y}/{x}: { get: { operationId: a, parameters: [{ name: x, in: path, schema: { type: string } }, { name: y, in: path, schema: { type: integer } }] } }")]
    [InlineData("/a: { get: { operationId: a } }\n/b: { get: { operationId: b } }", "/b: { get: { operationId: b } }\n/a: { get: { operationId: a } }")]
    [InlineData("/a: { get: { operationId: a }, put: { operationId: b } }", "/a: { put: { operationId: b }, get: { operationId: a } }")]
    [InlineData("/a: { get: { operationId: a, tags: [x, y], deprecated: false } }", "/a: { get: { tags: [y, x], operationId: a } }")]
    public void Another_notation_of_paths_is_no_change(string old, string @new) =>
        Assert.Empty(Documents.Lines(Documents.Paths(old), Documents.Paths(@new)));

    [Theory]
    [InlineData("/v1/a: { get: { operationId: a } }", "servers: [{ url: 'https://a.test' }]", "/a: { get: { operationId: a } }", "servers: [{ url: 'https://a.test/v1/' }]")]
    [InlineData("/v1/a: { get: { operationId: a } }", "", "/a: { get: { operationId: a } }", "servers: [{ url: /v1 }]")]
    public void A_prefix_that_moves_between_the_servers_and_the_paths_is_no_change(string old, string oldMore, string @new, string newMore)
    {
        Assert.Empty(Documents.Lines(Documents.Paths(old, oldMore), Documents.Paths(@new, newMore)));
        Assert.Empty(Documents.Lines(Documents.Paths(@new, newMore), Documents.Paths(old, oldMore)));
    }

    [Fact]
    public void A_new_prefix_of_the_server_alone_is_another_server_and_no_other_operation() =>
        Assert.Equal(
            ["Compatible server-changed | servers: the server went from https://a.test/v1 to https://a.test/v2"],
            Documents.Lines(
                Documents.Paths("/a: { get: {} }", "servers: [{ url: 'https://a.test/v1' }]"), Documents.Paths("/a: { get: {} }", "servers: [{ url: 'https://a.test/v2' }]")));

    [Fact]
    public void Only_chosen_operations_are_compared_by_the_id_of_either_document()
    {
        var old = Documents.Paths("/a: { get: { operationId: a, tags: [x] } }\n/b: { get: { operationId: b, tags: [x] } }");
        var @new = Documents.Paths("/a: { get: { operationId: other, tags: [x] } }\n/b: { get: { operationId: b } }\n/c: { get: { operationId: c } }");

        Assert.Equal(["operation-id-changed"], Documents.Result(old, @new, "a").Comparison!.Findings.Select(static finding => finding.Id));
    }

    [Fact]
    public void Places_are_the_narrowest_in_both_files()
    {
        var finding = Assert.Single(Documents.Compare(
            "openapi: 3.0.0\ninfo: { title: t, version: '1' }\npaths:\n  /a~b/{x}:\n    get:\n      operationId: a\n",
            "openapi: 3.0.0\ninfo: { title: t, version: '1' }\npaths:\n  /a~b/{y}:\n    get:\n      deprecated: true\n      operationId: a\n"));

        Assert.Null(finding.Old);
        Assert.Equal(new ChangePlace("new.yaml", SourceSpan.On(6, 19, 4), "/paths/~1a~0b~1{y}/get/deprecated"), finding.New);
    }

    [Fact]
    public void A_document_that_cannot_be_read_gives_its_problems_and_no_comparison()
    {
        var result = Documents.Result("a: [", Documents.Paths("/a: { get: {} }"));

        Assert.Null(result.Comparison);
        Assert.Equal("old.yaml", Assert.Single(result.Problems).File);
    }

    [Fact]
    public void The_headings_of_both_documents_are_told()
    {
        var comparison = Documents.Result(Documents.Paths("/a: { get: {} }"), Documents.Paths("/a: { get: {}, put: {} }")).Comparison!;

        Assert.Equal(new ComparedDocument("old.yaml", "t", "1", "3.1.0", 1), comparison.Old);
        Assert.Equal(new ComparedDocument("new.yaml", "t", "1", "3.1.0", 2), comparison.New);
    }

    [Fact]
    public void Every_kind_has_an_id_of_its_own()
    {
        var ids = OperationKinds.All.Select(static kind => kind.Id).ToList();
        var fields = typeof(OperationKinds).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Length;

        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.Equal(fields, ids.Count);
    }
}
