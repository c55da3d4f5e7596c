using System.Globalization;
using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>A node and the way that led to it, so that its pointer can be told; nodes know no parents. The pointer is made when it is asked for.</summary>
internal sealed class Spot
{
    private const int MaxHops = 32;
    private readonly Spot? _parent;
    private readonly string _segment;
    private readonly ScalarNode? _key;
    private ChangePlace? _place;

    private Spot(Node node, Spot? parent, string segment, ScalarNode? key)
    {
        Node = node;
        _parent = parent;
        _segment = segment;
        _key = key;
    }

    public Node Node { get; }

    public MappingNode? Mapping => Node as MappingNode;

    /// <summary>The key or index under which it stands; empty for a root.</summary>
    public string Name => _key?.Value ?? _segment;

    /// <summary>The entries of a mapping, those whose key stands there already left out; the items of a list; else nothing.</summary>
    public IEnumerable<Spot> Children
    {
        get
        {
            if (Node is MappingNode mapping)
            {
                foreach (var entry in mapping.Entries)
                {
                    if (mapping.IsFirst(entry))
                    {
                        yield return new Spot(entry.Value, this, entry.Key.Value, entry.Key);
                    }
                }
            }
            else if (Node is SequenceNode sequence)
            {
                for (var i = 0; i < sequence.Items.Count; i++)
                {
                    yield return new Spot(sequence.Items[i], this, i.ToString(CultureInfo.InvariantCulture), null);
                }
            }
        }
    }

    /// <summary>The value of a key of a mapping; null for none.</summary>
    public Spot? this[string key] => Mapping?.Find(key) is { } entry ? new Spot(entry.Value, this, key, entry.Key) : null;

    public static Spot Root(MappingNode root) => new(root, null, "", null);

    /// <summary>The text of a scalar that is not null.</summary>
    public static string? Word(Spot? spot) => spot?.Node is ScalarNode { Type: not ScalarType.Null } scalar ? scalar.Value : null;

    public static bool? Flag(Spot? spot) => spot?.Node.Flag;

    /// <summary>The text of a key's value; null where it has none.</summary>
    public string? Word(string key) => Word(this[key]);

    public bool? Flag(string key) => Flag(this[key]);

    /// <summary>What stands here, references followed; null where they lead nowhere.</summary>
    public Spot? Resolve(SpecContext spec)
    {
        var spot = this;
        for (var hops = 0; hops < MaxHops; hops++)
        {
            if (spot.Mapping?["$ref"] is not ScalarNode { Type: ScalarType.String } reference)
            {
                return spot;
            }

            if (spec.Follow(reference) is not { } target)
            {
                return null;
            }

            var segments = spec.Peek(reference).Segments;
            spot = new Spot(target, null, segments is null ? "" : string.Concat(segments.Select(static segment => "/" + Escape(segment))), Key(target, segments));
        }

        return null;
    }

    /// <summary>The same place with another node, where a document says with parts of a mapping what others say with a mapping of its own.</summary>
    public Spot With(Node node) => new(node, _parent, _segment, _key);

    public ChangePlace Place => _place ??= new ChangePlace(Node.File.Path, Span, Pointer);

    private SourceSpan Span => Node is ScalarNode ? Node.Span : _key?.Span ?? JsonPointer.Head(Node);

    private string Pointer
    {
        get
        {
            // What a reference led to has its whole pointer as its segment.
            if (_parent is null)
            {
                return _segment;
            }

            return _parent.Pointer + "/" + Escape(_segment);
        }
    }

    // A pointer as such, without the escapes that a fragment of an address needs.
    private static string Escape(string segment) => segment.IndexOfAny(['~', '/']) < 0 ? segment : segment.Replace("~", "~0").Replace("/", "~1");

    /// <summary>The key of what a reference names, which is the narrowest place that shows it.</summary>
    private static ScalarNode? Key(Node target, IReadOnlyList<string>? segments)
    {
        if (segments is not { Count: > 0 } || target.File.Root is not { } root)
        {
            return null;
        }

        var parent = JsonPointer.Resolve(root, [.. segments.Take(segments.Count - 1)]);
        return (parent as MappingNode)?.Find(segments[segments.Count - 1])?.Key;
    }
}
