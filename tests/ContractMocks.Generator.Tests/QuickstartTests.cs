using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Generator.Tests;

/// <summary>generated-samples/Quickstart shows what is emitted for it; this keeps it true. CONTRACTMOCKS_ACCEPT=1 rewrites it.</summary>
public sealed class QuickstartTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "generated-samples", "Quickstart");

    [Fact]
    public void The_checked_in_files_are_what_is_emitted()
    {
        var emitted = Path.Combine(Sample, "Emitted");
        var files = Run().Files;
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

    [Fact]
    public void What_the_build_emitted_is_the_same()
    {
        // The build of this solution wrote it; a run of this project alone may not have.
        var built = Directory.Exists(Path.Combine(Sample, "obj", "emitted"))
            ? Directory.GetFiles(Path.Combine(Sample, "obj", "emitted"), "OpenAi.Mock.g.cs", SearchOption.AllDirectories)
            : [];
        Assert.SkipWhen(built.Length == 0, "generated-samples/Quickstart is not built: build ContractMocks.sln");
        Assert.Equal(Run().Files["OpenAi.Mock.g.cs"], File.ReadAllText(built[0]));
    }

    private static GeneratorRun Run()
    {
        var project = new GeneratorRun.Project().WithProperty("RootNamespace", "Quickstart").WithProperty("ContractMocksXunit", "")
            .WithFile("spec", "openai.yaml", BundledSpecs.Find("openai")!);
        project = project.WithSource("TrainTools.cs", File.ReadAllText(Path.Combine(Sample, "trains", "TrainTools.cs")));
        foreach (var path in Directory.GetFiles(Path.Combine(Sample, "tools")))
        {
            project = project.WithFile("tool", Path.GetFileName(path), File.ReadAllText(path));
        }

        foreach (var path in Directory.GetFiles(Path.Combine(Sample, "scenarios")).Concat(Directory.GetFiles(Path.Combine(Sample, "trains"), "*.scenario.yaml")))
        {
            project = project.WithFile("scenario", Path.GetFileName(path), File.ReadAllText(path));
        }

        return GeneratorRun.Of(project);
    }
}
