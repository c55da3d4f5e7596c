namespace ContractMocks.Xunit.Tests;

/// <summary>Contract tests start their mock where the attribute says, by the method that is emitted with the host's package.</summary>
public sealed class MockHostTests
{
    [Fact]
    public async Task Tests_on_WireMock_start_each_mock_by_what_is_emitted_for_it()
    {
        await using var tests = new OnWireMock();

        await tests.ListAsync();

        var mock = Assert.Single(tests.Started);
        Assert.True(mock.IsOnWireMock);
        Assert.Null(mock.Settings);
        Assert.Equal(TestContext.Current.CancellationToken, mock.Token);
        Assert.Equal("listModels", Assert.Single(mock.Journal.Exchanges).OperationId);
        Assert.NotEqual(MountedMock.InMemory().Endpoint, mock.Endpoint);
    }

    [Fact]
    public async Task Mocks_on_WireMock_end_with_their_test()
    {
        var tests = new OnWireMock();
        await tests.ListAsync();
        var mock = Assert.Single(tests.Started);

        await tests.DisposeAsync();

        using var client = mock.CreateClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("models", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_the_WireMock_package_the_failure_names_it()
    {
        await using var tests = new WithoutWireMock();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(tests.ListAsync);
        Assert.Equal(
            "OpenAiMock has no StartWireMockAsync, so it cannot be tested with Host = MockHost.WireMock; add a PackageReference to ContractMocks.WireMock.",
            failure.Message);
    }

    [Fact]
    public async Task Without_the_socket_package_the_failure_names_it()
    {
        await using var tests = new WithoutSocket();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(tests.ListAsync);
        Assert.Equal(
            "MountedMock has no StartAsync, so it cannot be tested with Host = MockHost.Socket; add a PackageReference to ContractMocks.AspNetCore.",
            failure.Message);
    }

    [Fact]
    public async Task A_host_that_there_is_not_is_named_with_those_that_there_are()
    {
        await using var tests = new OnNothing();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(tests.ListAsync);
        Assert.Equal("MockHost has no value 7; use Memory, Socket, WireMock.", failure.Message);
    }

    private abstract class Tests<TMock> : ContractTestsOf<TMock>
        where TMock : ContractMock, IContractMock<TMock>
    {
        public List<TMock> Started { get; } = [];

        public Task ListAsync() => VerifyOperationAsync("listModels", "200", "application/json");

        protected override async ValueTask<TMock> StartMockAsync()
        {
            var mock = await base.StartMockAsync();
            Started.Add(mock);
            return mock;
        }
    }

    [ContractTests(typeof(MountedMock), Host = MockHost.WireMock)]
    private sealed class OnWireMock : Tests<MountedMock>;

    [ContractTests(typeof(OpenAiMock), Host = MockHost.WireMock)]
    private sealed class WithoutWireMock : Tests<OpenAiMock>;

    [ContractTests(typeof(MountedMock), Host = MockHost.Socket)]
    private sealed class WithoutSocket : Tests<MountedMock>;

    [ContractTests(typeof(MountedMock), Host = (MockHost)7)]
    private sealed class OnNothing : Tests<MountedMock>;
}
