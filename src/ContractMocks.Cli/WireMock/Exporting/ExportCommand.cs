using System.Globalization;
using ContractMocks.Cli.WireMock.Mappings;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Reads specs, tools and scenarios as the build does, and writes the scenarios as mapping files of WireMock.Net.</summary>
internal sealed class ExportCommand(Report output, Report error)
{
    public async Task<int> RunAsync(ExportOptions options, CancellationToken cancellation)
    {
        var workspace = new Workspace();
        var scenarios = Read(workspace, options, cancellation);
        workspace.Print(error);
        if (workspace.HasErrors)
        {
            return workspace.ExitCode;
        }

        var contracts = workspace.Contracts.Select(LoadedContract.From).ToList();
        var exported = await WireMockExport.RunAsync(contracts, scenarios, options.Seed, cancellation).ConfigureAwait(false);
        return Judge(exported) ?? Write(exported, options, cancellation);
    }

    private static List<ExportedScenario> Read(Workspace workspace, ExportOptions options, CancellationToken cancellation)
    {
        foreach (var spec in options.Specs.Select(path => workspace.Open(path, mayBeBundled: true)).OfType<SourceText>())
        {
            workspace.ReadSpec(spec, cancellation);
        }

        var files = OpenAll(workspace, options.Scenarios);
        workspace.ReadScenarios(OpenAll(workspace, options.Tools), files, cancellation);
        var places = new Dictionary<string, ScenarioPlaces>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            places.TryAdd(TurnPlaces.Of(file, cancellation).Scenario, ScenarioPlaces.Read(file, cancellation));
        }

        return workspace.HasErrors ? [] : [.. workspace.Scenarios.Select(scenario => new ExportedScenario(scenario, places[scenario.Name]))];
    }

    private static List<SourceText> OpenAll(Workspace workspace, IEnumerable<string> arguments) =>
        [.. FileSet.Expand(arguments).Select(path => workspace.Open(path, mayBeBundled: false)).OfType<SourceText>()];

    // A file that WireMock.Net would not take must not be written: it would be passed over with a line in a log.
    private int? Judge(ExportResult exported)
    {
        foreach (var file in exported.Files)
        {
            if (MappingSchema.Validator.Validate(file.Content) is [var fault, ..])
            {
                error.Line($"error: a bug of ours: {file.Name} would be no mapping file: {fault}");
                return ExitCode.Problems;
            }
        }

        return null;
    }

    private int Write(ExportResult exported, ExportOptions options, CancellationToken cancellation)
    {
        var folder = new ExportFolder(options.Folder);
        IReadOnlyList<string> removed;
        try
        {
            if (folder.Blocking(exported.Files) is { Count: > 0 } blocking)
            {
                foreach (var path in blocking)
                {
                    error.Line($"error: {path} was not written by an export, and is not replaced; move it away, or export to another folder");
                }

                return ExitCode.Problems;
            }

            removed = folder.Write(exported.Files, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.Line($"error: {options.Folder} cannot be written: {exception.Message}");
            return ExitCode.Usage;
        }

        Tell(exported, removed, options);
        return options.FailsOnSkipped && exported.Skipped.Count > 0 ? ExitCode.Problems : ExitCode.Fine;
    }

    private void Tell(ExportResult exported, IReadOnlyList<string> removed, ExportOptions options)
    {
        foreach (var skipped in exported.Skipped)
        {
            output.Line(skipped.ToString());
        }

        foreach (var name in removed)
        {
            output.Line($"removed {name}, which this export has no more");
        }

        if (exported.HasStreams)
        {
            output.Line("streams: WireMock.Net sends each as one body, at once");
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{exported.Files.Count} files, {exported.MappingCount} mappings in {options.Folder}; {exported.Skipped.Count} not exported"));
    }
}
