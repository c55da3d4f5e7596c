using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>
/// A schema as it is compared, whatever its notation: references followed, <c>allOf</c> opened, a union with null taken as "nullable", a union
/// of one as that one. What is left are mappings that a value must fit all of, and mappings that only describe.
/// </summary>
internal sealed class SchemaView(Node? node)
{
    private Facets? _facets;

    /// <summary>The node as it stands in the document; null where there is none, which allows everything.</summary>
    public Node? Node { get; } = node;

    /// <summary>The name in the components, where a reference led here; else null.</summary>
    public string? Name { get; init; }

    /// <summary>Whether several nodes make it, of which <see cref="Node"/> is the first.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Whether nothing is valid: the schema <c>false</c>.</summary>
    public bool IsNever { get; init; }

    /// <summary>Whether null is valid beside what the parts allow.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The mappings whose own keywords all must hold; none allows everything.</summary>
    public IReadOnlyList<MappingNode> Parts { get; init; } = [];

    /// <summary>The mappings from the outermost to the innermost; the first that has a describing keyword decides it.</summary>
    public IReadOnlyList<MappingNode> Notes { get; init; } = [];

    /// <summary>The same schema, met through a name or beside null, or made of several nodes.</summary>
    public SchemaView As(string? name = null, bool isNullable = false, bool isJoined = false) => new(Node)
    {
        Name = name ?? Name, IsJoined = isJoined || IsJoined, IsNever = IsNever, IsNullable = isNullable || IsNullable, Parts = Parts, Notes = Notes,
    };

    /// <summary>The keywords of all parts, joined.</summary>
    public Facets FacetsBy(SchemaViews views) => _facets ??= FacetReader.Read(this, views);

    /// <summary>A describing keyword's value, where the outermost mapping that has it says it.</summary>
    public MappingEntry? Note(string keyword)
    {
        foreach (var mapping in Notes)
        {
            if (mapping.Find(keyword) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Whether a describing flag is set.</summary>
    public bool Flag(string keyword) => Note(keyword)?.Value.Flag == true;
}
