using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>The keywords of arrays.</summary>
internal static class ArrayChecks
{
    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        var least = Keywords.Count(schema, "minItems");
        var most = Keywords.Count(schema, "maxItems");
        if (least > 0 || most is not null)
        {
            checks.Add(new ItemCountCheck(least ?? 0, most));
        }

        var prefix = Array.ConvertAll(Keywords.Schemas(schema, "prefixItems"), compiler.Node);
        var items = Keywords.Schema(schema, "items") is { } rest ? compiler.Node(rest) : null;
        if (prefix.Length > 0 || items is not null)
        {
            checks.Add(new ItemsCheck(prefix, items));
        }

        if (Keywords.Schema(schema, "contains") is { } contains)
        {
            checks.Add(new ContainsCheck(compiler.Node(contains), Keywords.Count(schema, "minContains") ?? 1, Keywords.Count(schema, "maxContains")));
        }

        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True)
        {
            checks.Add(new UniqueCheck());
        }
    }
}

/// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed class ItemCountCheck(int least, int? most) : Check
{
    public override SchemaTypes AppliesTo => SchemaTypes.Array;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var count = instance.GetArrayLength();
        return count >= least && !(count > most);
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var count = instance.GetArrayLength();
        if (count < least)
        {
            findings.Add(trail, new SchemaError("", "minItems", "at least " + Words.Count(least, "item"), Words.Count(count, "item")));
        }

        if (count > most)
        {
            findings.Add(trail, new SchemaError("", "maxItems", "at most " + Words.Count(most.Value, "item"), Words.Count(count, "item")));
        }
    }
}

/// <summary><c>prefixItems</c> and <c>items</c>, which begins where the prefix ends.</summary>
internal sealed class ItemsCheck(SchemaNode[] prefix, SchemaNode? items) : Check
{
    public override SchemaTypes AppliesTo => SchemaTypes.Array;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            var schema = index < prefix.Length ? prefix[index] : items;
            if (schema is not null && !schema.Accepts(item, ref walk))
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
            var schema = index < prefix.Length ? prefix[index] : items;
            schema?.Explain(item, trail.At(index), findings);
            index++;
        }
    }

    public override bool EvaluatesItem(JsonElement instance, int index, ref Walk walk) => items is not null || index < prefix.Length;
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class ContainsCheck(SchemaNode schema, int least, int? most) : Check
{
    public override SchemaTypes AppliesTo => SchemaTypes.Array;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var count = Count(instance, ref walk);
        return count >= least && !(count > most);
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var count = Count(instance, ref findings.Walk);
        var found = count == 0 ? "none" : count + " that do";
        if (count < least)
        {
            var keyword = least == 1 ? "contains" : "minContains";
            findings.Add(trail, new SchemaError("", keyword, $"at least {Words.Count(least, "item")} that fit the schema of contains", found));
        }

        if (count > most)
        {
            findings.Add(trail, new SchemaError("", "maxContains", $"at most {Words.Count(most.Value, "item")} that fit the schema of contains", found));
        }
    }

    public override bool EvaluatesItem(JsonElement instance, int index, ref Walk walk) => schema.Accepts(instance[index], ref walk);

    private int Count(JsonElement instance, ref Walk walk)
    {
        var count = 0;
        foreach (var item in instance.EnumerateArray())
        {
            count += schema.Accepts(item, ref walk) ? 1 : 0;
        }

        return count;
    }
}

/// <summary><c>uniqueItems</c>.</summary>
internal sealed class UniqueCheck : LeafCheck
{
    /// <summary>Up to here each pair is compared, which allocates nothing; beyond, a table keeps long arrays from costing a square of time.</summary>
    private const int FewItems = 12;

    public override SchemaTypes AppliesTo => SchemaTypes.Array;

    protected override string Keyword => "uniqueItems";

    protected override string Expected => "items that differ from each other";

    public override bool Accepts(JsonElement instance, ref Walk walk) => FindRepeat(instance) < 0;

    protected override string Actual(JsonElement instance)
    {
        var repeat = FindRepeat(instance);
        return $"{Words.Value(instance[repeat])} again at index {repeat}";
    }

    private static int FindRepeat(JsonElement instance) => instance.GetArrayLength() > FewItems ? FindInTable(instance) : FindInPairs(instance);

    private static int FindInPairs(JsonElement instance)
    {
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            var place = 0;
            foreach (var earlier in instance.EnumerateArray())
            {
                if (place++ == index)
                {
                    break;
                }

                if (JsonEquality.AreEqual(earlier, item))
                {
                    return index;
                }
            }

            index++;
        }

        return -1;
    }

    private static int FindInTable(JsonElement instance)
    {
        var seen = new HashSet<JsonElement>(JsonEquality.Comparer);
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (!seen.Add(item))
            {
                return index;
            }

            index++;
        }

        return -1;
    }
}
