using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ContractMocks.Benchmarks;

/// <summary>
/// What is emitted for whole documents and what it costs: lines, bytes, seconds to read and to emit, and seconds that the C# compiler then needs.
/// Seconds are of one processor, so that a busy machine changes little. Each document has a process of its own; "cold" is the first time in it, "warm" the median of the next three. <c>dotnet run -c Release -- emission</c>
/// </summary>
internal static class EmissionCost
{
    private static readonly string[] Documents =
        ["llm/openai/openai-2026-07-15.yaml", "stress/stripe/stripe-spec3-2021-06-07.json", "llm/anthropic/anthropic-2026-03-10.yaml"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is ["--child", var document])
        {
            Console.WriteLine(Measure(document));
            return 0;
        }

        Console.WriteLine($"{"document",-44} {"types",6} {"lines",8} {"KB",6} {"read s",14} {"emit s",14} {"compile s",14} {"assembly KB",12}");
        Console.WriteLine($"{"",-44} {"",6} {"",8} {"",6} {"cold / warm",14} {"cold / warm",14} {"cold / warm",14}");
        foreach (var path in Documents.Where(path => arguments.Length == 0 || arguments.Any(path.Contains)))
        {
            Console.Write(await FreshProcess.RunChildAsync("emission", path));
        }

        return 0;
    }

    private static string Measure(string document)
    {
        var text = File.ReadAllText(Path.Combine(GeneratorProject.Corpus, document));
        var references = References();
        var rounds = Enumerable.Range(0, 4).Select(_ => Round(document, text, references)).ToList();
        var cold = rounds[0];
        string Cell(Func<Costs, double> cost) => FormattableString.Invariant($"{cost(cold):F2} / {rounds.Skip(1).Select(cost).Order().ElementAt(1):F2}");
        return string.Create(CultureInfo.InvariantCulture,
            $"{document,-44} {cold.Types,6} {cold.Lines,8} {cold.Bytes / 1024,6} {Cell(static costs => costs.Read),14} {Cell(static costs => costs.Emit),14} {Cell(static costs => costs.Compile),14} {cold.Assembly / 1024,12}");
    }

    private static Costs Round(string document, string text, ImmutableArray<MetadataReference> references)
    {
        var start = Processor();
        var contract = SpecReader.Read(new SpecInput { Path = document, Text = text }, CancellationToken.None).Contract!;
        var read = Processor() - start;
        start = Processor();
        var options = new EmissionOptions("Consumer", IsPublic: true, HasSocketHost: true);
        var names = MockNames.Of(contract, null, options);
        var models = ModelEmitter.Emit(contract, options, names.ModelNamespace);
        string[] files =
        [
            .. models.Files.Select(static file => file.Text),
            MockEmitter.Emit(contract, names, models.Names, options).Text,
            ContractEmitter.Emit(contract, names).Text,
        ];
        var emit = Processor() - start;
        start = Processor();
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
        var compilation = CSharpCompilation.Create(
            "Consumer",
            files.Select(file => CSharpSyntaxTree.ParseText(file, parse)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var compile = Processor() - start;
        return result.Success
            ? new Costs(
                read, emit, compile, compilation.GlobalNamespace.GetNamespaceMembers().Single(static space => space.Name == "Consumer").GetNamespaceMembers().Sum(static space => space.GetTypeMembers().Length),
                files.Sum(static file => file.Count(static c => c == '\n')), files.Sum(static file => System.Text.Encoding.UTF8.GetByteCount(file)), image.Length)
            : throw new InvalidOperationException(result.Diagnostics.First(static found => found.Severity == DiagnosticSeverity.Error).ToString());
    }

    private static double Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static ImmutableArray<MetadataReference> References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("ContractMocks", StringComparison.Ordinal)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private sealed record Costs(double Read, double Emit, double Compile, int Types, int Lines, int Bytes, long Assembly);
}
