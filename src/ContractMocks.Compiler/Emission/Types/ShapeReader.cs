using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Finds out what schemas come down to. Named schemas are looked at once; the items and properties of a schema are not looked into.</summary>
internal sealed partial class ShapeReader(SchemaSource source)
{
    /// <summary>How many schemas may stand inside one another (unions, allOf, references); deeper ones accept anything.</summary>
    public const int MaxDepth = 64;

    private readonly Dictionary<string, Shape> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reading = new(StringComparer.Ordinal);

    public Shape Read(Schema schema) => Read(schema, 0);

    /// <summary>The shape of a named schema, with its name.</summary>
    public Shape Read(NamedTarget target) => ReadNamed(target, 0);

    private Shape ReadNamed(NamedTarget target, int depth)
    {
        if (_named.TryGetValue(target.Reference, out var known))
        {
            return known;
        }

        // A schema that is itself again adds nothing to itself.
        if (!_reading.Add(target.Reference))
        {
            return new Shape(ShapeKind.Never, Schema.Nothing);
        }

        var shape = Read(target.Schema, depth + 1);
        _reading.Remove(target.Reference);
        shape = shape.Name is null ? shape with { Name = target.Reference } : shape;
        if (_reading.Count == 0 || shape.Kind is not ShapeKind.Never)
        {
            _named[target.Reference] = shape;
        }

        return shape;
    }

    private Shape Read(Schema schema, int depth)
    {
        if (depth > MaxDepth)
        {
            return new Shape(ShapeKind.Any, Schema.Anything);
        }

        if (schema.IsNever)
        {
            return new Shape(ShapeKind.Never, schema);
        }

        if (schema.Ref is not null)
        {
            return ReadReference(schema, depth);
        }

        return schema.AllOf.Count > 0 ? ReadAll(schema, depth) : ReadPlain(schema, depth);
    }

    private Shape ReadReference(Schema schema, int depth)
    {
        var rest = schema with { Ref = null };
        if (source.Find(schema.Ref!) is not { } target)
        {
            return new Shape(ShapeKind.Any, rest);
        }

        return SchemaMerge.IsAnnotation(rest) ? ReadNamed(target, depth) : ReadAll(rest with { AllOf = [new Schema { Ref = schema.Ref }, .. rest.AllOf] }, depth);
    }

    private Shape ReadAll(Schema schema, int depth)
    {
        var own = schema with { AllOf = default };
        var parts = schema.AllOf.Where(static part => !SchemaMerge.IsAnnotation(part)).ToList();
        if (parts.Count == 0)
        {
            return ReadPlain(own, depth);
        }

        if (parts.Count == 1 && SchemaMerge.IsAnnotation(own))
        {
            var only = Read(parts[0], depth + 1);
            return only.Name is null ? only with { Schema = Described(only.Schema, own) } : only;
        }

        var merged = parts.Aggregate(Schema.Anything, (all, part) => SchemaMerge.Merge(all, Flat(part, depth + 1)));
        return ReadPlain(SchemaMerge.Merge(merged with { Title = null, Description = null, Deprecated = false }, own), depth + 1);
    }

    /// <summary>The schema with its references and <c>allOf</c> merged into it, its unions left as they are.</summary>
    private Schema Flat(Schema schema, int depth)
    {
        if (depth > MaxDepth)
        {
            return Schema.Anything;
        }

        var flat = schema with { Ref = null, AllOf = default };
        foreach (var part in schema.AllOf)
        {
            flat = SchemaMerge.Merge(Flat(part, depth + 1), flat);
        }

        return schema.Ref is not null && source.Find(schema.Ref) is { } target ? SchemaMerge.Merge(Flat(target.Schema, depth + 1), flat) : flat;
    }

    private static Schema Described(Schema schema, Schema by) => schema with
    {
        Title = by.Title ?? schema.Title,
        Description = by.Description ?? schema.Description,
        Deprecated = by.Deprecated || schema.Deprecated,
    };

    /// <summary>A schema without references and <c>allOf</c> at its top.</summary>
    private Shape ReadPlain(Schema schema, int depth)
    {
        if (schema.Const is { } constant)
        {
            return ReadValues(schema, [constant]);
        }

        if (schema.Enum is { Count: > 0 } values)
        {
            return ReadValues(schema, values);
        }

        var branches = schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf;
        if (branches.Count > 0 && !branches.All(static branch => OnlyRestricts(branch)))
        {
            return schema.Properties.Count > 0 ? ReadSpread(schema, depth) : ReadUnion(schema, branches, depth);
        }

        var types = schema.Types & ~SchemaTypes.Null;
        var nullable = (schema.Types & SchemaTypes.Null) != 0;
        if (types == SchemaTypes.None)
        {
            return nullable ? new Shape(ShapeKind.Never, schema, true) : new Shape(Untyped(schema), schema);
        }

        if (Typed(types, schema) is { } kind)
        {
            return new Shape(kind, schema, nullable);
        }

        var each = SplitTypes(types).Select(type => schema with { Types = type }).ToEquatableArray();
        var union = ReadUnion(schema with { Types = SchemaTypes.None }, each, depth);
        return nullable ? union with { Nullable = true } : union;
    }

    private static IEnumerable<SchemaTypes> SplitTypes(SchemaTypes types) =>
        new[] { SchemaTypes.Boolean, SchemaTypes.Integer, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Array, SchemaTypes.Object }
            .Where(type => (types & type) != 0);

    private static ShapeKind? Typed(SchemaTypes types, Schema schema) => types switch
    {
        SchemaTypes.String => ShapeKind.String,
        SchemaTypes.Integer => ShapeKind.Integer,
        SchemaTypes.Number or (SchemaTypes.Number | SchemaTypes.Integer) => ShapeKind.Number,
        SchemaTypes.Boolean => ShapeKind.Boolean,
        SchemaTypes.Array => ShapeKind.Array,
        SchemaTypes.Object => OfObject(schema),
        _ => null,
    };

    private static ShapeKind Untyped(Schema schema)
    {
        if (schema.Properties.Count > 0 || schema.AdditionalProperties is { IsNever: false } and { Types: not SchemaTypes.None })
        {
            return OfObject(schema);
        }

        return schema.Items is not null || schema.PrefixItems.Count > 0 ? ShapeKind.Array : ShapeKind.Any;
    }

    private static ShapeKind OfObject(Schema schema)
    {
        if (schema.Properties.Count > 0 || schema.AdditionalProperties is { IsNever: true })
        {
            return ShapeKind.Object;
        }

        return MapValue(schema) is null ? ShapeKind.FreeObject : ShapeKind.Map;
    }

    /// <summary>The schema of the values of an object without named properties, or null where anything goes.</summary>
    public static Schema? MapValue(Schema schema)
    {
        var value = schema.AdditionalProperties ?? (schema.PatternProperties.Count == 1 ? schema.PatternProperties[0].Schema : null);
        return value is null || SchemaMerge.IsAnnotation(value) ? null : value;
    }

    private static Shape ReadValues(Schema schema, EquatableArray<string> values)
    {
        var known = values.Where(static value => value != "null").ToList();
        var nullable = known.Count < values.Count;
        if (known.Count == 0)
        {
            return new Shape(ShapeKind.Never, schema, nullable);
        }

        if (known.All(static value => value[0] == '"'))
        {
            var texts = known.Select(static value => JsonSerializer.Deserialize<string>(value)!).Distinct(StringComparer.Ordinal);
            return new Shape(ShapeKind.StringEnum, schema, nullable) { Values = texts.ToEquatableArray() };
        }

        return new Shape(OfValues(known), schema, nullable);
    }

    private static ShapeKind OfValues(List<string> values)
    {
        if (values.All(static value => value is "true" or "false"))
        {
            return ShapeKind.Boolean;
        }

        if (!values.All(static value => value[0] is '-' or (>= '0' and <= '9')))
        {
            return ShapeKind.Any;
        }

        return values.All(static value => value.IndexOfAny(['.', 'e', 'E']) < 0) ? ShapeKind.Integer : ShapeKind.Number;
    }
}
