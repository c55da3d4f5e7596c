using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>The files that one reading has opened, each read once. Bounded in number and length.</summary>
internal sealed class SpecFiles(ISpecFiles? files, ProblemSink problems, CancellationToken cancellation)
{
    public const int MaxFiles = 10_000;
    public const int MaxLength = 100_000_000;

    private readonly Dictionary<string, NodeFile?> _opened = new(StringComparer.Ordinal);
    private long _length;
    private bool _isOverBound;

    /// <summary>Takes in the document itself, so that a file that names it leads back to it.</summary>
    public void Add(NodeFile document) => _opened[SpecPath.Normalise(document.Path)] = document;

    /// <summary>A file; null where the host has none of that path or a bound is reached. A file that cannot be read is reported once, and has no root.</summary>
    /// <param name="path">The path, as <see cref="SpecPath.Join"/> makes it.</param>
    /// <param name="place">The reference that names it, for the problem of a bound.</param>
    public NodeFile? Open(string path, NodePlace place)
    {
        if (_opened.TryGetValue(path, out var known))
        {
            return known;
        }

        var text = _isOverBound ? null : files?.Read(path);
        var file = text is null || IsOverBound(text, place) ? null : Read(path, text);
        _opened.Add(path, file);
        return file;
    }

    private NodeFile Read(string path, string text)
    {
        var sink = new ProblemSink(path);
        var root = NodeReader.Read(text, sink, ProblemKinds.SpecSyntax, cancellation);
        problems.AddRange(sink.Problems);
        return root?.File ?? new NodeFile(path);
    }

    private bool IsOverBound(string text, NodePlace place)
    {
        _length += text.Length;
        if (_opened.Count < MaxFiles && _length <= MaxLength)
        {
            return false;
        }

        _isOverBound = true;
        var bound = _length > MaxLength ? $"{MaxLength} characters in all files" : $"{MaxFiles} files";
        problems.AddRange([new Problem(ProblemKinds.SpecBound, [bound, "references join more"], place.File.Path, place.Span)]);
        return true;
    }
}
