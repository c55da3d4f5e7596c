using ContractMocks.AspNetCore;
using WireMock.Settings;

namespace WireMock.Settings
{
    /// <summary>Stands for the type of WireMock.Net, which the library knows by its name alone.</summary>
    public sealed class WireMockServerSettings;
}

namespace ContractMocks.Xunit.Tests
{
    /// <summary>A mock with what the generator emits where ContractMocks.WireMock is referenced, by hand. It answers on a socket and keeps how it was started.</summary>
    public sealed class MountedMock : ContractMock, IContractMock<MountedMock>
    {
        private static readonly LoadedContract s_contract = BundledContract.Read("openai");

        private MountedMock(MockOptions? options)
            : base(s_contract, options)
        {
        }

        public bool IsOnWireMock { get; private init; }

        public WireMockServerSettings? Settings { get; private init; }

        public CancellationToken Token { get; private init; }

        public static MountedMock InMemory(MockOptions? options = null) => new(options);

        // One more of that name, as a user may write it in a half of the class.
        public static Task<MountedMock> StartWireMockAsync(int port) => throw new NotSupportedException($"port {port}");

        public static Task<MountedMock> StartWireMockAsync(
            WireMockServerSettings? settings = null, MockOptions? options = null, CancellationToken cancellationToken = default) =>
            SocketHost.StartAsync(
                new MountedMock(options) { IsOnWireMock = true, Settings = settings, Token = cancellationToken }, cancellationToken);
    }
}
