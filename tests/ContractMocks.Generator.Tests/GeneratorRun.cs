using System.Collections.Immutable;
using ContractMocks.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ContractMocks.Generator.Tests;

/// <summary>A run of the generator on a project in memory, and what a second run after an edit did again.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    /// <summary>What this test project runs on: the framework and our assemblies, without the compiler.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly GeneratorDriver _driver;
    private readonly Project _project;

    private GeneratorRun(Project project, GeneratorDriver driver)
    {
        _project = project;
        var compilation = CSharpCompilation.Create(
            "Consumer",
            project.Sources.Select(static source => CSharpSyntaxTree.ParseText(source.Text, Parse, source.Path)),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]));
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var after, out var diagnostics);
        Compilation = after;
        Diagnostics = diagnostics;
        Result = _driver.GetRunResult().Results.Single();
        // The compiler shows an exception only as a warning; here it is what failed.
        if (Result.Exception is { } exception)
        {
            throw new InvalidOperationException("the generator threw", exception);
        }
    }

    public Compilation Compilation { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The emitted files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(
        static source => source.HintName, static source => source.SourceText.ToString());

    public static GeneratorRun Of(Project project) => new(
        project,
        CSharpGeneratorDriver.Create(
            [new ContractMocksGenerator().AsSourceGenerator()],
            project.Texts,
            Parse,
            project,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)));

    /// <summary>Runs again on a changed project, with what this run left cached.</summary>
    public GeneratorRun Then(Func<Project, Project> edit)
    {
        var changed = edit(_project);
        // As the compiler does it: a new provider comes only with new options.
        var driver = ReferenceEquals(changed.Stamp, _project.Stamp) ? _driver : _driver.WithUpdatedAnalyzerConfigOptions(changed);
        foreach (var text in changed.Texts)
        {
            var before = _project.Texts.FirstOrDefault(old => old.Path == text.Path);
            if (before is null)
            {
                driver = driver.AddAdditionalTexts([text]);
            }
            else if (!ReferenceEquals(before, text))
            {
                driver = driver.ReplaceAdditionalText(before, text);
            }
        }

        return new GeneratorRun(changed, driver);
    }

    /// <summary>How the outputs of a step came to be, in order.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(static run => run.Outputs).Select(static output => output.Reason)] : [];

    /// <summary>How the emitted files came to be: hint names by whether their output ran again.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons() =>
        [.. Result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    /// <summary>Problems as the build prints them.</summary>
    public IReadOnlyList<string> Problems => [.. Diagnostics.Select(static diagnostic => diagnostic.ToString())];

    /// <summary>Warnings and errors of the compilation with the emitted code in it.</summary>
    public IReadOnlyList<string> CompilationProblems =>
        [.. Compilation.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(static d => d.ToString())];

    /// <summary>The project compiled, with what was emitted in it, and loaded.</summary>
    public System.Reflection.Assembly Load()
    {
        using var image = new MemoryStream();
        var result = Compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return new System.Runtime.Loader.AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    internal sealed record Source(string Path, string Text);

    /// <summary>A consumer's project: C# sources, additional files with metadata, properties.</summary>
    internal sealed class Project : AnalyzerConfigOptionsProvider
    {
        public ImmutableArray<Source> Sources { get; init; } = [];

        public ImmutableArray<AdditionalText> Texts { get; init; } = [];

        public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty
            .Add("RootNamespace", "Consumer").Add("ContractMocksSocketHost", "true").Add("ContractMocksXunit", "true");

        public ImmutableDictionary<string, ImmutableDictionary<string, string>> Metadata { get; init; } =
            ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

        /// <summary>Another object means that the compiler hands over a new options provider.</summary>
        public object Stamp { get; private init; } = new();

        public override AnalyzerConfigOptions GlobalOptions => new Options(Properties.ToImmutableDictionary(
            static pair => "build_property." + pair.Key, static pair => pair.Value));

        public Project WithSource(string path, string text) => With(sources: Sources.RemoveAll(source => source.Path == path).Add(new(path, text)));

        /// <summary>Adds or replaces a file.</summary>
        public Project WithFile(string kind, string path, string text, params (string Name, string Value)[] metadata)
        {
            var index = Texts.Select(static file => file.Path).ToList().IndexOf(path);
            var file = new MemoryText(path, text);
            var values = metadata.ToImmutableDictionary(
                static pair => "build_metadata.AdditionalFiles.ContractMocks" + pair.Name, static pair => pair.Value)
                .Add("build_metadata.AdditionalFiles.ContractMocksKind", kind);
            return With(texts: index < 0 ? Texts.Add(file) : Texts.SetItem(index, file), metadata: Metadata.SetItem(path, values));
        }

        /// <summary>Replaces text in a file that is there.</summary>
        public Project Edit(string path, Func<string, string> change)
        {
            var index = Texts.Select(static file => file.Path).ToList().IndexOf(path);
            var changed = change(Texts[index].GetText()!.ToString());
            return With(texts: Texts.SetItem(index, new MemoryText(path, changed)));
        }

        public Project WithProperty(string name, string value) => With(properties: Properties.SetItem(name, value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Options(Metadata.TryGetValue(textFile.Path, out var values) ? values : ImmutableDictionary<string, string>.Empty);

        private Project With(
            ImmutableArray<Source>? sources = null,
            ImmutableArray<AdditionalText>? texts = null,
            ImmutableDictionary<string, string>? properties = null,
            ImmutableDictionary<string, ImmutableDictionary<string, string>>? metadata = null) => new()
            {
                Sources = sources ?? Sources,
                Texts = texts ?? Texts,
                Properties = properties ?? Properties,
                Metadata = metadata ?? Metadata,
                Stamp = properties is null && metadata is null ? Stamp : new object(),
            };
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
