using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>The keywords of arrays.</summary>
internal static class ArrayChecks
{
    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        if (compiler.Has(Rules.Assertions))
        {
            AddAssertions(checks, schema);
        }

        if (compiler.Has(Rules.Applicators))
        {
            AddItems(checks, schema, compiler);
        }

        if (compiler.Has(Rules.Applicators | Rules.Draft6Words) && Keywords.Schema(schema, "contains") is { } contains)
        {
            var least = compiler.Has(Rules.Draft2019Words) ? Keywords.Count(schema, "minContains") ?? 1 : 1;
            var most = compiler.Has(Rules.Draft2019Words) ? Keywords.Count(schema, "maxContains") : null;
            checks.Add(new ContainsCheck(compiler.Node(contains), least, most));
        }
    }

    private static void AddAssertions(List<Check> checks, JsonElement schema)
    {
        var least = Keywords.Count(schema, "minItems");
        var most = Keywords.Count(schema, "maxItems");
        if (least > 0 || most is not null)
        {
            checks.Add(new ItemCountCheck(least ?? 0, most));
        }

        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True)
        {
            checks.Add(new UniqueCheck());
        }
    }

    private static void AddItems(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        var prefix = compiler.Has(Rules.PrefixItems) ? Keywords.Schemas(schema, "prefixItems") : [];
        var rest = Keywords.Schema(schema, "items");
        var after = "items";
        if (rest is null && compiler.Has(Rules.ListedItems) && schema.TryGetProperty("items", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            prefix = Keywords.Items(list);
            rest = Keywords.Schema(schema, "additionalItems");
            after = "additionalItems";
        }

        if (prefix.Length > 0 || rest is not null)
        {
            var isClosed = rest is { ValueKind: JsonValueKind.False };
            checks.Add(new ItemsCheck(Array.ConvertAll(prefix, compiler.Node), rest is { } items ? compiler.Node(items) : null, isClosed ? after : null));
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

/// <summary><c>prefixItems</c> and <c>items</c>, which begins where the prefix ends; in older drafts <c>items</c> and <c>additionalItems</c>.</summary>
/// <param name="prefix">The schemas of the first items.</param>
/// <param name="items">The schema of the rest.</param>
/// <param name="closing">The keyword that lets no rest be; null when there may be one.</param>
internal sealed class ItemsCheck(SchemaNode[] prefix, SchemaNode? items, string? closing) : Check
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
            if (index >= prefix.Length && closing is not null)
            {
                var count = instance.GetArrayLength();
                findings.Add(trail, new SchemaError("", closing, "at most " + Words.Count(prefix.Length, "item"), Words.Count(count, "item")));
                return;
            }

            schema?.Explain(item, trail.At(index), findings);
            index++;
        }
    }

    public override void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
        var count = items is not null ? seen.Length : Math.Min(prefix.Length, seen.Length);
        seen.Slice(0, count).Fill(true);
    }
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

    public override void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            seen[index] = seen[index] || schema.Accepts(item, ref walk);
            index++;
        }
    }

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
