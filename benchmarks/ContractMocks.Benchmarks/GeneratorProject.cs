using System.Collections.Immutable;
using ContractMocks.Compiler.Specs;
using ContractMocks.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ContractMocks.Benchmarks;

/// <summary>A consumer's project in memory, with a compiler driver that keeps what runs before left.</summary>
internal sealed class GeneratorProject : AnalyzerConfigOptionsProvider
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12);

    private readonly Dictionary<string, Values> _metadata = [];
    private readonly List<Text> _texts = [];
    private GeneratorDriver? _warm;
    private int _edits;

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
    {
        ["build_property.RootNamespace"] = "Consumer",
        ["build_property.ContractMocksSocketHost"] = "true",
        ["build_property.ContractMocksXunit"] = "true",
    });

    /// <summary>The folder of real documents.</summary>
    public static string Corpus => Environment.GetEnvironmentVariable("CONTRACTMOCKS_CORPUS")
        ?? throw new InvalidOperationException("set CONTRACTMOCKS_CORPUS to the corpus folder");

    public static GeneratorProject OnOpenAiDocument(string operations)
    {
        var text = File.ReadAllText(Path.Combine(Corpus, "llm", "openai", "openai-2026-07-15.yaml"));
        return new GeneratorProject().With("spec", "openai.yaml", text, operations).WithScenario();
    }

    public static GeneratorProject OnBundledSpec() => new GeneratorProject().With("spec", "openai.yaml", BundledSpecs.Find("openai")!, "").WithScenario();

    /// <summary>Runs from nothing; returns how many characters were emitted.</summary>
    public int Run()
    {
        _warm = CSharpGeneratorDriver.Create([new ContractMocksGenerator().AsSourceGenerator()], _texts, Parse, this);
        return RunAgain("class A;");
    }

    /// <summary>What the compiler says the last run of the generator took.</summary>
    public TimeSpan OwnTime => _warm!.GetTimingInfo().GeneratorTimes.Single().ElapsedTime;

    public int RunAfterCSharpEdit() => RunAgain($"class A{_edits++};");

    public int RunAfterScenarioEdit() => Replace(
        "weather.scenario.yaml", text => System.Text.RegularExpressions.Regex.Replace(text, "and {{[^\"]*\"", $"and {{{{ tool_result.sky }}}}, {_edits++} times.\""));

    public int RunAfterSpecComment() => Replace("openai.yaml", text => text + $"\n# {_edits++}");

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _metadata[textFile.Path];

    private int Replace(string path, Func<string, string> edit)
    {
        var index = _texts.FindIndex(text => text.Path == path);
        var changed = new Text(path, edit(_texts[index].Content));
        _warm = _warm!.ReplaceAdditionalText(_texts[index], changed);
        _texts[index] = changed;
        return RunAgain("class A;");
    }

    private int RunAgain(string source)
    {
        var compilation = CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(source, Parse)]);
        _warm = _warm!.RunGenerators(compilation);
        var result = _warm.GetRunResult();
        if (result.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }

        return result.Results[0].GeneratedSources.Sum(static file => file.SourceText.Length);
    }

    private GeneratorProject WithScenario()
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "sample");
        return With("tool", "get_weather.tool.json", File.ReadAllText(Path.Combine(sample, "get_weather.tool.json")), "")
            .With("scenario", "weather.scenario.yaml", File.ReadAllText(Path.Combine(sample, "weather.scenario.yaml")), "");
    }

    private GeneratorProject With(string kind, string path, string content, string operations)
    {
        _texts.Add(new Text(path, content));
        _metadata[path] = new Values(new()
        {
            ["build_metadata.AdditionalFiles.ContractMocksKind"] = kind,
            ["build_metadata.AdditionalFiles.ContractMocksOperations"] = operations,
        });
        return this;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }

    private sealed class Text(string path, string content) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(content);

        public string Content => content;

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
