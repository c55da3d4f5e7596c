using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>A schema with an address of its own: a whole text, or a part that an <c>$id</c> names. References in it start from its address.</summary>
internal sealed class SchemaResource(string uri, JsonElement root, Rules rules)
{
    public string Uri { get; } = uri;

    public JsonElement Root { get; } = root;

    public Rules Rules { get; } = rules;

    /// <summary>Its <c>$anchor</c>s and <c>$dynamicAnchor</c>s; filled by the index of its text.</summary>
    public Dictionary<string, JsonElement> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Its <c>$dynamicAnchor</c>s; the empty name stands for <c>$recursiveAnchor</c>.</summary>
    public Dictionary<string, JsonElement> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The address that a schema gives itself by the rules around it, without an empty fragment; null when it gives none.</summary>
    public static string? OwnName(JsonElement schema, Rules rules)
    {
        var keyword = (rules & Rules.IdWithoutDollar) != 0 ? "id" : "$id";
        if (!schema.TryGetProperty(keyword, out var id) || id.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return (rules & Rules.RefStandsAlone) != 0 && schema.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String
            ? null
            : id.GetString();
    }
}

/// <summary>
/// The resources that have been entered on the way to a schema, outermost first, as far as they can matter to <c>$dynamicRef</c>. Schemas are
/// compiled once per scope, so that a dynamic reference is settled when it is compiled and costs nothing while judging.
/// </summary>
internal sealed class DynamicScope
{
    private readonly Dictionary<SchemaResource, DynamicScope> _deeper = [];

    public DynamicScope(SchemaResource outermost) => Resources = [outermost];

    private DynamicScope(DynamicScope outer, SchemaResource next) => Resources = [.. outer.Resources, next];

    public SchemaResource[] Resources { get; }

    /// <summary>The scope after entering a resource; the same one when that changes nothing.</summary>
    public DynamicScope Enter(SchemaResource resource, ref int made)
    {
        if (resource.DynamicAnchors.Count == 0 || Array.IndexOf(Resources, resource) >= 0)
        {
            return this;
        }

        if (!_deeper.TryGetValue(resource, out var deeper))
        {
            deeper = new DynamicScope(this, resource);
            _deeper.Add(resource, deeper);
            made++;
        }

        return deeper;
    }
}
