using System.Text.Json.Nodes;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Emission;

/// <summary>Models of real documents: they compile without a warning, and bodies that the documents show survive them.</summary>
public sealed class ProviderModelTests
{
    private const string Document = "llm/openai/openai-2026-07-15.yaml";
    private static readonly EquatableArray<string> Four = ["createChatCompletion", "createEmbedding", "listModels", "retrieveModel"];

    [Fact]
    public void The_chat_embedding_and_model_operations_of_the_provider_compile()
    {
        var (contract, result) = Read(File.ReadAllText(Repository.CorpusFile(Document)), Four);
        Assert.Empty(result.Clashes);
        EmittedAssembly.Of(result.Files);
        Assert.Equal("global::Acme.OpenAi.CreateChatCompletionRequest", result.Names.RequestOf(contract.Operations.Single(static operation => operation.Id == "createChatCompletion")));
        Assert.Equal("global::Acme.OpenAi.CreateChatCompletionStreamResponse", result.Names.Response("createChatCompletion", "200", "text/event-stream"));
    }

    [Fact]
    public void The_whole_document_of_the_provider_compiles()
    {
        var (_, result) = Read(File.ReadAllText(Repository.CorpusFile(Document)), default);
        Assert.Equal(result.Files.Count, result.Files.Select(static file => file.HintName).Distinct().Count());
        EmittedAssembly.Of(result.Files);
    }

    [Fact]
    public void Every_example_of_the_provider_is_written_as_it_was_read() =>
        Assert.True(RoundTripped(File.ReadAllText(Repository.CorpusFile(Document)), Four) >= 5);

    [Fact]
    public void The_document_that_ships_compiles_and_its_examples_survive() => RoundTripped(BundledSpecs.Find("openai")!, default);

    private static int RoundTripped(string document, EquatableArray<string> operations)
    {
        var (contract, result) = Read(document, operations);
        var emitted = EmittedAssembly.Of(result.Files);
        var bodies = from operation in contract.Operations
                     from content in (operation.Body?.Contents ?? default).Select(static content => ("", content))
                         .Concat(operation.Responses.SelectMany(static response => response.Contents.Select(content => (response.Status, content))))
                     let type = content.Item1.Length == 0
                         ? result.Names.Request(operation.Id, content.content.MediaType)
                         : result.Names.Response(operation.Id, content.Item1, content.content.MediaType)
                     where type?.StartsWith("global::Acme", StringComparison.Ordinal) == true
                     from example in content.content.Examples
                     select (Type: type["global::".Length..], Example: example);
        var count = 0;
        foreach (var (type, example) in bodies)
        {
            AssertSame(example, emitted.RoundTrip(type, example));
            count++;
        }

        return count;
    }

    /// <summary>Equal JSON, but for the nulls of optional properties: null and absent are one in a model.</summary>
    private static void AssertSame(string expected, string actual)
    {
        var (before, after) = (JsonNode.Parse(expected)!, JsonNode.Parse(actual)!);
        DropNulls(before);
        DropNulls(after);
        Assert.True(JsonNode.DeepEquals(before, after), $"read\n{expected}\nbut wrote\n{actual}");
    }

    private static void DropNulls(JsonNode? node)
    {
        if (node is JsonObject properties)
        {
            foreach (var empty in properties.Where(static property => property.Value is null).Select(static property => property.Key).ToList())
            {
                properties.Remove(empty);
            }
        }

        foreach (var child in node is JsonObject parent ? parent.Select(static property => property.Value) : node as JsonArray ?? [])
        {
            DropNulls(child);
        }
    }

    internal static (Contract Contract, ModelResult Result) Read(string text, EquatableArray<string> operations)
    {
        var read = SpecReader.Read(new SpecInput { Path = "openai.yaml", Text = text, Operations = operations }, TestContext.Current.CancellationToken);
        return (read.Contract!, ModelEmitter.Emit(read.Contract!, Contracts.Options, "Acme.OpenAi"));
    }
}
