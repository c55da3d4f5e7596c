using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit.Tests;

/// <summary>Contract tests of a run that is described here and not by the environment.</summary>
[ContractTests(typeof(OpenAiMock))]
internal class RunProbe<TMock> : ContractTestsOf<TMock>
    where TMock : ContractMock, IContractMock<TMock>
{
    private readonly ContractTestRun _run;

    public RunProbe(TemporaryFolder folder, params (string Name, string Value)[] variables) =>
        _run = new ContractTestRun(
            new RunVariables(variables.Select(static one => KeyValuePair.Create("CONTRACTMOCKS_" + one.Name, one.Value))),
            new RunFolders([folder.Path], folder.Path))
        {
            Time = new StillTime(),
        };

    internal override ContractTestRun Run => _run;

    public Task OperationAsync(string id, string mediaType = "application/json", string status = "200") => VerifyOperationAsync(id, status, mediaType);

    public Task TurnAsync(Scenario scenario, int turn, bool stream) => VerifyTurnAsync(scenario, turn, stream);

    /// <summary>The message of the failure that a test must have.</summary>
    public static async Task<string> FailureAsync(Func<Task> verify) => (await Assert.ThrowsAsync<global::Xunit.Sdk.XunitException>(verify)).Message;

    /// <summary>The reason of the skip that a test must have.</summary>
    // xunit's own catchers let skips through.
    public static async Task<string> SkipAsync(Func<Task> verify)
    {
        try
        {
            await verify();
        }
        catch (global::Xunit.Sdk.SkipException skip)
        {
            return skip.Message;
        }

        throw new InvalidOperationException("the test was to be skipped");
    }

    private sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>A folder that ends with its test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("contractmocks-runs-").FullName;

    public string Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
