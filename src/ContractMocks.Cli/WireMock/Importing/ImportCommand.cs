using System.Globalization;
using System.Text;
using ContractMocks.Cli.Updating;
using ContractMocks.Cli.WireMock.Importing.Answers;
using ContractMocks.Cli.WireMock.Importing.Turns;
using ContractMocks.Cli.WireMock.Importing.Writing;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Makes scenario files of WireMock.Net mappings.</summary>
internal sealed class ImportCommand(Report output, Report error)
{
    private readonly ImportFindings _findings = new();
    private readonly Secrets _secrets = new();

    public async Task<int> RunAsync(ImportOptions options, CancellationToken cancellation)
    {
        if (!Directory.Exists(options.Folder))
        {
            error.Line($"error: '{options.Folder}' is no folder; expected the folder of WireMock.Net's mapping files, e.g. __admin/mappings");
            return ExitCode.Usage;
        }

        var name = options.Name ?? DefaultName(options.Folder);
        if (ScenarioNames.Member(name) is null)
        {
            error.Line($"error: '{name}' is no name of a scenario; expected a text with a letter or a digit in it, see --name");
            return ExitCode.Usage;
        }

        if (Contracts(options.Specs, cancellation) is not { } contracts)
        {
            return ExitCode.Usage;
        }

        var reader = new MappingFiles(_findings, _secrets);
        var mappings = reader.Read(options.Folder, cancellation);
        var files = await MakeAsync(options, name, contracts, mappings, cancellation).ConfigureAwait(false);
        var place = OutputPlace.Of(options.Out, name, [.. files.Select(static file => file.Provider)]);
        var code = place.Reason is { } reason ? Refuse(reason) : files.Count > 0 ? Write(files, place, cancellation) : ExitCode.Fine;
        PrintFindings();
        if (code != ExitCode.Usage)
        {
            Summary(options, mappings.Count, reader.FileCount, files);
        }

        return Math.Max(code, _findings.HasErrors || files.Count == 0 ? ExitCode.Problems : ExitCode.Fine);
    }

    private async Task<List<ScenarioFile>> MakeAsync(
        ImportOptions options, string name, IReadOnlyList<LoadedContract> contracts, IReadOnlyList<ImportedMapping> mappings, CancellationToken cancellation)
    {
        var translator = new MappingTranslator(new OperationSearch(contracts), new BodyFiles(options.Folder), _findings);
        var drafts = new List<TurnDraft>();
        foreach (var mapping in mappings)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Translate(translator, mapping) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        var files = new List<ScenarioFile>();
        var byProvider = TurnOrder.Of(ToolResultTurns.Named(drafts, _findings), mappings, _findings).GroupBy(static turn => turn.Provider).OrderBy(static group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var turns in byProvider)
        {
            var own = byProvider.Count > 1 ? $"{name}-{turns.Key}" : name;
            var maker = new ScenarioMaker(turns.First().Operation.Contract, own, options.Folder, _secrets, _findings);
            if (await maker.MakeAsync([.. turns], cancellation).ConfigureAwait(false) is { } file)
            {
                files.Add(file);
            }
        }

        return files;
    }

    // The boundary of a step: a bug of ours costs one mapping.
    private TurnDraft? Translate(MappingTranslator translator, ImportedMapping mapping)
    {
        try
        {
            return translator.Translate(mapping);
        }
#pragma warning disable CA1031 // Whatever goes wrong inside is reported on the mapping.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _findings.Refuse(mapping.File, mapping.Line, $"ContractMocks failed on this mapping; please report it with the file: {exception.GetType().Name}: {exception.Message}");
            return null;
        }
    }

    private List<LoadedContract>? Contracts(IReadOnlyList<string> specs, CancellationToken cancellation)
    {
        var workspace = new Workspace { ChecksStructure = false };
        foreach (var spec in specs.Count > 0 ? FileSet.Expand(specs) : BundledSpecs.Names)
        {
            if (workspace.Open(spec, mayBeBundled: true) is { } text)
            {
                workspace.ReadSpec(text, cancellation);
            }
        }

        if (workspace.HasErrors)
        {
            workspace.Print(error);
            return null;
        }

        return workspace.Contracts.ConvertAll(LoadedContract.From);
    }

    private int Write(List<ScenarioFile> files, OutputPlace place, CancellationToken cancellation)
    {
        if (place.Paths.Count == 0)
        {
            output.Line(files[0].Text.TrimEnd('\n'));
            return ExitCode.Fine;
        }

        try
        {
            FilesTogether.Write([.. files.Select((file, i) => (place.Paths[i], Encoding.UTF8.GetBytes(file.Text)))], cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse($"'{place.Paths[0]}' cannot be written: {exception.Message}");
        }

        for (var i = 0; i < files.Count; i++)
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"{place.Paths[i]}: {files[i].Turns.Count} {(files[i].Turns.Count == 1 ? "turn" : "turns")} of {files[i].Provider}"));
        }

        return ExitCode.Fine;
    }

    private int Refuse(string sentence)
    {
        error.Line("error: " + _secrets.Hide(sentence));
        return ExitCode.Usage;
    }

    private void PrintFindings()
    {
        foreach (var finding in _findings.All)
        {
            error.Styled(_secrets.Hide(finding.ToString()), finding.Level switch { FindingLevel.Error => "red", FindingLevel.Warning => "yellow", _ => "default" });
        }
    }

    private void Summary(ImportOptions options, int mappings, int fileCount, List<ScenarioFile> files)
    {
        var carried = files.SelectMany(static file => file.Turns).SelectMany(static turn => turn.Also.Prepend(turn.Mapping)).Distinct().Count();
        if (files.Count == 0)
        {
            error.Line($"error: no mapping in '{_secrets.Hide(options.Folder)}' became a turn, so nothing is written");
        }

        // Standard output is the file, where no other place is named.
        (options.Out is null ? error : output).Line(string.Create(CultureInfo.InvariantCulture, $"{fileCount} files, {mappings} mappings, {carried} carried over, {mappings - carried} left out"));
    }

    private static string DefaultName(string folder)
    {
        var names = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)).Split(Path.DirectorySeparatorChar);
        return names.LastOrDefault(static name => name is not ("mappings" or "__admin" or "") && ScenarioNames.Member(name) is not null) ?? "imported";
    }
}
