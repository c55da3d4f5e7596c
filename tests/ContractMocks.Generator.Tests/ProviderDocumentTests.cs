using ContractMocks.TestSupport;

namespace ContractMocks.Generator.Tests;

/// <summary>The provider's own document: 2.8 MB, 281 operations.</summary>
public sealed class ProviderDocumentTests
{
    private const string Four = "createChatCompletion|createEmbedding|listModels|retrieveModel";

    [Fact]
    public void The_four_operations_of_the_providers_document_compile_without_a_warning()
    {
        var text = File.ReadAllText(Repository.CorpusFile("llm/openai/openai-2026-07-15.yaml"));
        var project = SampleProject.Create().WithFile("spec", SampleProject.Spec, text, ("Operations", Four));

        var run = GeneratorRun.Of(project);

        Assert.DoesNotContain(run.Problems, static problem => problem.Contains("error", StringComparison.Ordinal));
        Assert.Empty(run.CompilationProblems);
        Assert.Contains("OpenAi.Mock.g.cs", run.Files.Keys);
        Assert.Contains("public sealed partial record CreateChatCompletionRequest", run.Files["OpenAi.Models.g.cs"]);
    }

    [Fact]
    public void A_comment_in_the_providers_document_emits_nothing_again()
    {
        var text = File.ReadAllText(Repository.CorpusFile("llm/openai/openai-2026-07-15.yaml"));
        var run = GeneratorRun.Of(SampleProject.Create().WithFile("spec", SampleProject.Spec, text, ("Operations", Four)))
            .Then(project => project.Edit(SampleProject.Spec, static document => "# moved\n" + document));

        Assert.All(run.OutputReasons(), static reason => Assert.True(
            reason is Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached or Microsoft.CodeAnalysis.IncrementalStepRunReason.Unchanged, $"{reason}"));
    }
}
