using System.Reflection;
using ContractMocks.TestSupport;

[assembly: AssemblyFixture(typeof(ContractMocks.Packaging.Tests.PackageFeed))]

namespace ContractMocks.Packaging.Tests;

/// <summary>The packages of this build in a folder of their own, made once for all tests.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>A version that no other run has, so that no package cache answers for another build.</summary>
    public string Version { get; } = $"0.1.0-test.{Environment.ProcessId}.{Environment.TickCount64}";

    /// <summary>The folder of this run.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("contractmocks-packages-").FullName;

    /// <summary>The folder with the packages.</summary>
    public string Packages => Path.Combine(Root, "feed");

    internal static string Configuration =>
        typeof(PackageFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "ContractMocks.Contracts", "ContractMocks", "ContractMocks.AspNetCore", "ContractMocks.Xunit", "ContractMocks.Cli" })
        {
            var (code, output) = await DotnetCommand.RunAsync(
                Repository.Root, "pack", $"src/{project}/{project}.csproj", "--no-build", "-c", Configuration, "-o", Packages, $"-p:Version={Version}");
            Assert.True(code == 0, output);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A new project outside the repository that knows only the packages.</summary>
    internal string CreateConsumer(string name, params (string Path, string Text)[] files)
    {
        var directory = Path.Combine(Root, name);
        Directory.CreateDirectory(directory);
        Write(directory, "nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="contractmocks-local" value="{Packages}" />
              </packageSources>
            </configuration>
            """);
        // Packages that this machine has are taken from there; ours go into a folder that ends with this run.
        Write(directory, "Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{Path.Combine(Root, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{GlobalPackages}</RestoreFallbackFolders>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
        foreach (var (path, text) in files)
        {
            Write(directory, path, text.Replace("$VERSION$", Version, StringComparison.Ordinal));
        }

        return directory;
    }

    internal static void Write(string directory, string path, string text)
    {
        var file = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string GlobalPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
