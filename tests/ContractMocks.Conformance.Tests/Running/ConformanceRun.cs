using ContractMocks.AspNetCore;
using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Conformance.Tests.Running;
using ContractMocks.TestSupport;

[assembly: AssemblyFixture(typeof(ConformanceRun))]

namespace ContractMocks.Conformance.Tests.Running;

/// <summary>Runs each client once, with the whole list and all trials, on each of its hosts; the tests look at what came of it.</summary>
public sealed class ConformanceRun : IDisposable
{
    // One that waits for an answer that never comes must not hold up the suite.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    // As many as the machine has processors: more would only wait for each other.
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    private readonly Lazy<Dictionary<string, Task<ClientResults>>> _results;

    /// <summary>Nothing runs before the first test asks; then all do, so that no client waits for the tests of another.</summary>
    public ConformanceRun() => _results = new(() =>
        AllClients.All.Where(static client => client.Missing is null).ToDictionary(static client => client.ToString(), RunAsync));

    /// <summary>How it went, on all hosts; skips the running test where the client is not on this machine.</summary>
    public Task<ClientResults> OfAsync(ClientUnderTest client)
    {
        Assert.SkipWhen(client.Missing is not null, client.Missing ?? "");
        return _results.Value[client.ToString()];
    }

    public void Dispose() => _places.Dispose();

    private async Task<ClientResults> RunAsync(ClientUnderTest client)
    {
        await _places.WaitAsync();
        try
        {
            return await RunInPlaceAsync(client);
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task<ClientResults> RunInPlaceAsync(ClientUnderTest client)
    {
        using var patience = new CancellationTokenSource(s_patience);
        var outcomes = new Dictionary<string, IReadOnlyList<SeenConversation>>(StringComparer.Ordinal);
        var trials = Trial.All.ToDictionary(static trial => trial, static _ => new Dictionary<string, IReadOnlyList<SeenConversation>>(StringComparer.Ordinal));
        foreach (var host in client.Hosts)
        {
            var rounds = new List<Round>();
            try
            {
                foreach (var trial in Trial.All.Prepend(Trial.Plain))
                {
                    rounds.Add(await BeginAsync(client, host, trial, patience.Token));
                }

                var seen = await client.RunAsync(rounds, patience.Token);
                outcomes[host] = seen[0];
                foreach (var (trial, index) in Trial.All.Select(static (trial, index) => (trial, index)))
                {
                    trials[trial][host] = seen[index + 1];
                }
            }
            finally
            {
                foreach (var round in rounds)
                {
                    await round.Mock.DisposeAsync();
                }
            }
        }

        return new ClientResults(client, outcomes)
        {
            Trials = trials.ToDictionary(static one => one.Key, one => new TrialResults(client, one.Key, outcomes, one.Value)),
        };
    }

    private static async Task<Round> BeginAsync(ClientUnderTest client, string host, Trial trial, CancellationToken cancellation)
    {
        var conversations = trial.Conversations.Where(one => !client.Absent.ContainsKey(one.Name)).ToList();
        var mock = ProviderMock.InMemory(client.Provider, trial.Options(client));
        if (host == "socket")
        {
            // Not ProviderMock.StartAsync: it is the token of one test, and this serves them all.
            await SocketHost.StartAsync(mock, cancellation);
        }

        mock.Use([.. conversations.Select(one => one.For(client.Provider, client.Compatibility))]);
        return new Round(mock, conversations) { Key = trial.Key };
    }
}
