using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>What is known of the branches of a union.</summary>
internal static class Unions
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<FakeSchema[], object> s_apart = [];

    /// <summary>
    /// Whether no value can fit two branches: their types differ, or a property that all require, or that a discriminator declares, has other values
    /// in each.
    /// </summary>
    public static bool AreApart(FakeKeywords union, FakeSchema[] branches)
    {
        if (s_apart.TryGetValue(branches, out var known))
        {
            return (bool)known;
        }

        var areApart = Compare(branches) || AreNamed(union, branches);
        s_apart.AddOrUpdate(branches, areApart);
        return areApart;
    }

    /// <summary>The schema of the values by which a discriminator picks a branch; null where the branch says them itself or has no name.</summary>
    public static FakeSchema? DiscriminatorValues(FakeKeywords union, FakeSchema branch)
    {
        if (new SchemaPeek().TextsAfresh(branch.Place, union.Discriminator!) is not null || Names(union, branch) is not { } names)
        {
            return null;
        }

        return branch.All.Synthetic($$"""{"enum":[{{string.Join(",", names.Select(JsonNames.Quote))}}]}""");
    }

    // A mapping's entries name the branch by reference or by name; without one, the branch's own name is its value.
    private static List<string>? Names(FakeKeywords union, FakeSchema branch)
    {
        if (branch.Place.Json.ValueKind != JsonValueKind.Object || Keywords.Text(branch.Place.Json, "$ref") is not { } reference)
        {
            return null;
        }

        var name = SchemaPeek.RefName(branch.Place.Json)!;
        var mapped = Keywords.Members(union.DiscriminatorJson, "mapping")
            .Where(entry => entry.Value.ValueKind == JsonValueKind.String && (entry.Value.GetString() == reference || entry.Value.GetString() == name))
            .Select(static entry => entry.Name)
            .ToList();
        return mapped.Count > 0 ? mapped : [name];
    }

    private static bool AreNamed(FakeKeywords union, FakeSchema[] branches)
    {
        if (union.Discriminator is not { } property)
        {
            return false;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        return Array.TrueForAll(branches, branch => (branch.QuickTypes & ~SchemaTypes.Object) == 0
            && ((IEnumerable<string>?)new SchemaPeek().TextsAfresh(branch.Place, property) ?? Names(union, branch)) is { } names && names.All(known.Add));
    }

    private static bool Compare(FakeSchema[] branches)
    {
        var peek = new SchemaPeek();
        var objects = Array.FindAll(branches, static branch => (branch.QuickTypes & SchemaTypes.Object) != 0);
        var others = SchemaTypes.None;
        foreach (var branch in branches)
        {
            var types = branch.QuickTypes & ~SchemaTypes.Object;
            if ((others & types) != 0)
            {
                return false;
            }

            others |= types;
        }

        return objects.Length < 2 || Required(objects[0], 4).Distinct().Any(name => AreToldApart(objects, name, peek));
    }

    // A property that every branch lists texts for, and no two the same: whatever has it fits one branch at most, and all must have it.
    private static bool AreToldApart(FakeSchema[] branches, string property, SchemaPeek peek)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in branches)
        {
            if (peek.TextsAfresh(branch.Place, property) is not { } texts || !texts.All(known.Add) || !Required(branch, 4).Contains(property))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> Required(FakeSchema schema, int depth)
    {
        if (depth == 0 || schema.IsNever || schema.IsAnything)
        {
            return [];
        }

        var words = schema.Keywords;
        return [
            .. words.Required,
            .. words.Reference is { } target ? Required(target, depth - 1) : [],
            .. words.AllOf.SelectMany(part => Required(part, depth - 1)),
        ];
    }
}
