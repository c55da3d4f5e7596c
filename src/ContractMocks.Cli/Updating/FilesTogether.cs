using System.Globalization;

namespace ContractMocks.Cli.Updating;

/// <summary>
/// Writes and removes files that belong together: all of them, or none. Each is written in full beside its place and then moved there; where a move or a
/// removal fails, what was done before is undone.
/// </summary>
internal static class FilesTogether
{
    /// <param name="files">The files to write.</param>
    /// <param name="cancellation">Gives up before anything is changed.</param>
    /// <param name="removed">The files to remove; null for none.</param>
    /// <exception cref="IOException">They could not be written; everything is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Write(IReadOnlyList<(string Path, byte[] Content)> files, CancellationToken cancellation, IReadOnlyList<string>? removed = null)
    {
        // A link stays a link: what it leads to is written.
        var targets = files.Select(static file => (Path: Target(file.Path), file.Content)).ToList();
        var done = new List<(string Path, byte[]? Before)>();
        try
        {
            foreach (var (path, content) in targets)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(Draft(path), content);
            }

            // From here on it is a matter of moments, and half of it would be worse than all of it.
            cancellation.ThrowIfCancellationRequested();
            foreach (var (path, _) in targets)
            {
                var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
                File.Move(Draft(path), path, overwrite: true);
                done.Add((path, before));
            }

            foreach (var path in removed ?? [])
            {
                var before = File.ReadAllBytes(path);
                File.Delete(path);
                done.Add((path, before));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            foreach (var (path, before) in done)
            {
                Restore(path, before);
            }

            throw;
        }
        finally
        {
            foreach (var (path, _) in targets)
            {
                File.Delete(Draft(path));
            }
        }
    }

    private static void Restore(string path, byte[]? before)
    {
        if (before is null)
        {
            File.Delete(path);
            return;
        }

        File.WriteAllBytes(Draft(path), before);
        File.Move(Draft(path), path, overwrite: true);
    }

    private static string Target(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    // Hidden, and of this process alone.
    private static string Draft(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp"));
}
