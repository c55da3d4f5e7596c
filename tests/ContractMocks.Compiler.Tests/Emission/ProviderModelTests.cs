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
    [Trait("Speed", "slow")]
    public void The_whole_document_of_the_provider_compiles()
    {
        var (_, result) = Read(File.ReadAllText(Repository.CorpusFile(Document)), default);
        Assert.Equal(result.Files.Count, result.Files.Select(static file => file.HintName).Distinct().Count());
        Assert.Empty(result.Clashes);
        Assert.Empty(EmittedAssembly.Findings(result.Files.Select(static file => file.Text)));
    }

    [Theory]
    [Trait("Speed", "slow")]
    [InlineData("llm/anthropic/anthropic-2026-03-10.yaml")]
    [InlineData("llm/google/gemini-v1beta-2026-03-17.json")]
    [InlineData("llm/mistral/mistral-2025-10-21.yaml")]
    [InlineData("llm/ollama/ollama-2025-11-14.yaml")]
    [InlineData("llm/openrouter/openrouter-2026-03-31.json")]
    [InlineData("llm/together/together-2025-06-11.yaml")]
    [InlineData("llm/qdrant/qdrant-v1.15.x.json")]
    [InlineData("llm/lmstudio/lmstudio-3.1.json")]
    public void The_documents_of_other_providers_compile(string document)
    {
        var (_, result) = Read(File.ReadAllText(Repository.CorpusFile(document)), default);
        Assert.NotEmpty(result.Files);
        Assert.Empty(EmittedAssembly.Findings(result.Files.Select(static file => file.Text)));
    }

    /// <summary>The document shows responses beside its operations; those of streams are events, one to a line.</summary>
    [Fact]
    public void Every_response_that_the_provider_shows_is_written_as_it_was_read()
    {
        var text = File.ReadAllText(Repository.CorpusFile(Document));
        var (contract, result) = Read(text, Four);
        var emitted = EmittedAssembly.Of(result.Files);
        var shown = ShownResponses.Of(text, contract).ToList();
        Assert.True(shown.Count >= 8, $"only {shown.Count} bodies are shown");
        foreach (var (operation, mediaType, json) in shown)
        {
            AssertSurvives(emitted, result.Names.Response(operation, "200", mediaType)!, json);
        }
    }

    [Fact]
    public void The_document_that_ships_compiles_and_its_examples_survive()
    {
        var (contract, result) = Read(BundledSpecs.Find("openai")!, default);
        Assert.Empty(result.Clashes);
        var emitted = EmittedAssembly.Of(result.Files);
        foreach (var operation in contract.Operations)
        {
            foreach (var content in operation.Body?.Contents ?? default)
            {
                AssertSurvive(emitted, result.Names.Request(operation.Id, content.MediaType), content);
            }

            foreach (var response in operation.Responses)
            {
                foreach (var content in response.Contents)
                {
                    AssertSurvive(emitted, result.Names.Response(operation.Id, response.Status, content.MediaType), content);
                }
            }
        }
    }

    private static void AssertSurvive(EmittedAssembly emitted, string? type, Content content)
    {
        foreach (var example in content.Examples)
        {
            AssertSurvives(emitted, type!, example.Json);
        }
    }

    private static void AssertSurvives(EmittedAssembly emitted, string type, string json)
    {
        AssertSame(json, emitted.RoundTrip(type.Substring("global::".Length), json));
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
