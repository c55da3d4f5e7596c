using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Locks;

/// <summary>
/// What a project was built against: a document's hash and what of it the project uses. Written by <c>contractmocks accept</c> and <c>update</c>,
/// read by the build, which compares the document that is there now. Equal by value all the way down.
/// </summary>
internal sealed record SpecLock
{
    /// <summary>The form of the file. A reader takes no newer one, because it would miss what that says.</summary>
    public const int Format = 1;

    /// <summary>What a lock is called: the document's name with this in the place of its extension.</summary>
    public const string Extension = ".lock.json";

    /// <summary>The document's <see cref="DocumentHash"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The day it was accepted, as <c>2026-11-21</c>.</summary>
    public required string Accepted { get; init; }

    public string Title { get; init; } = "";

    public string Version { get; init; } = "";

    /// <summary>The operations that were chosen; none means all.</summary>
    public EquatableArray<string> Chosen { get; init; }

    /// <summary>The other files that the document named, by their paths from it.</summary>
    public EquatableArray<PinnedFile> Files { get; init; }

    /// <summary>The operations in use, by id.</summary>
    public EquatableArray<Fingerprint> Operations { get; init; }

    /// <summary>The schemas that these reach, by name.</summary>
    public EquatableArray<Fingerprint> Schemas { get; init; }

    /// <summary>The turns that answered when it was accepted.</summary>
    public EquatableArray<PinnedTurn> Turns { get; init; }

    /// <summary>The document reduced to what is in use, as JSON.</summary>
    public required string Document { get; init; }

    /// <summary>The old document, to be compared.</summary>
    /// <param name="path">The path of the document that is there now: names in messages stay the same.</param>
    public SpecInput OldInput(string path) => new()
    {
        Path = path,
        Text = Document,
        Operations = Chosen,
        Files = Files.Count == 0 ? null : new PinnedFiles(path, Files),
        ChecksStructure = false,
    };

    /// <summary>The path of the lock of a document: beside it.</summary>
    public static string PathOf(string document)
    {
        var name = document.LastIndexOfAny(['/', '\\']) + 1;
        var dot = document.LastIndexOf('.');
        return (dot > name ? document.Substring(0, dot) : document) + Extension;
    }
}

/// <summary>What something was, in 16 hexadecimal digits.</summary>
/// <param name="Name">The id of an operation, or the name of a schema.</param>
/// <param name="Hash">Equal for what means the same, whatever its notation and prose.</param>
internal sealed record Fingerprint(string Name, string Hash);

/// <summary>A file that a document named.</summary>
/// <param name="Path">The path from the document, with slashes.</param>
/// <param name="Sha256">Its <see cref="DocumentHash"/>.</param>
/// <param name="Document">It without prose, as JSON.</param>
internal sealed record PinnedFile(string Path, string Sha256, string Document);

/// <summary>A turn as it was when the document was accepted.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Turn">The turn, from 1.</param>
/// <param name="Hash">Of the turn as it was written; another one says that the replies are no longer what it answers.</param>
/// <param name="Replies">What the mock answered for it.</param>
internal sealed record PinnedTurn(string Scenario, int Turn, string Hash, EquatableArray<ReplySample> Replies);

/// <summary>The files of a lock, where references look for those beside a document.</summary>
internal sealed class PinnedFiles(string document, EquatableArray<PinnedFile> files) : ISpecFiles
{
    public string? Read(string path)
    {
        foreach (var file in files)
        {
            if (SpecPath.Join(document, file.Path) == path)
            {
                return file.Document;
            }
        }

        return null;
    }
}
