using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>
/// Unions: branches that are unions themselves are opened, null is set apart, texts are joined to one (open) string enum. What is then left
/// of a union of one is that one.
/// </summary>
internal sealed partial class ShapeReader
{
    /// <summary>How many branches an object joined with its unions may become.</summary>
    private const int MaxSpread = 64;

    /// <summary>Whether a branch says nothing that makes a type, e.g. only which properties are required together.</summary>
    private static bool OnlyRestricts(Schema branch) => SchemaMerge.IsAnnotation(branch with { Required = default, Types = branch.Types & ~SchemaTypes.Object });

    private Shape ReadUnion(Schema schema, IReadOnlyList<Schema> branches, int depth)
    {
        var leaves = new List<Shape>();
        var nullable = (schema.Types & SchemaTypes.Null) != 0;
        foreach (var branch in branches)
        {
            var shape = Read(branch, depth + 1);
            nullable |= shape.Nullable;
            AddLeaves(shape, leaves);
        }

        return Join(schema, leaves) with { Nullable = nullable };
    }

    /// <summary>
    /// An object whose branches add to it: a union of the object joined with each branch. Branches that are unions again multiply; where that
    /// makes too many, the common properties are kept and the rest stays JSON.
    /// </summary>
    private Shape ReadSpread(Schema schema, int depth)
    {
        var joined = new List<(Schema Schema, string? Hint)>();
        Spread(schema, null, depth, joined);
        var leaves = new List<Shape>();
        if (joined.Count > MaxSpread)
        {
            leaves.Add(new Shape(ShapeKind.Object, WithoutUnions(schema)));
        }
        else
        {
            joined.ForEach(leaf => AddLeaves(ReadPlain(leaf.Schema, depth + 1) with { Hint = leaf.Hint }, leaves));
        }

        return Join(schema, leaves) with { Nullable = (schema.Types & SchemaTypes.Null) != 0 };
    }

    private void Spread(Schema schema, string? hint, int depth, List<(Schema Schema, string? Hint)> joined)
    {
        var branches = schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf;
        if (joined.Count > MaxSpread || depth > MaxDepth || branches.All(static branch => OnlyRestricts(branch)))
        {
            joined.Add((WithoutUnions(schema), hint));
            return;
        }

        var common = schema.OneOf.Count > 0 ? schema with { OneOf = default } : schema with { AnyOf = default };
        common = common with { Discriminator = null, DiscriminatorMapping = default };
        foreach (var branch in branches)
        {
            var flat = Flat(branch, depth + 1);
            if (common.Types == SchemaTypes.None || flat.Types == SchemaTypes.None || (common.Types & flat.Types) != 0)
            {
                var name = branch.Ref is { } reference ? source.Find(reference)?.Name : null;
                Spread(SchemaMerge.Merge(common, flat), name ?? flat.Title ?? hint, depth + 1, joined);
            }
        }
    }

    private static Schema WithoutUnions(Schema schema) => schema with { AnyOf = default, OneOf = default, Discriminator = null, DiscriminatorMapping = default };

    private static void AddLeaves(Shape shape, List<Shape> leaves)
    {
        if (shape.Kind == ShapeKind.Union)
        {
            foreach (var branch in shape.Branches)
            {
                AddLeaves(branch, leaves);
            }

            return;
        }

        var leaf = shape with { Nullable = false };
        var known = leaves.FindIndex(other => IsSame(other, leaf));
        if (known >= 0)
        {
            // A date or any text is any text; one of 32 bits or of 64 is one of 64.
            var isMore = leaf.Name is null && leaves[known].Schema.Format != leaf.Schema.Format;
            leaves[known] = isMore ? leaves[known] with { Schema = leaves[known].Schema with { Format = null } } : leaves[known];
        }
        else if (shape.Kind != ShapeKind.Never)
        {
            leaves.Add(leaf);
        }
    }

    private static bool IsSame(Shape known, Shape leaf)
    {
        if (known.Kind != leaf.Kind)
        {
            return false;
        }

        return leaf.Kind switch
        {
            ShapeKind.String or ShapeKind.Integer or ShapeKind.Number or ShapeKind.Boolean or ShapeKind.FreeObject => true,
            _ => known.Name is null && leaf.Name is null ? known.Schema == leaf.Schema : known.Name == leaf.Name,
        };
    }

    private static Shape Join(Schema schema, List<Shape> leaves)
    {
        if (leaves.Any(static leaf => leaf.Kind == ShapeKind.Any))
        {
            return new Shape(ShapeKind.Any, schema);
        }

        JoinTexts(schema, leaves);
        if (leaves.Any(static leaf => leaf.Kind == ShapeKind.Number))
        {
            leaves.RemoveAll(static leaf => leaf.Kind == ShapeKind.Integer);
        }

        return leaves.Count switch
        {
            0 => new Shape(ShapeKind.Never, schema),
            1 when leaves[0].Name is null => leaves[0] with { Schema = Described(leaves[0].Schema, schema) },
            1 => leaves[0],
            _ => new Shape(ShapeKind.Union, schema) { Branches = leaves.ToEquatableArray() },
        };
    }

    private static void JoinTexts(Schema schema, List<Shape> leaves)
    {
        var texts = leaves.Where(static leaf => leaf.IsText).ToList();
        if (texts.Count < 2)
        {
            return;
        }

        var place = leaves.IndexOf(texts[0]);
        leaves.RemoveAll(static leaf => leaf.IsText);
        leaves.Insert(place, new Shape(ShapeKind.StringEnum, new Schema { Description = schema.Description, Types = SchemaTypes.String })
        {
            Values = texts.SelectMany(static text => text.Values).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            IsOpen = texts.Any(static text => text.IsOpen || text.Kind == ShapeKind.String),
        });
    }
}
