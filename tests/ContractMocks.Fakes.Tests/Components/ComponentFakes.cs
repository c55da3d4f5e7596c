using ContractMocks.TestSupport;

namespace ContractMocks.Fakes.Tests.Components;

/// <summary>Fakes of every component schema of the corpus, judged by our validator. Run alone: <c>-class "*ComponentFakes"</c>.</summary>
public sealed class ComponentFakes
{
    [Fact]
    public async Task Fakes_of_every_component_schema_fit()
    {
        Repository.CorpusFile("");
        var results = CorpusRuns.Components;
        await Console.Out.WriteLineAsync(FakeRun.Table(results));

        // A schema that has no instance fails like any other, so that the list below cannot hide one that has.
        var surprises = ImpossibleComponents.Surprises(results);
        Assert.True(surprises.Count == 0, $"{surprises.Count} surprises:\n{string.Join('\n', surprises)}");
        Assert.True(results.Count > 8500, $"only {results.Count} schemas were faked");
    }
}
