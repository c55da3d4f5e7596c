using System.Reflection;
using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit;

/// <summary>
/// The base of emitted contract tests. Each test starts a mock of its own, sends it a request that the contract allows, over HTTP, and checks all of
/// the answer: status, headers, body or events. Override the virtual members to test another host, or another client pipeline.
/// </summary>
/// <typeparam name="TMock">The emitted mock.</typeparam>
public abstract class ContractTestsOf<TMock> : IAsyncDisposable
    where TMock : ContractMock, IContractMock<TMock>
{
    private readonly List<IAsyncDisposable> _started = [];

    /// <summary>Stops what the test started.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        foreach (var mock in _started)
        {
            await mock.DisposeAsync().ConfigureAwait(false);
        }

        _started.Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a mock: on the host that <see cref="ContractTestsAttribute.Host"/> names. Default: in memory.</summary>
    /// <exception cref="InvalidOperationException">
    /// The project does not reference the package of the host: ContractMocks.AspNetCore for a socket, ContractMocks.WireMock for WireMock.Net.
    /// </exception>
    protected virtual async ValueTask<TMock> StartMockAsync()
    {
        var host = GetType().GetCustomAttribute<ContractTestsAttribute>()?.Host ?? MockHost.Memory;
        return host == MockHost.Memory
            ? TMock.InMemory()
            : await EmittedStart.OnAsync<TMock>(host, global::Xunit.TestContext.Current.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>The client that requests go through. Default: the mock's own.</summary>
    /// <param name="mock">The mock under test.</param>
    protected virtual HttpClient CreateClient(TMock mock)
    {
        ArgumentNullException.ThrowIfNull(mock);
        return mock.CreateClient();
    }

    /// <summary>
    /// A text that meets a regular expression of a scenario. Default: null, so that one is made up; a test whose pattern is beyond that is skipped
    /// and says so. Override it for such patterns.
    /// </summary>
    /// <param name="pattern">The pattern as the scenario has it.</param>
    protected virtual string? TextMatching(string pattern) => null;

    /// <summary>Sends a request of an operation and checks the answer against the contract.</summary>
    /// <param name="operationId">The operation's id in the contract.</param>
    /// <param name="status">The status as the contract writes it: <c>200</c>, <c>2XX</c>.</param>
    /// <param name="mediaType">The media type; empty for an answer without a body.</param>
    /// <exception cref="ArgumentException">The contract has no such operation or response.</exception>
    protected Task VerifyOperationAsync(string operationId, string status, string mediaType) =>
        OperationCheck.RunAsync(OpenAsync, CheckedRun(), operationId, status, mediaType);

    /// <summary>Sends the request that a turn waits for and checks its answer: against the contract, and that it says what the turn says.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="turn">The turn, counted from 0.</param>
    /// <param name="stream">Whether the answer is asked for as a stream.</param>
    protected Task VerifyTurnAsync(Scenario scenario, int turn, bool stream) =>
        TurnCheck.RunAsync(OpenAsync, CheckedRun(), scenario, turn, stream, TextMatching);

    /// <summary>How the tests run: as the environment variables say.</summary>
    internal virtual ContractTestRun Run => ContractTestRun.OfProcess;

    private ContractTestRun CheckedRun()
    {
        Run.CheckNames(GetType().Assembly, static () => TMock.InMemory());
        return Run;
    }

    // Every request that must not be influenced by another goes to a mock of its own.
    private async Task<MockSession> OpenAsync()
    {
        var mock = await StartMockAsync().ConfigureAwait(false);
        _started.Add(mock);
        // Requests that contract tests make up are not what clients send.
        mock.Journal.File = null;
        return new MockSession(mock, CreateClient(mock));
    }
}
