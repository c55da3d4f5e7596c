using System.Net;
using System.Text;
using ContractMocks.AspNetCore;
using ContractMocks.AspNetCore.Guests;
using ContractMocks.AspNetCore.Serving;
using ContractMocks.TestSupport;
using ContractMocks.TestSupport.Hosts;
using Microsoft.AspNetCore.Http;

namespace ContractMocks.Conformance.Tests.Hosts;

/// <summary>The shared conversations on every host that is ours, byte by byte. WireMock.Net is compared in ContractMocks.WireMock.Tests, outside of the solution.</summary>
public sealed class HostTests
{
    public static TheoryData<string> Providers => HostComparison.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Memory_a_socket_and_a_guest_send_the_same(string provider)
    {
        await using var memory = ProviderMock.InMemory(provider, HostComparison.Options);
        await using var socket = await SocketHost.StartAsync(ProviderMock.InMemory(provider, HostComparison.Options), TestContext.Current.CancellationToken);
        await using var guest = ProviderMock.InMemory(provider, HostComparison.Options);
        await using var server = await ServerOfAnotherAsync(guest);

        var compared = await HostComparison.RunAsync(
            [
                ComparedHost.Memory(memory),
                ComparedHost.Socket(socket),
                new ComparedHost(guest, (request, cancellation) => RawClient.SendAsync(server.Address, request, cancellation)),
            ]);

        Assert.True(compared > 50, $"only {compared} requests were compared");
    }

    [Fact]
    public async Task A_difference_of_one_byte_is_seen()
    {
        await using var memory = ProviderMock.InMemory("openai", HostComparison.Options);
        await using var other = ProviderMock.InMemory("openai", HostComparison.Options);
        var changed = ComparedHost.Memory(other);
        changed = changed with
        {
            SendAsync = async (request, cancellation) =>
            {
                var answer = await ComparedHost.Memory(other).SendAsync(request, cancellation);
                answer.Body[^1] ^= 1;
                return answer;
            },
        };

        var thrown = await Record.ExceptionAsync(() => HostComparison.RunAsync([ComparedHost.Memory(memory), changed]));

        Assert.Contains("--- but came", Assert.IsType<Xunit.Sdk.TrueException>(thrown).Message, StringComparison.Ordinal);
    }

    // A server that chooses the mock, and writes what it knows of the answer in words of its own, as servers do.
    private static Task<SocketServer> ServerOfAnotherAsync(ContractMock mock) => SocketServer.StartAsync(
        [new IPEndPoint(IPAddress.Loopback, 0)],
        context => GuestRequest.InvokeAsync(context, async inner =>
        {
            var head = await GuestRequest.Current!.AnswerAsync(mock);
            inner.Response.StatusCode = head.Status;
            inner.Response.Headers["x-server"] = "its own";
            inner.Response.ContentType = "text/plain";
            await inner.Response.Body.WriteAsync(head.Body ?? "a stream"u8.ToArray(), inner.RequestAborted);
        }),
        TestContext.Current.CancellationToken);
}
