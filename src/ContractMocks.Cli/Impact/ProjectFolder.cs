using System.Globalization;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli.Impact;

/// <summary>The files of a project that a new document may touch. What tools write (bin, obj, node_modules, folders that begin with a dot) is not looked at.</summary>
internal sealed class ProjectFolder
{
    /// <summary>The most files that are looked at.</summary>
    public const int MostFiles = 50_000;

    /// <summary>The most characters of one C# file; longer ones were not written by hand.</summary>
    public const int MostCharacters = 1024 * 1024;

    private const int MostDepth = 32;

    private static readonly string[] s_passedOver = ["bin", "obj", "node_modules"];

    private readonly List<string> _notes = [];
    private int _seen;

    public List<SourceText> Scenarios { get; } = [];

    public List<SourceText> Tools { get; } = [];

    public List<SourceText> Code { get; } = [];

    public List<SourceText> Projects { get; } = [];

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Reads a folder, or a single file.</summary>
    public static ProjectFolder Read(string path, CancellationToken cancellation)
    {
        var folder = new ProjectFolder();
        if (File.Exists(path))
        {
            folder.Take(path);
        }
        else if (Directory.Exists(path))
        {
            folder.Walk(path, 0, cancellation);
        }
        else
        {
            folder._notes.Add($"'{path}' does not exist");
        }

        return folder;
    }

    private void Walk(string folder, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                if (++_seen > MostFiles)
                {
                    if (_seen == MostFiles + 1)
                    {
                        _notes.Add(string.Create(CultureInfo.InvariantCulture, $"only the first {MostFiles} files are looked at"));
                    }

                    return;
                }

                Take(file);
            }

            foreach (var inner in new DirectoryInfo(folder).EnumerateDirectories().OrderBy(static one => one.Name, StringComparer.Ordinal))
            {
                // A link may lead round in a circle.
                var isPassedOver = inner.Name.StartsWith('.') || s_passedOver.Contains(inner.Name, StringComparer.OrdinalIgnoreCase) || inner.LinkTarget is not null;
                if (!isPassedOver && depth < MostDepth)
                {
                    Walk(Path.Combine(folder, inner.Name), depth + 1, cancellation);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notes.Add($"'{folder}' cannot be read: {exception.Message}");
        }
    }

    private void Take(string path)
    {
        var list = Ends(path, ".scenario.yaml", ".scenario.yml") ? Scenarios
            : Ends(path, ".tool.json") ? Tools
            : Ends(path, ".g.cs") ? null
            : Ends(path, ".cs") ? Code
            : Ends(path, ".csproj") ? Projects
            : null;
        if (list is null)
        {
            return;
        }

        try
        {
            if (list == Code && new FileInfo(path).Length > MostCharacters)
            {
                _notes.Add($"'{path}' is too long to be looked at");
                return;
            }

            list.Add(new SourceText(path, Workspace.Decode(File.ReadAllBytes(path))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notes.Add($"'{path}' cannot be read: {exception.Message}");
        }
    }

    private static bool Ends(string path, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
