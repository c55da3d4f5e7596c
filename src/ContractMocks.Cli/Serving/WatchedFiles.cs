namespace ContractMocks.Cli;

/// <summary>Calls back once files have changed and were then left alone for a while.</summary>
internal sealed class WatchedFiles : IDisposable
{
    private readonly Debounce _debounce;
    private readonly FileChanges _changes;

    public WatchedFiles(IEnumerable<string> arguments, TimeProvider time, TimeSpan quiet, Action reload)
    {
        _debounce = new Debounce(time, quiet, reload);
        _changes = new FileChanges(arguments, _debounce.Touch);
        // What changed between the first reading and now was not seen.
        _debounce.Touch();
    }

    public void Dispose()
    {
        _changes.Dispose();
        _debounce.Dispose();
    }
}
