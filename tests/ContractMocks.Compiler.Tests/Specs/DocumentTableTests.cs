using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// Reads every document of the corpus, with all its schemas, and holds the outcome against docs/documents.md and against what the corpus says of
/// itself. CONTRACTMOCKS_ACCEPT=1 writes the table anew.
/// </summary>
public sealed class DocumentTableTests(ITestOutputHelper output)
{
    /// <summary>For one document, on a machine that does other work besides.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    [Fact]
    public void Every_document_is_read_and_the_table_of_documents_says_how()
    {
        var rows = new StringBuilder();
        var parts = new List<string>();
        foreach (var path in Documents())
        {
            var watch = Stopwatch.StartNew();
            var result = CorpusFiles.Read(path, keepsAllSchemas: true);
            Assert.True(watch.Elapsed < Most, $"{path} took {watch.Elapsed}");
            AssertSound(path, result);
            if (result.Contract is null && result.Problems[0].Kind == ProblemKinds.NotOpenApi)
            {
                parts.Add(path);
                continue;
            }

            rows.Append(Row(path, result)).Append('\n');
        }

        AssertTable(Page(rows.ToString(), parts));
    }

    [Fact]
    public void Operations_schemas_and_webhooks_are_those_that_the_manifest_counts()
    {
        var compared = 0;
        using var manifest = JsonDocument.Parse(File.ReadAllText(Repository.CorpusFile("manifest.json")));
        foreach (var entry in manifest.RootElement.EnumerateArray().Where(static entry => entry.TryGetProperty("ops", out _)))
        {
            var path = entry.GetProperty("dest").GetString()!;
            var result = CorpusFiles.Read(path, keepsAllSchemas: true);
            if (result.Contract is not { } contract)
            {
                Assert.Equal(0, entry.GetProperty("ops").GetInt32());
                continue;
            }

            var read = (contract.Operations.Count, contract.Schemas.Count, contract.Webhooks.Count);
            Assert.Equal((entry.GetProperty("ops").GetInt32(), entry.GetProperty("schemas").GetInt32(), entry.GetProperty("webhooks").GetInt32()), read);
            compared++;
        }

        output.WriteLine($"{compared} documents are as the manifest counts them");
        Assert.True(compared > 15, $"only {compared} documents are in the manifest");
    }

    private static IEnumerable<string> Documents() =>
        CorpusFiles.In("llm").Concat(CorpusFiles.In("stress").Where(static path => !IsPartOfDigitalOcean(path))).Concat(CorpusFiles.In("tricky"));

    /// <summary>Its 2,906 other files are read through their references; alone, each is one that is no OpenAPI document.</summary>
    private static bool IsPartOfDigitalOcean(string path) =>
        path.StartsWith("stress/digitalocean/", StringComparison.Ordinal) && !path.EndsWith("/DigitalOcean-public.v2.yaml", StringComparison.Ordinal);

    private static void AssertSound(string path, SpecResult result)
    {
        Assert.All(result.Problems, problem => Assert.True(problem.Span is { Line: > 0, Column: > 0 }, $"{path}: {problem}"));
        Assert.DoesNotContain(result.Problems, static problem => problem.Kind == ProblemKinds.Internal);
        Assert.True(result.Contract is not null || result.Problems.Count == 1, $"{path}: no contract, and {result.Problems.Count} problems");
        var ids = result.Contract?.Operations.Concat(result.Contract.Webhooks).Select(static operation => operation.Id).ToList() ?? [];
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.False(string.IsNullOrWhiteSpace(id), path));
        foreach (var schema in result.Contract?.Schemas ?? default)
        {
            using var json = JsonDocument.Parse(schema.Json, new JsonDocumentOptions { MaxDepth = 1024 });
            Assert.True(json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False, $"{path}: {schema.Name}");
        }
    }

    private static string Row(string path, SpecResult result)
    {
        var kinds = result.Problems.GroupBy(static problem => problem.Id).OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => group.Count() == 1 ? group.Key : string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"));
        var contract = result.Contract;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {path} | {contract?.Operations.Count} | {contract?.Schemas.Count} | {contract?.Webhooks.Count} | {string.Join(", ", kinds)} |");
    }

    private static string Page(string rows, List<string> parts) => $"""
        # Documents that reading is tested on

        Every document of the corpus that the tests use, as read with all its schemas: operations, named schemas, webhooks, and problems by their
        kind (see [problems](problems/README.md)). `DocumentTableTests` reads them all and checks this page; `CONTRACTMOCKS_ACCEPT=1` rewrites it.
        Operations, schemas and webhooks are also compared with the corpus's own count, which was made by another program.

        | Document | Operations | Schemas | Webhooks | Problems |
        |---|---|---|---|---|
        {rows}
        These {parts.Count} are no OpenAPI documents (JSON Schema, AsyncAPI, plain data, parts of other documents); each gives one problem that says so, CM1003:

        {string.Join("\n", parts.Select(static path => $"- {path}"))}

        """.ReplaceLineEndings("\n");

    private static void AssertTable(string page)
    {
        var path = Path.Combine(Repository.Root, "docs", "documents.md");
        if (Environment.GetEnvironmentVariable("CONTRACTMOCKS_ACCEPT") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.True(File.Exists(path), "docs/documents.md is missing; CONTRACTMOCKS_ACCEPT=1 writes it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page);
    }
}
