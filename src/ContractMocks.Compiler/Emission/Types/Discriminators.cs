using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>The property, and its values, that tell one branch of a union from the others; no property where nothing does.</summary>
internal sealed record Discriminator(string? Property, EquatableArray<string> Values)
{
    public static readonly Discriminator None = new(null, default);
}

/// <summary>
/// Finds what tells branches apart: the document's discriminator, or else a property that every object among the branches fixes to values of
/// its own (<c>const</c> or <c>enum</c>).
/// </summary>
internal static class Discriminators
{
    /// <summary>A discriminator for each branch, in order.</summary>
    public static IReadOnlyList<Discriminator> Of(Shape union, ShapeReader shapes, SchemaSource source)
    {
        if (union.Schema.Discriminator is { } property)
        {
            return [.. union.Branches.Select(branch => Declared(branch, union.Schema, property, shapes, source))];
        }

        var objects = union.Branches.Where(static branch => branch.Kind == ShapeKind.Object).ToList();
        var found = objects.Count < 2 ? null : objects[0].Schema.Properties
            .Select(static candidate => candidate.Name)
            .FirstOrDefault(candidate => TellsApart(objects, candidate, shapes));
        return [.. union.Branches.Select(branch => found is null || branch.Kind != ShapeKind.Object
            ? Discriminator.None
            : new Discriminator(found, Fixed(branch, found, shapes)))];
    }

    private static Discriminator Declared(Shape branch, Schema union, string property, ShapeReader shapes, SchemaSource source)
    {
        if (branch.Kind != ShapeKind.Object)
        {
            return Discriminator.None;
        }

        var name = branch.Name is { } reference ? source.Find(reference)?.Name : branch.Hint;
        var mapped = union.DiscriminatorMapping
            .Where(entry => entry.Ref == branch.Name || entry.Ref == name || (source.Find(entry.Ref)?.Name is { } target && target == name))
            .Select(static entry => entry.Value)
            .ToEquatableArray();
        if (mapped.Count > 0)
        {
            return new Discriminator(property, mapped);
        }

        var values = Fixed(branch, property, shapes);
        if (values.Count > 0)
        {
            return new Discriminator(property, values);
        }

        // OpenAPI: without a mapping the value is the name of the schema.
        return name is null ? Discriminator.None : new Discriminator(property, [name]);
    }

    private static bool TellsApart(List<Shape> objects, string property, ShapeReader shapes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in objects)
        {
            var values = Fixed(branch, property, shapes);
            if (values.Count == 0 || !values.All(seen.Add))
            {
                return false;
            }
        }

        return true;
    }

    private static EquatableArray<string> Fixed(Shape branch, string property, ShapeReader shapes)
    {
        foreach (var candidate in branch.Schema.Properties)
        {
            if (string.Equals(candidate.Name, property, StringComparison.Ordinal))
            {
                return shapes.Read(candidate.Schema) is { Kind: ShapeKind.StringEnum, IsOpen: false } shape ? shape.Values : default;
            }
        }

        return default;
    }
}
