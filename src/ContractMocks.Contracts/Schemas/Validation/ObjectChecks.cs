using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>The keywords of objects that are not in <see cref="ShapeCheck"/>.</summary>
internal static class ObjectChecks
{
    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        var least = Keywords.Count(schema, "minProperties");
        var most = Keywords.Count(schema, "maxProperties");
        if (least > 0 || most is not null)
        {
            checks.Add(new PropertyCountCheck(least ?? 0, most));
        }

        ShapeCheck.AddTo(checks, schema, compiler);
        if (Keywords.Schema(schema, "propertyNames") is { } names)
        {
            checks.Add(new PropertyNamesCheck(compiler.Node(names)));
        }

        foreach (var member in Keywords.Members(schema, "dependentRequired"))
        {
            checks.Add(new DependentRequiredCheck(member.Name, Keywords.Names(member.Value)));
        }

        foreach (var member in Keywords.Members(schema, "dependentSchemas"))
        {
            checks.Add(new DependentSchemaCheck(member.Name, compiler.Node(member.Value)));
        }

        // Drafts before 2019-09 had one keyword for both.
        foreach (var member in Keywords.Members(schema, "dependencies"))
        {
            checks.Add(member.Value.ValueKind == JsonValueKind.Array
                ? new DependentRequiredCheck(member.Name, Keywords.Names(member.Value))
                : new DependentSchemaCheck(member.Name, compiler.Node(member.Value)));
        }
    }
}

/// <summary><c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class PropertyCountCheck(int least, int? most) : Check
{
    public override SchemaTypes AppliesTo => SchemaTypes.Object;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var count = JsonEquality.Count(instance);
        return count >= least && !(count > most);
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var count = JsonEquality.Count(instance);
        if (count < least)
        {
            findings.Add(trail, new SchemaError("", "minProperties", "at least " + Words.Count(least, "property"), Words.Count(count, "property")));
        }

        if (count > most)
        {
            findings.Add(trail, new SchemaError("", "maxProperties", "at most " + Words.Count(most.Value, "property"), Words.Count(count, "property")));
        }
    }
}

/// <summary><c>propertyNames</c>.</summary>
internal sealed class PropertyNamesCheck(SchemaNode schema) : Check
{
    public override SchemaTypes AppliesTo => SchemaTypes.Object;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        foreach (var property in instance.EnumerateObject())
        {
            if (!schema.Accepts(Utf8Text.NameAsValue(property), ref walk))
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
            var mark = findings.Count;
            schema.Explain(Utf8Text.NameAsValue(property), trail, findings);
            foreach (var finding in findings.TakeSince(mark))
            {
                var error = finding.Error;
                var name = Utf8Text.NameOf(property);
                var expected = $"property names to be {error.Expected}";
                findings.Add(trail, new SchemaError("", "propertyNames", expected, "the property " + JsonNames.Quote(name)) { Property = name });
            }
        }
    }
}

/// <summary>A member of <c>dependentRequired</c>: with one property, others must be there.</summary>
internal sealed class DependentRequiredCheck(string trigger, string[] names) : Check
{
    public override SchemaTypes AppliesTo => SchemaTypes.Object;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        if (!instance.TryGetProperty(trigger, out _))
        {
            return true;
        }

        foreach (var name in names)
        {
            if (!instance.TryGetProperty(name, out _))
            {
                return false;
            }
        }

        return true;
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        if (!instance.TryGetProperty(trigger, out _))
        {
            return;
        }

        foreach (var name in names)
        {
            if (!instance.TryGetProperty(name, out _))
            {
                var expected = $"the property {JsonNames.Quote(name)} beside {JsonNames.Quote(trigger)}";
                findings.Add(trail, new SchemaError("", "dependentRequired", expected, "an object without it") { Property = name });
            }
        }
    }
}

/// <summary>A member of <c>dependentSchemas</c>: with one property, the object must fit a further schema.</summary>
internal sealed class DependentSchemaCheck(string trigger, SchemaNode schema) : Check
{
    public override SchemaTypes AppliesTo => SchemaTypes.Object;

    public override bool Accepts(JsonElement instance, ref Walk walk) => !instance.TryGetProperty(trigger, out _) || schema.Accepts(instance, ref walk);

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        if (instance.TryGetProperty(trigger, out _))
        {
            schema.Explain(instance, trail, findings);
        }
    }

    public override bool EvaluatesProperty(JsonElement instance, JsonProperty property, ref Walk walk) =>
        instance.TryGetProperty(trigger, out _) && schema.EvaluatesProperty(instance, property, ref walk);
}
