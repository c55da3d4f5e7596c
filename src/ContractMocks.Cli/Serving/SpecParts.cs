using System.Security.Cryptography;
using System.Text;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli;

/// <summary>A file that a document named when it was read.</summary>
/// <param name="Path">Its path from the document's folder.</param>
/// <param name="Hash">SHA-256 of its text; empty where there was no such file.</param>
internal sealed record SpecPart(string Path, string Hash);

/// <summary>Remembers which files a document named, so that a change of one is noticed without reading the document again.</summary>
internal sealed class SpecParts(string document, ISpecFiles? files) : ISpecFiles
{
    private readonly List<SpecPart> _parts = [];

    public IReadOnlyList<SpecPart> Parts => _parts;

    public string? Read(string path)
    {
        var text = files?.Read(path);
        _parts.Add(new SpecPart(Relative(document, path), Hash(text)));
        return text;
    }

    /// <summary>Whether the files are now as they were.</summary>
    public static bool AreUnchanged(string document, ISpecFiles? files, IEnumerable<SpecPart> parts) =>
        parts.All(part => Hash(files?.Read(SpecPath.Join(document, part.Path))) == part.Hash);

    /// <summary>A path from the document's folder, which <see cref="SpecPath.Join"/> undoes.</summary>
    public static string Relative(string document, string path) =>
        Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(document)) ?? ".", Path.GetFullPath(path)).Replace('\\', '/');

    private static string Hash(string? text) => text is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
