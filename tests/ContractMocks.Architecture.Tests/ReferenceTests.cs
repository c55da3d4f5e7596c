using System.Xml.Linq;
using ContractMocks.TestSupport;

namespace ContractMocks.Architecture.Tests;

/// <summary>What each project references, exactly as the table of the projects in docs/architecture.md allows.</summary>
public sealed class ReferenceTests
{
    private const string Banned = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    public static TheoryData<string, string[], string[]> Allowed => new()
    {
        { "ContractMocks.Contracts", [], ["System.Text.Json"] },
        { "ContractMocks.Compiler", ["ContractMocks.Contracts"], ["Microsoft.OpenApi", "YamlDotNet", Banned] },
        {
            "ContractMocks.Generator",
            ["ContractMocks.Compiler"],
            ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers", Banned]
        },
        { "ContractMocks", ["ContractMocks.Contracts"], ["Bogus"] },
        { "ContractMocks.AspNetCore", ["ContractMocks"], [] },
        { "ContractMocks.WireMock", ["ContractMocks.AspNetCore"], ["WireMock.Net"] },
        { "ContractMocks.Xunit", ["ContractMocks"], ["xunit.v3.extensibility.core", "xunit.v3.assert"] },
        { "ContractMocks.Cli", ["ContractMocks.Compiler", "ContractMocks.AspNetCore"], ["System.CommandLine", "Spectre.Console"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_references_only_what_its_row_allows(string project, string[] projects, string[] packages)
    {
        var file = Path.Combine(Repository.Root, "src", project, project + ".csproj");
        var xml = XDocument.Load(file);
        Assert.Empty(References(xml, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(projects));
        Assert.Empty(References(xml, "PackageReference").Except(packages));
    }

    [Fact]
    public void Every_project_has_a_row()
    {
        var rows = Allowed.Select(static row => row.Data.Item1).ToHashSet(StringComparer.Ordinal);
        var projects = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        Assert.Empty(projects.Select(static file => Path.GetFileNameWithoutExtension(file)).Except(rows));
    }

    [Fact]
    public void Versions_stand_only_in_the_central_file()
    {
        var projects = SourceTree.Files(".").Where(static file => file.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.DoesNotContain(projects, static file => XDocument.Parse(SourceTree.Read(file)).Descendants("PackageReference").Any(HasVersion));
    }

    [Fact]
    public void Every_dependency_is_reasoned_in_the_decisions()
    {
        var reasons = SourceTree.Read("docs/decisions/0001-dependencies.md");
        var packages = XDocument.Parse(SourceTree.Read("Directory.Packages.props")).Descendants("PackageVersion");
        Assert.All(packages, package => Assert.Contains($"`{package.Attribute("Include")!.Value}`", reasons, StringComparison.Ordinal));
    }

    private static bool HasVersion(XElement reference) => reference.Attribute("Version") is not null || reference.Element("Version") is not null;

    // A reference without an assembly only orders the build: the package carries the generator, it does not know it.
    private static IEnumerable<string> References(XDocument project, string kind) =>
        project.Descendants(kind)
            .Where(static reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false" && reference.Attribute("Include") is not null)
            .Select(static reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
