using System.Buffers;
using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>Adds what is asked last: what no other keyword has judged.</summary>
internal static class UnevaluatedChecks
{
    /// <summary>The node of the checks, with <c>unevaluatedProperties</c> and <c>unevaluatedItems</c> where the schema has them.</summary>
    public static SchemaNode Complete(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        UnevaluatedPropertiesCheck? properties = null;
        UnevaluatedItemsCheck? items = null;
        if (compiler.Has(Rules.Unevaluated))
        {
            properties = Keywords.Schema(schema, "unevaluatedProperties") is { } rest ? new UnevaluatedPropertiesCheck(compiler.Node(rest)) : null;
            items = Keywords.Schema(schema, "unevaluatedItems") is { } restItems ? new UnevaluatedItemsCheck(compiler.Node(restItems)) : null;
        }

        if (properties is not null)
        {
            checks.Add(properties);
        }

        if (items is not null)
        {
            checks.Add(items);
        }

        var nullable = compiler.Has(Rules.Nullable) && schema.TryGetProperty("nullable", out var flag) && flag.ValueKind == JsonValueKind.True;
        var node = new SchemaNode(checks, nullable);
        properties?.Owner = node;
        items?.Owner = node;
        return node;
    }
}

/// <summary>
/// <c>unevaluatedProperties</c>. Instead of collecting annotations while judging, which every schema would pay for, it asks the other keywords
/// of its schema which properties they have judged.
/// </summary>
internal sealed class UnevaluatedPropertiesCheck(SchemaNode schema) : Check
{
    /// <summary>The schema the keyword stands in; set when that is made.</summary>
    public SchemaNode? Owner { get; set; }

    public override SchemaTypes AppliesTo => SchemaTypes.Object;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var count = JsonEquality.Count(instance);
        var marks = ArrayPool<bool>.Shared.Rent(count);
        var seen = marks.AsSpan(0, count);
        seen.Clear();
        Owner!.MarkProperties(instance, seen, this, ref walk);
        var accepted = true;
        var index = 0;
        foreach (var property in instance.EnumerateObject())
        {
            accepted = accepted && (seen[index] || schema.Accepts(property.Value, ref walk));
            index++;
        }

        ArrayPool<bool>.Shared.Return(marks);
        return accepted;
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var seen = new bool[JsonEquality.Count(instance)];
        Owner!.MarkProperties(instance, seen, this, ref findings.Walk);
        var index = 0;
        foreach (var property in instance.EnumerateObject())
        {
            if (!seen[index++] && !schema.Accepts(property.Value, ref findings.Walk))
            {
                var name = Utf8Text.NameOf(property);
                var found = "the property " + JsonNames.Quote(name);
                findings.Add(trail, new SchemaError("", "unevaluatedProperties", "only known properties", found) { Property = name });
            }
        }
    }

    public override void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk) => seen.Fill(true);
}

/// <summary><c>unevaluatedItems</c>, in the same way.</summary>
internal sealed class UnevaluatedItemsCheck(SchemaNode schema) : Check
{
    /// <inheritdoc cref="UnevaluatedPropertiesCheck.Owner" />
    public SchemaNode? Owner { get; set; }

    public override SchemaTypes AppliesTo => SchemaTypes.Array;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var count = instance.GetArrayLength();
        var marks = ArrayPool<bool>.Shared.Rent(count);
        var seen = marks.AsSpan(0, count);
        seen.Clear();
        Owner!.MarkItems(instance, seen, this, ref walk);
        var accepted = true;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            accepted = accepted && (seen[index] || schema.Accepts(item, ref walk));
            index++;
        }

        ArrayPool<bool>.Shared.Return(marks);
        return accepted;
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var seen = new bool[instance.GetArrayLength()];
        Owner!.MarkItems(instance, seen, this, ref findings.Walk);
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (!seen[index] && !schema.Accepts(item, ref findings.Walk))
            {
                findings.Add(trail.At(index), new SchemaError("", "unevaluatedItems", "no further items", Words.Value(item)));
            }

            index++;
        }
    }

    public override void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk) => seen.Fill(true);
}
