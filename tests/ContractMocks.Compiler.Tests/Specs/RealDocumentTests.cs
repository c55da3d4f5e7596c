using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Specs;

public sealed class RealDocumentTests(ITestOutputHelper output)
{
    [Fact]
    public void Four_operations_of_openais_document_are_read_with_the_schemas_they_reach_only()
    {
        var contract = ReadOpenAi(File.ReadAllText(Repository.CorpusFile("llm/openai/openai-2026-07-15.yaml")), out var problems);

        Assert.Empty(problems);
        Assert.Equal(("openai", "openai", "/v1"), (contract.Name, contract.Provider, contract.BasePath));
        Assert.Equal(["createChatCompletion", "createEmbedding", "listModels", "retrieveModel"], contract.Operations.Select(static operation => operation.Id));
        Assert.Equal(76, contract.Schemas.Count);
        Assert.Contains(contract.Schemas, static schema => schema.Name == "ChatCompletionRequestUserMessage");
        Assert.DoesNotContain(contract.Schemas, static schema => schema.Name == "AssistantObject");
        Assert.Equal(["application/json", "text/event-stream"], contract.Operations[0].Responses[0].Contents.Select(static content => content.MediaType));
        Assert.Equal("Chat", contract.Operations[0].Tag);
        Assert.Equal(new Parameter("model", ParameterPlace.Path, true, contract.Operations[3].Parameters[0].Schema, contract.Operations[3].Parameters[0].Description), Assert.Single(contract.Operations[3].Parameters));
    }

    [Fact]
    public void Comments_blank_lines_and_unused_texts_change_nothing_in_the_contract()
    {
        var text = File.ReadAllText(Repository.CorpusFile("llm/openai/openai-2026-07-15.yaml"));
        var edited = "# a comment\n\n" + text.Replace("description: Build Assistants that can call models and use tools.", "description: Other words.", StringComparison.Ordinal);

        Assert.NotEqual(text.Length, edited.Length);
        Assert.Equal(ReadOpenAi(text, out _), ReadOpenAi(edited, out _));
    }

    [Theory]
    [InlineData("llm")]
    [InlineData("tricky")]
    public void Every_document_is_read_without_an_exception(string folder)
    {
        var root = Repository.CorpusFile(folder);
        var rows = 0;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(IsText).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, file);
            var result = SpecReader.Read(new SpecInput { Path = name, Text = File.ReadAllText(file) }, TestContext.Current.CancellationToken);
            var ids = string.Join(" ", result.Problems.GroupBy(static problem => problem.Id).Select(static group => $"{group.Key}x{group.Count()}"));
            output.WriteLine($"{name} | {result.Contract?.Operations.Count} | {result.Contract?.Schemas.Count} | {ids}");
            Assert.All(result.Problems, problem => Assert.True(problem.Span.Line > 0, problem.ToString()));
            Assert.True(result.Contract is not null || result.Problems.Count == 1, $"{name}: no contract, and {result.Problems.Count} problems");
            rows++;
        }

        Assert.True(rows > 10, $"only {rows} documents are in {root}");
    }

    private static bool IsText(string file) => Path.GetExtension(file) is ".yaml" or ".yml" or ".json";

    private static Contract ReadOpenAi(string text, out EquatableArray<Problem> problems)
    {
        var input = new SpecInput
        {
            Path = "x.yaml",
            Text = text,
            Operations = ["createChatCompletion", "createEmbedding", "listModels", "retrieveModel"],
        };
        var result = SpecReader.Read(input, TestContext.Current.CancellationToken);
        problems = result.Problems;
        return result.Contract!;
    }
}
