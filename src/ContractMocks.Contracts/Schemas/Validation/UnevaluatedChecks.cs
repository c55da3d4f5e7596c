using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// <c>unevaluatedProperties</c>. Instead of collecting annotations while judging, which every schema would pay for, it asks the other keywords
/// of its schema, property by property, whether they have judged it.
/// </summary>
internal sealed class UnevaluatedPropertiesCheck(SchemaNode schema) : Check
{
    /// <summary>The schema the keyword stands in; set when that is made.</summary>
    public SchemaNode? Owner { get; set; }

    public override SchemaTypes AppliesTo => SchemaTypes.Object;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        foreach (var property in instance.EnumerateObject())
        {
            if (!Owner!.EvaluatesProperty(instance, property, this, ref walk) && !schema.Accepts(property.Value, ref walk))
            {
                return false;
            }
        }

        return true;
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        foreach (var property in instance.EnumerateObject())
        {
            if (!Owner!.EvaluatesProperty(instance, property, this, ref findings.Walk) && !schema.Accepts(property.Value, ref findings.Walk))
            {
                var name = Utf8Text.NameOf(property);
                var found = "the property " + JsonNames.Quote(name);
                findings.Add(trail, new SchemaError("", "unevaluatedProperties", "only known properties", found) { Property = name });
            }
        }
    }

    public override bool EvaluatesProperty(JsonElement instance, JsonProperty property, ref Walk walk) => true;
}

/// <summary><c>unevaluatedItems</c>, in the same way.</summary>
internal sealed class UnevaluatedItemsCheck(SchemaNode schema) : Check
{
    /// <inheritdoc cref="UnevaluatedPropertiesCheck.Owner" />
    public SchemaNode? Owner { get; set; }

    public override SchemaTypes AppliesTo => SchemaTypes.Array;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (!Owner!.EvaluatesItem(instance, index, this, ref walk) && !schema.Accepts(item, ref walk))
            {
                return false;
            }

            index++;
        }

        return true;
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (!Owner!.EvaluatesItem(instance, index, this, ref findings.Walk) && !schema.Accepts(item, ref findings.Walk))
            {
                findings.Add(trail.At(index), new SchemaError("", "unevaluatedItems", "no further items", Words.Value(item)));
            }

            index++;
        }
    }

    public override bool EvaluatesItem(JsonElement instance, int index, ref Walk walk) => true;
}
