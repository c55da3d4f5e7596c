using BenchmarkDotNet.Attributes;

namespace ContractMocks.Benchmarks;

/// <summary>The generator's work when something changes in a project that was built before, warm: what an editor pays for each key.</summary>
[MemoryDiagnoser]
public class GeneratorWarmBenchmarks
{
    private GeneratorProject _project = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _project = GeneratorProject.OnOpenAiDocument("createChatCompletion|createEmbedding|listModels|retrieveModel");
        _project.Run();
    }

    [Benchmark]
    public int A_scenario_changes() => _project.RunAfterScenarioEdit();

    [Benchmark]
    public int A_csharp_file_changes() => _project.RunAfterCSharpEdit();

    [Benchmark]
    public int A_comment_is_added_to_the_spec() => _project.RunAfterSpecComment();

    [Benchmark]
    public int Everything_again() => _project.Run();
}
