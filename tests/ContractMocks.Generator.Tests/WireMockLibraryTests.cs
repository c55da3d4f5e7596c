using ContractMocks.Architecture.Tests;
using ContractMocks.TestSupport;
using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator.Tests;

/// <summary>The library that hosts mocks on WireMock.Net compiles, and what is emitted compiles against it, on machines without the package.</summary>
public sealed class WireMockLibraryTests
{
    /// <summary>Uses of each part of the package, by an internal interface of ours.</summary>
    private const string Host =
        """
        using WireMock.Matchers;
        using WireMock.Matchers.Request;
        using WireMock.RequestBuilders;
        using WireMock.ResponseProviders;
        using WireMock.Server;
        using WireMock.Settings;
        using WireMock.Types;
        using WireMock.Util;

        namespace ContractMocks.Samples;

        internal sealed class Host(WireMockServer server) : IMockHost, IRequestMatcher, IResponseProvider
        {
            public Uri Address => new(server.Url ?? server.Urls[0]);

            public static WireMockServer Start() => WireMockServer.Start(new WireMockServerSettings
            {
                Urls = ["http://127.0.0.1:0"],
                MaxRequestLogCount = 10,
                AllowBodyForAllHttpMethods = true,
                HostingScheme = HostingScheme.Http,
                PreWireMockMiddlewareInit = static app => app.ToString(),
            });

            public HttpMessageHandler CreateHandler() => new SocketsHttpHandler();

            public ValueTask DisposeAsync()
            {
                server.DeleteMapping(Guid.Empty);
                server.Stop();
                server.Dispose();
                return ValueTask.CompletedTask;
            }

            public void Map()
            {
                server.Given(this).AtPriority(1).WithGuid(Guid.Empty).WithTitle("title").WithDescription("text").RespondWith(this);
                server.Given(Request.Create().UsingMethod("GET", "POST").WithPath(static path => path.Length > 1).WithBody((IBodyData? body) => body is not null))
                    .RespondWith(global::WireMock.ResponseBuilders.Response.Create().WithCallback(static _ =>
                        new global::WireMock.ResponseMessage { StatusCode = 200 }));
            }

            public double GetMatchingScore(global::WireMock.IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) =>
                requestMatchResult.AddScore(typeof(Host), MatchScores.ToScore(requestMessage.Path == "/"), null);

            public Task<(global::WireMock.IResponseMessage Message, global::WireMock.IMapping? Mapping)> ProvideResponseAsync(
                global::WireMock.IMapping mapping, global::WireMock.IRequestMessage requestMessage, WireMockServerSettings settings) =>
                Task.FromResult<(global::WireMock.IResponseMessage, global::WireMock.IMapping?)>((
                    new global::WireMock.ResponseMessage
                    {
                        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new("text/plain") },
                        BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = [] },
                    },
                    null));
        }
        """;

    private const string NotThereYet = "src/ContractMocks.WireMock has no C# files";

    [Fact]
    public void The_signatures_compile() => Clean(WireMockLibrary.Signatures);

    [Fact]
    public void The_library_compiles_without_a_warning()
    {
        Assert.SkipUnless(WireMockLibrary.Exists, NotThereYet);
        Clean(WireMockLibrary.Real());
    }

    [Fact]
    public void What_is_emitted_compiles_against_the_library()
    {
        Assert.SkipUnless(WireMockLibrary.Exists, NotThereYet);
        var run = GeneratorRun.Of(SampleProject.Create().WithProperty("ContractMocksWireMockHost", "true"));
        var compilation = run.Compilation.AddReferences(WireMockLibrary.Real().ToMetadataReference(), WireMockLibrary.Signatures.ToMetadataReference());

        Assert.NotEmpty(run.CompilationProblems);
        Clean(compilation);
    }

    [Fact]
    public void The_public_face_is_as_written_down()
    {
        Assert.SkipUnless(WireMockLibrary.Exists, NotThereYet);
        var file = Path.Combine(Repository.Root, "src", "ContractMocks.WireMock", "PublicApi.txt");
        var actual = PublicApi.Write(WireMockLibrary.Load(WireMockLibrary.Real()));
        if (Environment.GetEnvironmentVariable("CONTRACTMOCKS_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.SkipUnless(File.Exists(file), "src/ContractMocks.WireMock/PublicApi.txt is not there; run this test with CONTRACTMOCKS_ACCEPT=1");
        var (old, now) = (File.ReadAllText(file).Split('\n'), actual.Split('\n'));
        Assert.True(
            old.SequenceEqual(now),
            "The public face of ContractMocks.WireMock changed; accept it with CONTRACTMOCKS_ACCEPT=1 and say so in CHANGELOG.md.\n"
                + string.Join("\n", old.Except(now).Select(static line => "- " + line).Concat(now.Except(old).Select(static line => "+ " + line))));
    }

    [Fact]
    public void The_public_face_of_a_sample_can_be_read() => Assert.Equal(
        "sealed class ContractMocks.Samples.Mounted\n  .ctor()\n  On(WireMock.Server.WireMockServer server): WireMock.Server.IRespondWithAProvider\n",
        PublicApi.Write(WireMockLibrary.Load(WireMockLibrary.Of((
            "Mounted.cs",
            """
            namespace ContractMocks.Samples;

            /// <summary>A class.</summary>
            public sealed class Mounted
            {
                /// <summary>A method.</summary>
                /// <param name="server">The server.</param>
                public global::WireMock.Server.IRespondWithAProvider On(global::WireMock.Server.WireMockServer server) => throw new NotSupportedException();
            }
            """)))));

    [Fact]
    public void A_host_of_the_usual_form_compiles() => Clean(WireMockLibrary.Of(("Host.cs", Host)));

    [Theory]
    [InlineData("WithTitle(\"title\")", "WithTitel(\"title\")", "CS1061")]
    [InlineData("WithGuid(Guid.Empty)", "WithGuid(7)", "CS1503")]
    [InlineData("public void Map()", "public async void Map()", "CS1998")]
    [InlineData("internal sealed class Host(", "/// <summary>A host.</summary>\npublic sealed class Host(", "CS1591")]
    [InlineData("(IBodyData? body) => body is not null", "(IBodyData? body) => body.BodyAsBytes is not null", "CS8602")]
    [InlineData("IMockHost, ", "IMockHost, IUnknown, ", "CS0246")]
    public void A_mistake_is_found(string right, string wrong, string id)
    {
        Assert.Contains(right, Host, StringComparison.Ordinal);
        var problems = WireMockLibrary.Problems(WireMockLibrary.Of(("Host.cs", Host.Replace(right, wrong, StringComparison.Ordinal))));
        Assert.Contains(problems, problem => problem.StartsWith("Host.cs(", StringComparison.Ordinal) && problem.Contains(id, StringComparison.Ordinal));
    }

    private static void Clean(Compilation compilation)
    {
        var problems = WireMockLibrary.Problems(compilation);
        Assert.True(
            problems.Count == 0,
            $"What the library begins to use of WireMock.Net is added to tests/Shared/WireMockSignatures; the compiler here knows C# 12.\n{string.Join('\n', problems)}");
    }
}
