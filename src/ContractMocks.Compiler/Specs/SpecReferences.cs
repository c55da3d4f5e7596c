using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// Where references lead: a pointer or an anchor, in the file that the reference stands in or in one beside it. Each is looked up once.
/// </summary>
internal sealed class SpecReferences(SpecFiles files)
{
    private readonly Dictionary<ScalarNode, Found> _known = [];
    private readonly Dictionary<NodeFile, SchemaAnchors> _anchors = [];

    /// <summary>Why a reference leads nowhere.</summary>
    public enum Miss
    {
        None,

        /// <summary>It names an address or a path that is never read.</summary>
        Remote,

        /// <summary>Its file is not among those at hand.</summary>
        NoFile,

        /// <summary>Its file was reported as unreadable.</summary>
        Unreadable,

        /// <summary>Its file has nothing there.</summary>
        Nothing,
    }

    /// <summary>What a reference leads to.</summary>
    /// <param name="Node">The node, or null.</param>
    /// <param name="Segments">The pointer inside the node's file; null for an anchor.</param>
    /// <param name="Miss">Why there is no node.</param>
    public sealed record Found(Node? Node, IReadOnlyList<string>? Segments, Miss Miss);

    public Found Find(ScalarNode reference)
    {
        if (!_known.TryGetValue(reference, out var found))
        {
            _known.Add(reference, found = LookUp(reference));
        }

        return found;
    }

    /// <summary>The schema that <c>$dynamicRef: "#name"</c> means when nothing around it says otherwise.</summary>
    public Node? FindDynamic(ScalarNode reference) =>
        reference.Value.StartsWith("#", StringComparison.Ordinal) ? Anchors(reference.File).Find(reference.Value.Substring(1)) : null;

    private Found LookUp(ScalarNode reference)
    {
        var hash = reference.Value.IndexOf('#');
        var path = hash < 0 ? reference.Value : reference.Value.Substring(0, hash);
        var fragment = hash < 0 ? "#" : reference.Value.Substring(hash);
        if (path.Length == 0)
        {
            return Inside(reference.File.Root, fragment);
        }

        if (Anchors(reference.File).FindId(path) is { } resource)
        {
            return Inside(resource, fragment) with { Segments = null };
        }

        if (IsRemote(path))
        {
            return new Found(null, null, Miss.Remote);
        }

        var file = files.Open(SpecPath.Join(reference.File.Path, JsonPointer.PercentDecode(path)), reference.Place);
        return file is null ? new Found(null, null, Miss.NoFile)
            : file.Root is null ? new Found(null, null, Miss.Unreadable)
            : Inside(file.Root, fragment);
    }

    private Found Inside(Node? root, string fragment)
    {
        var segments = JsonPointer.Segments(fragment);
        var node = root is null ? null
            : segments is not null ? JsonPointer.Resolve(root, segments)
            : Anchors(root.File).Find(fragment.Substring(1));
        return new Found(node, segments, node is null ? Miss.Nothing : Miss.None);
    }

    private SchemaAnchors Anchors(NodeFile file)
    {
        if (!_anchors.TryGetValue(file, out var anchors))
        {
            _anchors.Add(file, anchors = new SchemaAnchors(file));
        }

        return anchors;
    }

    /// <summary>An address (<c>https:</c>, <c>file:</c>, <c>//host</c>) or a path from the root of a disk.</summary>
    private static bool IsRemote(string path)
    {
        var (colon, slash) = (path.IndexOf(':'), path.IndexOf('/'));
        return path[0] is '/' or '\\' || (colon > 0 && (slash < 0 || slash > colon));
    }
}
