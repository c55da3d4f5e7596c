using ContractMocks.Cli.Comparing;
using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Updating;

/// <summary>What <c>update</c> is told.</summary>
/// <param name="Spec">The document to be replaced.</param>
/// <param name="From">A file or an address.</param>
/// <param name="Scenarios">The folder of the project.</param>
internal sealed record UpdateOptions(string Spec, string From, string Scenarios)
{
    /// <summary>Whether it is written without a question.</summary>
    public bool Yes { get; init; }

    public bool AllowsPrivate { get; init; }

    public long MaxBytes { get; init; } = 64_000_000;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>Takes a newer document in: fetches it, reads it, shows what it means, asks, writes it with its lock. Until the answer is yes nothing changes.</summary>
internal sealed class UpdateCommand(Report output, Report error, Prompt prompt, TimeProvider time)
{
    public CompareSpecs Comparer { get; init; } = SpecComparer.Compare;

    public async Task<int> RunAsync(UpdateOptions options, CancellationToken cancellation)
    {
        try
        {
            return await UpdateAsync(options, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            error.Line("stopped; nothing was written");
            return ExitCode.Usage;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.Line($"error: nothing was written: {exception.Message}");
            return ExitCode.Usage;
        }
    }

    private async Task<int> UpdateAsync(UpdateOptions options, CancellationToken cancellation)
    {
        var spec = PinnedSpec.Of(options.Spec);
        if (!File.Exists(options.Spec) && BundledSpecs.Find(options.Spec) is not null)
        {
            error.Line($"error: '{options.Spec}' ships with ContractMocks and is updated with it; to pin a document of your own, name a file, e.g. specs/{options.Spec}.yaml");
            return ExitCode.Usage;
        }

        if (await FetchAsync(options, cancellation).ConfigureAwait(false) is not { } bytes)
        {
            return ExitCode.Usage;
        }

        var workspace = new Workspace();
        var old = File.Exists(options.Spec) ? workspace.Open(options.Spec, mayBeBundled: false) : null;
        var text = Workspace.Decode(bytes);
        if (old is not null && DocumentHash.Of(old.Text) == DocumentHash.Of(text))
        {
            output.Line($"{options.Spec} is up to date");
            return ExitCode.Fine;
        }

        var input = spec.Input(new SourceText(options.Spec, text), []);
        var recorded = new LockRecorder(options.Scenarios, time).Record(input, cancellation);
        if (recorded.Lock is not { } made)
        {
            return Refuse(options, recorded);
        }

        if (old is not null)
        {
            await ShowAsync(spec.Input(old, []), input, options, cancellation).ConfigureAwait(false);
        }

        return await AskAsync(options, cancellation).ConfigureAwait(false) is { } code ? code : Write(spec, bytes, made, recorded.Notes, cancellation);
    }

    private async Task<byte[]?> FetchAsync(UpdateOptions options, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(options.From, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return ReadFile(options, address);
        }

        try
        {
            var request = new DownloadRequest(address) { AllowsPrivate = options.AllowsPrivate, MaxBytes = options.MaxBytes, Timeout = options.Timeout };
            return await new Downloader(time).FetchAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (DownloadException exception)
        {
            error.Line($"error: {DownloadRequest.Shown(address)} cannot be fetched: {exception.Message}");
            return null;
        }
    }

    private byte[]? ReadFile(UpdateOptions options, Uri? address)
    {
        if (!File.Exists(options.From))
        {
            error.Line(address is null || address.IsFile
                ? $"error: '{options.From}' does not exist; --from takes a file, or an address that begins with https:// or http://"
                : $"error: --from takes a file, or an address that begins with https:// or http://, but not '{address.Scheme}:'");
            return null;
        }

        if (new FileInfo(options.From).Length > options.MaxBytes)
        {
            error.Line(FormattableString.Invariant($"error: '{options.From}' is larger than {options.MaxBytes} bytes; --max-size allows more"));
            return null;
        }

        return File.ReadAllBytes(options.From);
    }

    private int Refuse(UpdateOptions options, RecordedLock recorded)
    {
        // The places are in what was fetched, so it is what problems name.
        var from = Source(options);
        foreach (var problem in recorded.Problems.Where(static problem => problem.Severity == ProblemSeverity.Error))
        {
            error.Problem(problem.File == options.Spec ? problem with { File = from } : problem);
        }

        error.Line($"error: {from} has errors, so nothing was written");
        return ExitCode.Problems;
    }

    /// <summary>Where the document comes from, as it may be printed.</summary>
    private static string Source(UpdateOptions options) =>
        Uri.TryCreate(options.From, UriKind.Absolute, out var address) && !address.IsFile ? DownloadRequest.Shown(address) : options.From;

    private async Task ShowAsync(SpecInput old, SpecInput @new, UpdateOptions options, CancellationToken cancellation)
    {
        if (Comparer(old, @new, cancellation).Comparison is not { } comparison)
        {
            output.Line($"{options.Spec} as it is now cannot be read, so nothing is compared");
            return;
        }

        var impact = await ProjectImpact.OfAsync(new ProjectImpactInput { Folder = options.Scenarios, Comparison = comparison, Old = old, New = @new }, cancellation).ConfigureAwait(false);
        TextDiff.Write(new DiffReport(comparison with { New = comparison.New with { File = Source(options) } }) { Impact = impact.Items, HasScenarios = true }, output);
        foreach (var note in impact.Notes)
        {
            output.Line("note: " + note);
        }
    }

    /// <summary>Null to go on; otherwise what the command ends with.</summary>
    private async Task<int?> AskAsync(UpdateOptions options, CancellationToken cancellation)
    {
        if (options.Yes)
        {
            return null;
        }

        if (!prompt.CanAsk)
        {
            error.Line("error: nobody can be asked here, because the input is no terminal; --yes writes without asking. Nothing was written");
            return ExitCode.Usage;
        }

        if (await prompt.AskAsync($"Write {options.Spec} and its lock? [y/N] ", cancellation).ConfigureAwait(false))
        {
            return null;
        }

        output.Line("nothing was written");
        return ExitCode.Problems;
    }

    private int Write(PinnedSpec spec, byte[] bytes, SpecLock made, IReadOnlyList<string> notes, CancellationToken cancellation)
    {
        FilesTogether.Write([(spec.Spec, bytes), (spec.LockPath, System.Text.Encoding.UTF8.GetBytes(LockWriter.Write(made)))], cancellation);
        output.Line($"{spec.Spec}: written");
        output.Line($"{spec.LockPath}: written ({LockRecorder.Summary(made)})");
        foreach (var note in notes)
        {
            output.Line("  note: " + note);
        }

        return ExitCode.Fine;
    }
}
