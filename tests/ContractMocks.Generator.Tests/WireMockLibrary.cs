using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using ContractMocks.TestSupport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ContractMocks.Generator.Tests;

/// <summary>
/// <c>src/ContractMocks.WireMock</c> compiled in memory against signatures of WireMock.Net (<c>tests/Shared/WireMockSignatures</c>), because the
/// package does not restore everywhere and the library is in no solution. The compiler is the generator's floor: it knows C# 12.
/// </summary>
internal static class WireMockLibrary
{
    private const string Name = "ContractMocks.WireMock";

    /// <summary>What the SDK writes for <c>ImplicitUsings</c>.</summary>
    private static readonly string[] s_implicit =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string s_folder = Path.Combine(Repository.Root, "src", Name);

    /// <summary>The signatures, as an assembly of their own.</summary>
    public static CSharpCompilation Signatures { get; } = Compile(
        "WireMock.Net", Sources(Path.Combine(Repository.Root, "tests", "Shared", "WireMockSignatures")), DocumentationMode.None, []);

    /// <summary>Whether the library is there.</summary>
    public static bool Exists => Sources(s_folder).Any();

    /// <summary>The library as it is in the checkout.</summary>
    public static CSharpCompilation Real() => Of([.. Sources(s_folder)]);

    /// <summary>Sources compiled as if they were the library.</summary>
    public static CSharpCompilation Of(params (string Path, string Text)[] sources) => Compile(
        Name, [.. sources, ("GlobalUsings.cs", GlobalUsings())], DocumentationMode.Diagnose, [Signatures.ToMetadataReference()]);

    /// <summary>The library, loaded to be looked at: what it calls is not there.</summary>
    public static Assembly Load(CSharpCompilation library)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        context.LoadFromStream(Image(Signatures));
        return context.LoadFromStream(Image(library));
    }

    /// <summary>Errors and warnings, a line each.</summary>
    public static IReadOnlyList<string> Problems(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(static found => found.Severity >= DiagnosticSeverity.Warning).Select(static found => found.ToString())];

    private static MemoryStream Image(CSharpCompilation compilation)
    {
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return image;
    }

    private static CSharpCompilation Compile(
        string name, IEnumerable<(string Path, string Text)> sources, DocumentationMode documentation, MetadataReference[] references)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview, documentation);
        return CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text), parse, source.Path)),
            [.. GeneratorRun.References, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999)
                .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]));
    }

    private static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
                .Where(static source => !source.Path.StartsWith("obj/", StringComparison.Ordinal) && !source.Path.StartsWith("bin/", StringComparison.Ordinal))
                .OrderBy(static source => source.Path, StringComparer.Ordinal)
                .Select(static source => (source.Path, File.ReadAllText(source.File)))
            : [];

    private static string GlobalUsings()
    {
        var project = Path.Combine(s_folder, Name + ".csproj");
        var own = File.Exists(project)
            ? XDocument.Load(project).Descendants("Using").Where(static item => item.Attribute("Include") is not null).Select(Using)
            : [];
        return string.Concat(s_implicit.Select(static name => $"global using global::{name};\n").Concat(own));
    }

    private static string Using(XElement item)
    {
        var what = item.Attribute("Include")!.Value;
        return item.Attribute("Alias") is { } alias ? $"global using {alias.Value} = global::{what};\n"
            : item.Attribute("Static")?.Value == "true" ? $"global using static global::{what};\n"
            : $"global using global::{what};\n";
    }
}
