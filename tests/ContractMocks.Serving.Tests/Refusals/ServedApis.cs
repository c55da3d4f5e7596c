using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Serving.Tests;

/// <summary>Serves and reads each document once for all tests of a class.</summary>
public sealed class ServedApis : IAsyncLifetime
{
    private readonly Dictionary<string, (ServedDocument Served, HttpClient Client)> _running = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Contract> _contracts = new(StringComparer.Ordinal);

    internal Contract Contract(string document)
    {
        if (!_contracts.TryGetValue(document, out var contract))
        {
            var file = Repository.CorpusFile(document);
            var read = SpecReader.Read(new SpecInput { Path = file, Text = File.ReadAllText(file) }, TestContext.Current.CancellationToken);
            contract = read.Contract ?? throw new InvalidOperationException($"{document} has no contract");
            _contracts[document] = contract;
        }

        return contract;
    }

    internal async Task<HttpClient> ClientAsync(string document)
    {
        if (!_running.TryGetValue(document, out var running))
        {
            var served = await ServedDocument.StartAsync(document);
            running = (served, new HttpClient { BaseAddress = served.Address });
            _running[document] = running;
        }

        return running.Client;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var (served, client) in _running.Values)
        {
            client.Dispose();
            await served.DisposeAsync();
        }
    }
}
