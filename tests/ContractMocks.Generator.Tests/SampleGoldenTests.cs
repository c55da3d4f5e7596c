using System.Xml.Linq;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Generator.Tests;

/// <summary>Each of generated-samples shows what is emitted for it; this keeps it true. CONTRACTMOCKS_ACCEPT=1 rewrites it.</summary>
public sealed class SampleGoldenTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "generated-samples");

    [Theory]
    [InlineData("Quickstart")]
    [InlineData("Providers")]
    public void The_checked_in_files_are_what_is_emitted(string sample)
    {
        var emitted = Path.Combine(Samples, sample, "Emitted");
        var files = Run(sample).Files;
        if (Environment.GetEnvironmentVariable("CONTRACTMOCKS_ACCEPT") == "1")
        {
            Directory.CreateDirectory(emitted);
            Array.ForEach(Directory.GetFiles(emitted), File.Delete);
            foreach (var (name, text) in files)
            {
                File.WriteAllText(Path.Combine(emitted, name), text);
            }
        }

        Assert.Equal(
            files.Keys.Order(StringComparer.Ordinal),
            Directory.GetFiles(emitted).Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(
            File.ReadAllText(Path.Combine(emitted, file.Key)) == file.Value,
            $"{file.Key} differs from what is emitted now; CONTRACTMOCKS_ACCEPT=1 accepts it, in a commit of its own with a reason"));
    }

    [Theory]
    [InlineData("Quickstart")]
    [InlineData("Providers")]
    public void What_the_build_emitted_is_the_same(string sample)
    {
        // The build of this solution wrote it; a run of this project alone may not have.
        var folder = Path.Combine(Samples, sample, "obj", "emitted");
        var built = Directory.Exists(folder) ? Directory.GetFiles(folder, "OpenAi.Mock.g.cs", SearchOption.AllDirectories) : [];
        Assert.SkipWhen(built.Length == 0, $"generated-samples/{sample} is not built: build ContractMocks.sln");
        Assert.Equal(Run(sample).Files["OpenAi.Mock.g.cs"], File.ReadAllText(built[0]));
    }

    /// <summary>Gives the generator what the sample's project file gives it: the items and their files.</summary>
    private static GeneratorRun Run(string sample)
    {
        var folder = Path.Combine(Samples, sample);
        var items = XDocument.Load(Path.Combine(folder, sample + ".csproj")).Descendants().ToList();
        var project = new GeneratorRun.Project().WithProperty("RootNamespace", sample).WithProperty("ContractMocksXunit", "");
        foreach (var spec in items.Where(static item => item.Name.LocalName == "ContractSpec"))
        {
            var name = spec.Attribute("Include")!.Value;
            var operations = spec.Attribute("Operations")?.Value;
            project = project.WithFile("spec", name + ".yaml", BundledSpecs.Find(name)!, operations is null ? [] : [("Operations", operations)]);
        }

        foreach (var path in Directory.GetFiles(folder, "*Tools.cs", SearchOption.AllDirectories).Where(static path => !path.Contains("Emitted", StringComparison.Ordinal)))
        {
            project = project.WithSource(Path.GetFileName(path), File.ReadAllText(path));
        }

        project = With(project, "tool", "ContractTool");
        return GeneratorRun.Of(With(project, "scenario", "ContractScenario"));

        GeneratorRun.Project With(GeneratorRun.Project before, string kind, string element) =>
            items.Where(item => item.Name.LocalName == element)
                .SelectMany(static item => item.Attribute("Include")!.Value.Split(';'))
                .SelectMany(pattern => Directory.GetFiles(Path.Combine(folder, Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern)))
                .Aggregate(before, (so, path) => so.WithFile(kind, Path.GetFileName(path), File.ReadAllText(path)));
    }
}
