using System.Collections.Concurrent;
using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Conformance.Tests.Running;
using ContractMocks.TestSupport;

[assembly: AssemblyFixture(typeof(ConformanceRun))]

namespace ContractMocks.Conformance.Tests.Running;

/// <summary>Runs each client once, with the whole list, on each of its hosts; the tests look at what came of it.</summary>
public sealed class ConformanceRun
{
    // One that waits for an answer that never comes must not hold up the suite.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(80);

    private readonly ConcurrentDictionary<string, Lazy<Task<ClientResults>>> _results = new(StringComparer.Ordinal);

    /// <summary>How it went, on all hosts; skips the running test where the client is not on this machine.</summary>
    public Task<ClientResults> OfAsync(ClientUnderTest client)
    {
        client.Require();
        return _results.GetOrAdd(client.ToString(), _ => new Lazy<Task<ClientResults>>(() => RunAsync(client))).Value;
    }

    private static async Task<ClientResults> RunAsync(ClientUnderTest client)
    {
        using var patience = new CancellationTokenSource(s_patience);
        var conversations = SharedList.Conversations.Where(one => !client.Absent.ContainsKey(one.Name)).Concat(SharedList.Errors).ToList();
        var outcomes = new Dictionary<string, IReadOnlyList<SeenConversation>>(StringComparer.Ordinal);
        foreach (var host in client.Hosts)
        {
            await using var mock = host == "socket"
                ? await ProviderMock.StartAsync(client.Provider)
                : ProviderMock.InMemory(client.Provider);
            mock.Use([.. conversations.Select(one => one.For(client.Provider))]);
            outcomes[host] = await client.RunAsync(mock, conversations, patience.Token);
        }

        return new ClientResults(client, outcomes);
    }
}
