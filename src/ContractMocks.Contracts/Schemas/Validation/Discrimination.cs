using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Which branches of a union an object can still fit, told by one property: OpenAPI's <c>discriminator</c>, or a property for which the
/// branches list texts (<c>const</c>, <c>enum</c>). Branches that say nothing of the property always stay.
/// </summary>
internal sealed class Discrimination
{
    /// <summary>How many properties are tried; a union that needs more to be told apart is not one that people write.</summary>
    private const int MostProperties = 64;

    private readonly byte[] _utf8;
    private readonly NameTable _values;
    private readonly int[][] _byValue;

    private Discrimination(string property, IReadOnlyCollection<string>?[] valuesOfBranches)
    {
        Property = property;
        _utf8 = System.Text.Encoding.UTF8.GetBytes(property);
        _values = new NameTable(ValuesOf(valuesOfBranches));
        _byValue = [.. _values.Names.Select(value => Branches(valuesOfBranches, texts => texts is null || texts.Contains(value)))];
        Others = Branches(valuesOfBranches, static texts => texts is null);
    }

    public string Property { get; }

    /// <summary>All texts that pick a branch, in the order of the branches.</summary>
    public IReadOnlyList<string> Values => _values.Names;

    /// <summary>The branches that say nothing of the property.</summary>
    public int[] Others { get; }

    /// <summary>The discrimination of a union, or null when nothing tells its branches apart.</summary>
    public static Discrimination? TryCreate(SchemaPlace schema, SchemaPlace[] branches, SchemaPeek peek)
    {
        var declared = schema.Compiler.Has(Rules.Discriminator)
            && schema.Json.TryGetProperty("discriminator", out var discriminator) && discriminator.ValueKind == JsonValueKind.Object
            ? Keywords.Text(discriminator, "propertyName")
            : null;
        if (declared is not null)
        {
            var named = schema.Json.GetProperty("discriminator");
            return Make(declared, Array.ConvertAll(branches, branch => peek.TextsAfresh(branch, declared) ?? Named(branch.Json, named)));
        }

        // The property that the most branches list texts for, and the most different ones.
        Discrimination? best = null;
        var mostBranches = 1;
        foreach (var property in ListedProperties(branches, peek))
        {
            var texts = Array.ConvertAll(branches, branch => peek.TextsAfresh(branch, property));
            var told = texts.Count(static texts => texts is not null);
            if (told > mostBranches || (told == mostBranches && best is not null && ValuesOf(texts).Length > best.Values.Count))
            {
                best = new Discrimination(property, texts);
                mostBranches = told;
            }
        }

        return best;
    }

    /// <summary>The discriminating property of an object, where it has one.</summary>
    public bool TryGetValue(JsonElement instance, out JsonElement value) => instance.TryGetProperty(_utf8, out value);

    /// <summary>The branches that an object can fit, or null when all can.</summary>
    public int[]? Candidates(JsonElement instance)
    {
        if (instance.ValueKind != JsonValueKind.Object || !TryGetValue(instance, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var place = _values.Find(Utf8Text.Of(value));
        return place < 0 ? Others : _byValue[place];
    }

    private static Discrimination? Make(string property, IReadOnlyCollection<string>?[] valuesOfBranches) =>
        valuesOfBranches.Any(static values => values is not null) ? new Discrimination(property, valuesOfBranches) : null;

    private static IEnumerable<string> ListedProperties(SchemaPlace[] branches, SchemaPeek peek)
    {
        var names = new List<string>();
        foreach (var branch in branches)
        {
            names.AddRange(peek.ListedPropertiesAfresh(branch));
        }

        return names.Distinct(StringComparer.Ordinal).Take(MostProperties);
    }

    private static string[] ValuesOf(IReadOnlyCollection<string>?[] valuesOfBranches) =>
        [.. valuesOfBranches.SelectMany(static values => values ?? []).Distinct(StringComparer.Ordinal)];

    // OpenAPI: a mapping's entries name the branch by reference or by name; without one, the branch's own name is its value.
    private static List<string>? Named(JsonElement branch, JsonElement discriminator)
    {
        if (Keywords.Text(branch, "$ref") is not { } reference)
        {
            return null;
        }

        var name = SchemaPeek.RefName(branch)!;
        var mapped = Keywords.Members(discriminator, "mapping")
            .Where(entry => entry.Value.ValueKind == JsonValueKind.String && (entry.Value.GetString() == reference || entry.Value.GetString() == name))
            .Select(static entry => entry.Name)
            .ToList();
        return mapped.Count > 0 ? mapped : [name];
    }

    private static int[] Branches(IReadOnlyCollection<string>?[] valuesOfBranches, Func<IReadOnlyCollection<string>?, bool> fits)
    {
        var branches = new List<int>();
        for (var branch = 0; branch < valuesOfBranches.Length; branch++)
        {
            if (fits(valuesOfBranches[branch]))
            {
                branches.Add(branch);
            }
        }

        return [.. branches];
    }
}
