using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Merges schemas that must hold together (<c>allOf</c>, or a reference with siblings) into one that says what emission asks of it.</summary>
internal static class SchemaMerge
{
    /// <summary>Whether the schema only describes and restricts nothing that a C# type can say.</summary>
    public static bool IsAnnotation(Schema schema) =>
        schema is { IsNever: false, Ref: null, Types: SchemaTypes.None, Const: null, Enum: null, Items: null, AdditionalProperties: null }
        && schema.Properties.Count + schema.Required.Count + schema.PrefixItems.Count + schema.PatternProperties.Count == 0
        && schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count == 0;

    /// <summary>Both at once; what the second says of a property wins, and its words.</summary>
    public static Schema Merge(Schema first, Schema second) => first with
    {
        IsNever = first.IsNever || second.IsNever,
        Ref = second.Ref ?? first.Ref,
        Title = second.Title ?? first.Title,
        Description = second.Description ?? first.Description,
        Deprecated = first.Deprecated || second.Deprecated,
        Types = Types(first.Types, second.Types),
        Format = second.Format ?? first.Format,
        Const = second.Const ?? first.Const,
        Enum = Enum(first.Enum, second.Enum),
        Items = second.Items ?? first.Items,
        PrefixItems = second.PrefixItems.Count > 0 ? second.PrefixItems : first.PrefixItems,
        Properties = Properties(first.Properties, second.Properties),
        Required = first.Required.Concat(second.Required).Distinct(StringComparer.Ordinal).ToEquatableArray(),
        AdditionalProperties = second.AdditionalProperties ?? first.AdditionalProperties,
        PatternProperties = second.PatternProperties.Count > 0 ? second.PatternProperties : first.PatternProperties,
        AllOf = first.AllOf.Concat(second.AllOf).ToEquatableArray(),
        AnyOf = second.AnyOf.Count > 0 ? second.AnyOf : first.AnyOf,
        OneOf = second.OneOf.Count > 0 ? second.OneOf : first.OneOf,
        Discriminator = second.Discriminator ?? first.Discriminator,
        DiscriminatorMapping = second.DiscriminatorMapping.Count > 0 ? second.DiscriminatorMapping : first.DiscriminatorMapping,
    };

    private static SchemaTypes Types(SchemaTypes first, SchemaTypes second)
    {
        if (first == SchemaTypes.None || second == SchemaTypes.None)
        {
            return first | second;
        }

        var common = first & second;
        if (common == SchemaTypes.None && ((first | second) & ~(SchemaTypes.Integer | SchemaTypes.Number)) == SchemaTypes.None)
        {
            return SchemaTypes.Integer;
        }

        // Contradicting types accept nothing; the later one at least tells what was meant.
        return common == SchemaTypes.None ? second : common;
    }

    private static EquatableArray<string>? Enum(EquatableArray<string>? first, EquatableArray<string>? second)
    {
        if (first is not { } left || second is not { } right)
        {
            return second ?? first;
        }

        var common = left.Where(right.Contains).ToEquatableArray();
        return common.Count > 0 ? common : right;
    }

    private static EquatableArray<SchemaProperty> Properties(EquatableArray<SchemaProperty> first, EquatableArray<SchemaProperty> second)
    {
        if (first.Count == 0 || second.Count == 0)
        {
            return first.Count == 0 ? second : first;
        }

        var merged = new List<SchemaProperty>(first.Count + second.Count);
        merged.AddRange(first);
        foreach (var property in second)
        {
            var place = merged.FindIndex(known => string.Equals(known.Name, property.Name, StringComparison.Ordinal));
            if (place < 0)
            {
                merged.Add(property);
            }
            else if (!IsAnnotation(property.Schema))
            {
                merged[place] = property;
            }
        }

        return merged.ToEquatableArray();
    }
}
