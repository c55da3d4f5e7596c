using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli;

/// <summary>
/// The files below one folder, for the references of a document: the current folder where the document is in it, else the document's own. What lies
/// outside is never read, whatever a document names; nor is what a link leads out to.
/// </summary>
internal sealed class SpecFolder : ISpecFiles
{
    private readonly string _root;

    private SpecFolder(string root) => _root = Real(root);

    /// <summary>The folder for a document; null where it is no file.</summary>
    public static SpecFolder? Of(string document)
    {
        if (!File.Exists(document))
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(document))!;
        var current = Directory.GetCurrentDirectory();
        return new SpecFolder(IsBelow(Real(folder), Real(current)) ? current : folder);
    }

    public string? Read(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.Exists(full) && IsBelow(Real(full), _root) ? File.ReadAllText(full) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static bool IsBelow(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with every link on it followed.</summary>
    internal static string Real(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        var target = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        return target is null ? Path.Combine(Real(parent), info.Name) : Real(target);
    }
}
