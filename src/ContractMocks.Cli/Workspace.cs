using System.Text;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli;

/// <summary>What the files of a command line hold, read as the generator reads a project: the same functions, so the same problems.</summary>
internal sealed class Workspace
{
    private readonly List<string> _unreadable = [];
    private readonly List<Problem> _problems = [];

    /// <summary>Whether the structure around schemas is checked, too: what <c>validate</c> is for, and time that a server need not spend before it answers.</summary>
    public bool ChecksStructure { get; init; } = true;

    public List<Contract> Contracts { get; } = [];

    /// <summary>How many files could be opened.</summary>
    public int FileCount { get; private set; }

    public IReadOnlyList<Scenario> Scenarios { get; private set; } = [];

    /// <summary>The problems, in the order of files and lines.</summary>
    public IReadOnlyList<Problem> Problems =>
        [.. _problems.OrderBy(static one => one.File, StringComparer.Ordinal).ThenBy(static one => one.Span.Line).ThenBy(static one => one.Span.Column)];

    /// <summary>What could not be opened, each a sentence.</summary>
    public IReadOnlyList<string> Unreadable => _unreadable;

    /// <summary>How many errors there are; each file that could not be opened is one.</summary>
    public int ErrorCount => _unreadable.Count + _problems.Count(static one => one.Severity == ProblemSeverity.Error);

    public int WarningCount => _problems.Count(static one => one.Severity == ProblemSeverity.Warning);

    public bool HasErrors => _unreadable.Count > 0 || _problems.Exists(static one => one.Severity == ProblemSeverity.Error);

    /// <summary>Takes note of an input that cannot be used.</summary>
    /// <param name="sentence">Which, and why.</param>
    public void Refuse(string sentence) => _unreadable.Add(sentence);

    /// <summary>Takes in a contract that was read before, with the problems of that reading.</summary>
    public void Add(Contract contract, IEnumerable<Problem> problems)
    {
        _problems.AddRange(problems);
        Contracts.Add(contract);
    }

    /// <param name="spec">The document.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="parts">The files that it may name; null for those that <see cref="SpecFolder"/> allows.</param>
    public SpecResult ReadSpec(SourceText spec, CancellationToken cancellation, ISpecFiles? parts = null)
    {
        var result = Guard(
            spec,
            file => SpecReader.Read(
                new SpecInput { Path = file.Path, Text = file.Text, Files = parts ?? SpecFolder.Of(file.Path), ChecksStructure = ChecksStructure },
                cancellation),
            static problems => new SpecResult(null, problems));
        _problems.AddRange(result.Problems);
        if (result.Contract is { } contract)
        {
            Contracts.Add(contract);
        }

        return result;
    }

    public void ReadScenarios(IEnumerable<SourceText> toolFiles, IEnumerable<SourceText> scenarioFiles, CancellationToken cancellation)
    {
        var tools = toolFiles.Select(file => Guard(
            file,
            one => ToolReader.Read(one, cancellation),
            problems => new ToolResult(default, problems) { Path = file.Path })).ToList();
        var known = ToolScope.Combine(tools);
        var scope = new ScenarioScope(Contracts.ToEquatableArray(), known.Tools)
        {
            HasBrokenSpecs = HasErrors,
            HasBrokenTools = tools.Exists(static file => file.Problems.Any(static problem => problem.Severity == ProblemSeverity.Error)),
        };
        var scenarios = scenarioFiles.Select(file => Guard(
            file,
            one => ScenarioReader.Read(one, scope, cancellation),
            problems => new ScenarioResult(null, problems) { Path = file.Path })).ToList();
        var set = ScenarioSet.Combine(scenarios);
        _problems.AddRange(tools.SelectMany(static file => file.Problems).Concat(known.Problems));
        _problems.AddRange(scenarios.SelectMany(static file => file.Problems).Concat(set.Problems));
        Scenarios = [.. set.Scenarios.Select(static one => one.Scenario)];
    }

    // The boundary of a step: a bug of ours costs one file one problem, as in the generator.
    internal static T Guard<T>(SourceText file, Func<SourceText, T> read, Func<EquatableArray<Problem>, T> failed)
    {
        try
        {
            return read(file);
        }
#pragma warning disable CA1031 // Whatever goes wrong inside is reported on the file.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return failed([new Problem(ProblemKinds.Internal, [$"{exception.GetType().Name}: {exception.Message}"], file.Path, default)]);
        }
    }

    /// <summary>The bytes of a file, or of a document that ships with ContractMocks where no file has that name; null after a note in <see cref="Unreadable"/>.</summary>
    public byte[]? OpenBytes(string path, bool mayBeBundled)
    {
        if (!File.Exists(path))
        {
            if (mayBeBundled && BundledSpecs.Find(path) is { } bundled)
            {
                FileCount++;
                return Encoding.UTF8.GetBytes(bundled);
            }

            _unreadable.Add(mayBeBundled
                ? $"'{path}' is neither a file nor a document that ships with ContractMocks; {Nearest.Suggestion(path, BundledSpecs.Names)}"
                : $"'{path}' does not exist");
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            FileCount++;
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add($"'{path}' cannot be read: {exception.Message}");
            return null;
        }
    }

    /// <summary>The text of a file or of a document that ships with ContractMocks; null after a note in <see cref="Unreadable"/>.</summary>
    public SourceText? Open(string path, bool mayBeBundled) =>
        OpenBytes(path, mayBeBundled) is { } bytes ? new SourceText(path, Decode(bytes)) : null;

    /// <summary>The text of bytes: by its byte order mark, else UTF-8.</summary>
    public static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>What a command ends with that read these files.</summary>
    public int ExitCode => _unreadable.Count > 0 ? Cli.ExitCode.Usage : HasErrors ? Cli.ExitCode.Problems : Cli.ExitCode.Fine;

    /// <summary>Prints what could not be opened, then the problems.</summary>
    public void Print(Report report)
    {
        foreach (var sentence in _unreadable)
        {
            report.Line("error: " + sentence);
        }

        foreach (var problem in Problems)
        {
            report.Problem(problem);
        }
    }
}
