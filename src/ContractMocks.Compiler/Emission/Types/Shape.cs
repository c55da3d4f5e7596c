using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

internal enum ShapeKind
{
    /// <summary>Accepts nothing but perhaps null.</summary>
    Never,
    Any,
    String,
    StringEnum,
    Integer,
    Number,
    Boolean,
    Array,
    Map,
    FreeObject,
    Object,
    Union,
}

/// <summary>What a schema comes down to once references are followed, <c>allOf</c> is merged and null is set apart.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Schema">The schema after merging.</param>
/// <param name="Nullable">Whether it accepts null besides.</param>
internal sealed record Shape(ShapeKind Kind, Schema Schema, bool Nullable = false)
{
    /// <summary>The name of the schema that this is as a whole, or null for one written in place.</summary>
    public string? Name { get; init; }

    /// <summary>The known strings of a string enum, in order.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>Whether a string enum's schema accepts other strings too.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The branches of a union: never unions themselves.</summary>
    public EquatableArray<Shape> Branches { get; init; }

    /// <summary>A word for a branch that has no name of its own: the schema it was merged from.</summary>
    public string? Hint { get; init; }

    public bool IsText => Kind is ShapeKind.String or ShapeKind.StringEnum;

    public JsonKinds Kinds => Kind switch
    {
        ShapeKind.String or ShapeKind.StringEnum => JsonKinds.String,
        ShapeKind.Integer or ShapeKind.Number => JsonKinds.Number,
        ShapeKind.Boolean => JsonKinds.Boolean,
        ShapeKind.Array => JsonKinds.Array,
        ShapeKind.Map or ShapeKind.FreeObject or ShapeKind.Object => JsonKinds.Object,
        ShapeKind.Union => Branches.Aggregate(JsonKinds.None, static (all, branch) => all | branch.Kinds),
        _ => JsonKinds.Any,
    };
}
