using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Updating;

/// <summary>A document that is or may be pinned, and where its lock stands.</summary>
/// <param name="Spec">The path of a file, or the name of a document that ships with ContractMocks.</param>
/// <param name="LockPath">Beside the file; in the current folder for a document that ships.</param>
internal sealed record PinnedSpec(string Spec, string LockPath)
{
    /// <summary>What the project file says of it; null where none names it.</summary>
    public ProjectSpec? Project { get; init; }

    public static PinnedSpec Of(string spec) => File.Exists(spec) || BundledSpecs.Find(spec) is null
        ? new PinnedSpec(spec, SpecLock.PathOf(spec)) { Project = ProjectSpec.Find(spec) }
        : new PinnedSpec(spec, spec + SpecLock.Extension) { Project = ProjectSpec.Find(spec) };

    /// <summary>The documents whose locks are below the current folder. Other programs' locks (<c>packages.lock.json</c>) have no document beside them.</summary>
    public static IReadOnlyList<PinnedSpec> InCurrentFolder() =>
        [.. ProjectFiles.Find(["**/*" + SpecLock.Extension]).Select(Find).OfType<PinnedSpec>()];

    /// <summary>The document of a lock; null for none.</summary>
    private static PinnedSpec? Find(string path)
    {
        var stem = path[..^SpecLock.Extension.Length];
        foreach (var extension in new[] { ".yaml", ".yml", ".json" })
        {
            if (File.Exists(stem + extension))
            {
                return Of(stem + extension);
            }
        }

        return BundledSpecs.Find(stem) is null ? null : Of(stem);
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
