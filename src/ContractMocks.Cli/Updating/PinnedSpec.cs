using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Updating;

/// <summary>A document that is or may be pinned, and where its lock stands.</summary>
/// <param name="Spec">The path of a file, or the name of a document that ships with ContractMocks.</param>
/// <param name="LockPath">Beside the file; in the current folder for a document that ships.</param>
internal sealed record PinnedSpec(string Spec, string LockPath)
{
    private const string Here = ".";

    /// <summary>What the project file says of it; null where none names it.</summary>
    public ProjectSpec? Project { get; init; }

    /// <param name="spec">A path, from where the command runs, or a name.</param>
    /// <param name="folder">The folder of the project.</param>
    public static PinnedSpec Of(string spec, string folder = Here) => File.Exists(spec) || BundledSpecs.Find(spec) is null
        ? new PinnedSpec(spec, SpecLock.PathOf(spec)) { Project = ProjectSpec.Find(spec, folder) }
        : new PinnedSpec(spec, ProjectFiles.Within(folder, spec + SpecLock.Extension)) { Project = ProjectSpec.Find(spec, folder) };

    /// <summary>The documents whose locks are below a folder. Other programs' locks (<c>packages.lock.json</c>) have no document beside them.</summary>
    public static IReadOnlyList<PinnedSpec> In(string folder) =>
        [.. ProjectFiles.Find("**/*" + SpecLock.Extension, folder).Select(path => Find(path, folder)).OfType<PinnedSpec>()];

    /// <summary>The document of a lock; null for none.</summary>
    private static PinnedSpec? Find(string path, string folder)
    {
        var stem = path[..^SpecLock.Extension.Length];
        foreach (var extension in new[] { ".yaml", ".yml", ".json" })
        {
            if (File.Exists(stem + extension))
            {
                return Of(stem + extension, folder);
            }
        }

        var name = Path.GetFileName(stem);
        return path == ProjectFiles.Within(folder, name + SpecLock.Extension) && BundledSpecs.Find(name) is not null ? Of(name, folder) : null;
    }

    /// <summary>The lock that is there; null for none. What cannot be read is written anew.</summary>
    public SpecLock? ReadLock() => File.Exists(LockPath) ? LockReader.Read(File.ReadAllText(LockPath)).Lock : null;

    /// <summary>The document as the build reads it.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="operations">The operations to keep; none for those of the project, else of the lock, else all.</param>
    public SpecInput Input(SourceText text, IReadOnlyList<string> operations) => new()
    {
        Path = text.Path,
        Text = text.Text,
        Provider = Project?.Provider,
        Operations = (operations.Count > 0 ? operations : Project?.Operations ?? ReadLock()?.Chosen.ToArray() ?? []).ToEquatableArray(),
        Files = SpecFolder.Of(text.Path),
        ChecksStructure = false,
    };
}
