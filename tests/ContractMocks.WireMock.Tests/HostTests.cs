using ContractMocks.AspNetCore;
using ContractMocks.TestSupport;
using ContractMocks.TestSupport.Hosts;

namespace ContractMocks.WireMock.Tests;

/// <summary>The shared conversations on all three hosts, byte by byte.</summary>
public sealed class HostTests
{
    public static TheoryData<string> Providers => HostComparison.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Memory_a_socket_and_a_server_that_we_start_send_the_same(string provider)
    {
        await using var memory = ProviderMock.InMemory(provider, HostComparison.Options);
        await using var socket = await SocketHost.StartAsync(ProviderMock.InMemory(provider, HostComparison.Options), TestContext.Current.CancellationToken);
        await using var started = await WireMockHost.StartAsync(null, ProviderMock.InMemory(provider, HostComparison.Options), TestContext.Current.CancellationToken);

        var compared = await HostComparison.RunAsync([ComparedHost.Memory(memory), ComparedHost.Socket(socket), ComparedHost.Socket(started)]);

        Assert.True(compared > 50, $"only {compared} requests were compared");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_server_that_runs_sends_the_same_but_for_the_length(string provider)
    {
        using var server = Running.Server();
        await using var memory = ProviderMock.InMemory(provider, HostComparison.Options);
        await using var running = WireMockHost.On(server, ProviderMock.InMemory(provider, HostComparison.Options));

        var compared = await HostComparison.RunAsync(
            [ComparedHost.Memory(memory), ComparedHost.Socket(running)],
            // WireMock.Net sends every body in chunks, of whatever length it tells of, and takes some headers for those of requests.
            static answer => answer.Without("content-length").Without("accept"));

        Assert.True(compared > 50, $"only {compared} requests were compared");
    }
}
