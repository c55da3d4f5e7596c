using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace ContractMocks.Benchmarks;

/// <summary>
/// The generator on OpenAI's own document (2.8 MB, 281 operations), the four operations most tests use, in a fresh process each time: what the first
/// build of a compiler server pays. Needs the corpus (CONTRACTMOCKS_CORPUS).
/// </summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 5, warmupCount: 0, iterationCount: 1)]
public class GeneratorColdBenchmarks
{
    private GeneratorProject _four = null!;
    private GeneratorProject _bundled = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _four = GeneratorProject.OnOpenAiDocument("createChatCompletion|createEmbedding|listModels|retrieveModel");
        _bundled = GeneratorProject.OnBundledSpec();
    }

    [Benchmark]
    public int Four_operations_of_the_full_document() => _four.Run();

    [Benchmark]
    public int Bundled_document() => _bundled.Run();
}

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
