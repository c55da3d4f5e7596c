namespace ContractMocks.Cli;

/// <summary>Tells when something changes in the places that files come from: the files themselves, their folders, the folders of globs.</summary>
internal sealed class FileChanges : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <param name="arguments">Paths, folders and globs as the user wrote them; names of documents that ship with ContractMocks never change.</param>
    /// <param name="touched">Called for every change, on any thread, more often than files change.</param>
    public FileChanges(IEnumerable<string> arguments, Action touched)
    {
        foreach (var group in arguments.Select(Place).OfType<(string Folder, bool IsDeep)>().GroupBy(static place => place.Folder, StringComparer.Ordinal))
        {
            var watcher = new FileSystemWatcher(group.Key)
            {
                IncludeSubdirectories = group.Any(static place => place.IsDeep),
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => touched();
            watcher.Created += (_, _) => touched();
            watcher.Deleted += (_, _) => touched();
            watcher.Renamed += (_, _) => touched();
            // Too many changes at once, or a folder that is gone: what changed is then not known, so everything is read again.
            watcher.Error += (_, _) => touched();
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    public void Dispose() => _watchers.ForEach(static watcher => watcher.Dispose());

    private static (string Folder, bool IsDeep)? Place(string argument)
    {
        if (Directory.Exists(argument))
        {
            return (Path.GetFullPath(argument), true);
        }

        var star = argument.IndexOf('*', StringComparison.Ordinal);
        var slash = argument.LastIndexOfAny(['/', '\\'], star < 0 ? argument.Length - 1 : star);
        var folder = Path.GetFullPath(slash < 0 ? "." : argument[..(slash + 1)]);
        return Directory.Exists(folder) && (star >= 0 || File.Exists(argument)) ? (folder, star >= 0) : null;
    }
}
