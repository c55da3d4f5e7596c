using System.Reflection;
using ContractMocks.Compiler.Tests.Emission;

namespace ContractMocks.Generator.Tests;

/// <summary>What a mock gets where ContractMocks.WireMock is referenced, compiled against stand-ins: WireMock.Net does not restore here.</summary>
public sealed class WireMockEmissionTests
{
    private const string StandIns =
        """
        #pragma warning disable CS1591 // Nobody reads the documentation of these.
        namespace WireMock.Server { public sealed class WireMockServer; }

        namespace WireMock.Settings { public sealed class WireMockServerSettings; }

        namespace ContractMocks.WireMock
        {
            /// <summary>Keeps what it was handed.</summary>
            public sealed class WireMockHost
            {
                public static object?[]? Handed { get; private set; }

                public static TMock On<TMock>(global::WireMock.Server.WireMockServer server, TMock mock)
                    where TMock : global::ContractMocks.ContractMock
                {
                    Handed = new object?[] { server, mock };
                    return mock;
                }

                public static global::System.Threading.Tasks.Task<TMock> StartAsync<TMock>(
                    global::WireMock.Settings.WireMockServerSettings? settings, TMock mock, global::System.Threading.CancellationToken cancellation = default)
                    where TMock : global::ContractMocks.ContractMock
                {
                    Handed = new object?[] { settings, mock, cancellation };
                    return global::System.Threading.Tasks.Task.FromResult(mock);
                }
            }
        }
        """;

    [Fact]
    public void A_mock_gets_the_factories_of_both_hosts()
    {
        var run = GeneratorRun.Of(Project());

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilationProblems);
        Golden.Matches("Tickets.Mock.g.cs", run.Files["Tickets.Mock.g.cs"]);
    }

    [Fact]
    public void Without_the_package_a_mock_has_neither_factory()
    {
        var run = GeneratorRun.Of(Project().WithProperty("ContractMocksWireMockHost", ""));

        Assert.Empty(run.CompilationProblems);
        Assert.DoesNotContain("WireMock", run.Files["Tickets.Mock.g.cs"]);
    }

    [Fact]
    public void The_WireMock_host_needs_no_socket_host()
    {
        var run = GeneratorRun.Of(Project().WithProperty("ContractMocksSocketHost", ""));

        Assert.Empty(run.CompilationProblems);
        Assert.Contains(" StartWireMockAsync(", run.Files["Tickets.Mock.g.cs"]);
        Assert.DoesNotContain(" StartAsync(", run.Files["Tickets.Mock.g.cs"]);
    }

    [Theory]
    [InlineData("Acme.WireMock")]
    [InlineData("ContractMocks.WireMock.Tests")]
    [InlineData("ContractMocks.WireMock")]
    [InlineData("WireMock.Server")]
    [InlineData("Acme.ContractMocks.System")]
    public void A_root_namespace_that_hides_another_compiles_too(string root)
    {
        var run = GeneratorRun.Of(SampleProject.Create()
            .WithSource("StandIns.cs", StandIns)
            .WithSource("OpenAiContract.cs", SampleProject.TestClassSource
                .Replace("using ContractMocks.Xunit;", "using global::ContractMocks.Xunit;", StringComparison.Ordinal)
                .Replace("namespace Consumer;", $"namespace {root};", StringComparison.Ordinal)
                .Replace("typeof(OpenAiMock)", "typeof(OpenAiMock), Host = MockHost.WireMock", StringComparison.Ordinal))
            .WithProperty("RootNamespace", root)
            .WithProperty("ContractMocksWireMockHost", "true"));

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilationProblems);
        Assert.Contains($"ContractTests.{root}.OpenAiContract.g.cs", run.Files.Keys);
    }

    [Fact]
    public void Internal_mocks_compile_too()
    {
        var run = GeneratorRun.Of(Project().WithProperty("ContractMocksVisibility", "internal"));

        Assert.Empty(run.CompilationProblems);
    }

    [Fact]
    public void Tags_that_are_called_like_the_factories_get_other_names()
    {
        var run = GeneratorRun.Of(Project()
            .Edit("tickets.yaml", static text => text.Replace("tags: [Tickets]", "tags: [on]", StringComparison.Ordinal))
            .WithFile("spec", "other.yaml", SampleProject.TicketsYaml.Replace("tags: [Tickets]", "tags: [startWireMockAsync]", StringComparison.Ordinal)));

        Assert.Empty(run.CompilationProblems);
        Assert.Contains(" OnOperations { get; }", run.Files["Tickets.Mock.g.cs"]);
        Assert.Contains(" StartWireMockAsyncOperations { get; }", run.Files["Other.Mock.g.cs"]);
    }

    [Fact]
    public void On_hands_a_new_mock_with_the_options_to_the_host()
    {
        var assembly = GeneratorRun.Of(Project()).Load();
        var server = Activator.CreateInstance(assembly.GetType("WireMock.Server.WireMockServer")!);
        var options = new MockOptions { Seed = 7 };

        var mock = Assert.IsAssignableFrom<ContractMock>(Invoke(assembly, "On", server, options));

        Assert.Equal([server, mock], Handed(assembly));
        Assert.Same(options, mock.Options);
        Assert.NotSame(mock, Invoke(assembly, "On", server, options));
    }

    [Fact]
    public async Task StartWireMockAsync_hands_on_the_settings_a_new_mock_and_the_token()
    {
        var assembly = GeneratorRun.Of(Project()).Load();
        var settings = Activator.CreateInstance(assembly.GetType("WireMock.Settings.WireMockServerSettings")!);
        var options = new MockOptions { Seed = 7 };
        using var cancellation = new CancellationTokenSource();

        var task = Assert.IsAssignableFrom<Task>(Invoke(assembly, "StartWireMockAsync", settings, options, cancellation.Token));
        await task;

        var mock = Assert.IsAssignableFrom<ContractMock>(task.GetType().GetProperty("Result")!.GetValue(task));
        Assert.Equal([settings, mock, cancellation.Token], Handed(assembly));
        Assert.Same(options, mock.Options);
    }

    private static GeneratorRun.Project Project() => new GeneratorRun.Project()
        .WithSource("StandIns.cs", StandIns)
        .WithFile("spec", "tickets.yaml", SampleProject.TicketsYaml)
        .WithProperty("ContractMocksWireMockHost", "true");

    private static object? Invoke(Assembly assembly, string method, params object?[] arguments) =>
        assembly.GetType("Consumer.TicketsMock")!.GetMethod(method)!.Invoke(null, arguments);

    private static object?[]? Handed(Assembly assembly) =>
        (object?[]?)assembly.GetType("ContractMocks.WireMock.WireMockHost")!.GetProperty("Handed")!.GetValue(null);
}
