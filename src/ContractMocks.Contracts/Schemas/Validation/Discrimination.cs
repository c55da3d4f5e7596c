using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Which branches of a union an object can still fit, told by one property: OpenAPI's <c>discriminator</c>, or a property for which the
/// branches list texts (<c>const</c>, <c>enum</c>). Branches that say nothing of the property always stay.
/// </summary>
internal sealed class Discrimination
{
    private readonly byte[] _utf8;
    private readonly NameTable _values;
    private readonly int[][] _byValue;

    private Discrimination(string property, IReadOnlyCollection<string>?[] valuesOfBranches)
    {
        Property = property;
        _utf8 = System.Text.Encoding.UTF8.GetBytes(property);
        _values = new NameTable([.. valuesOfBranches.SelectMany(static values => values ?? []).Distinct(StringComparer.Ordinal)]);
        _byValue = [.. _values.Names.Select(value => Branches(valuesOfBranches, texts => texts is null || texts.Contains(value)))];
        Others = Branches(valuesOfBranches, static texts => texts is null);
    }

    public string Property { get; }

    /// <summary>All texts that pick a branch, in the order of the branches.</summary>
    public IReadOnlyList<string> Values => _values.Names;

    /// <summary>The branches that say nothing of the property.</summary>
    public int[] Others { get; }

    /// <summary>The discrimination of a union, or null when nothing tells its branches apart.</summary>
    public static Discrimination? TryCreate(JsonElement schema, JsonElement[] branches, SchemaDocument document)
    {
        var declared = schema.TryGetProperty("discriminator", out var discriminator) && discriminator.ValueKind == JsonValueKind.Object
            ? Keywords.Text(discriminator, "propertyName")
            : null;
        if (declared is not null)
        {
            var peek = new SchemaPeek(document);
            return Make(declared, [.. branches.Select(branch => peek.Texts(branch, declared) ?? Named(branch, discriminator))]);
        }

        // The property that the most branches list texts for, and the most different ones.
        var names = new SchemaPeek(document);
        return branches
            .SelectMany(branch => names.ListedProperties(branch))
            .Distinct(StringComparer.Ordinal)
            .Select(property => (Property: property, Texts: TextsOf(property, branches, document)))
            .Where(static candidate => candidate.Texts.Count(static texts => texts is not null) > 1)
            .OrderByDescending(static candidate => candidate.Texts.Count(static texts => texts is not null))
            .ThenByDescending(static candidate => candidate.Texts.SelectMany(static texts => texts ?? []).Distinct().Count())
            .Select(static candidate => Make(candidate.Property, candidate.Texts))
            .FirstOrDefault();
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

    private static IReadOnlyCollection<string>?[] TextsOf(string property, JsonElement[] branches, SchemaDocument document)
    {
        var peek = new SchemaPeek(document);
        return [.. branches.Select(branch => peek.Texts(branch, property))];
    }

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

    private static int[] Branches(IReadOnlyCollection<string>?[] valuesOfBranches, Func<IReadOnlyCollection<string>?, bool> fits) =>
        [.. Enumerable.Range(0, valuesOfBranches.Length).Where(branch => fits(valuesOfBranches[branch]))];
}
