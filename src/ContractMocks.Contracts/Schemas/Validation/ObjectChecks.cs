using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>The keywords of objects that are not in <see cref="ShapeCheck"/>.</summary>
internal static class ObjectChecks
{
    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        if (compiler.Has(Rules.Assertions))
        {
            AddCounts(checks, schema);
        }

        ShapeCheck.AddTo(checks, schema, compiler);
        if (compiler.Has(Rules.Applicators | Rules.Draft6Words) && Keywords.Schema(schema, "propertyNames") is { } names)
        {
            checks.Add(new PropertyNamesCheck(compiler.Node(names)));
        }

        if (compiler.Has(Rules.Draft2019Words))
        {
            AddDependents(checks, schema, compiler);
        }

        if (compiler.Has(Rules.Dependencies | Rules.Applicators))
        {
            AddDependencies(checks, schema, compiler);
        }
    }

    private static void AddCounts(List<Check> checks, JsonElement schema)
    {
        var least = Keywords.Count(schema, "minProperties");
        var most = Keywords.Count(schema, "maxProperties");
        if (least > 0 || most is not null)
        {
            checks.Add(new PropertyCountCheck(least ?? 0, most));
        }
    }

    private static void AddDependents(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        if (compiler.Has(Rules.Assertions))
        {
            foreach (var member in Keywords.Members(schema, "dependentRequired"))
            {
                checks.Add(new DependentRequiredCheck("dependentRequired", member.Name, Keywords.Names(member.Value)));
            }
        }

        if (compiler.Has(Rules.Applicators))
        {
            foreach (var member in Keywords.Members(schema, "dependentSchemas"))
            {
                checks.Add(new DependentSchemaCheck(member.Name, compiler.Node(member.Value)));
            }
        }
    }

    // Drafts before 2019-09 had one keyword for both.
    private static void AddDependencies(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        foreach (var member in Keywords.Members(schema, "dependencies"))
        {
            checks.Add(member.Value.ValueKind == JsonValueKind.Array
                ? new DependentRequiredCheck("dependencies", member.Name, Keywords.Names(member.Value))
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
internal sealed class DependentRequiredCheck(string keyword, string trigger, string[] names) : Check
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
                findings.Add(trail, new SchemaError("", keyword, expected, "an object without it") { Property = name });
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

    public override void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
        if (instance.TryGetProperty(trigger, out _))
        {
            schema.MarkProperties(instance, seen, ref walk);
        }
    }
}
