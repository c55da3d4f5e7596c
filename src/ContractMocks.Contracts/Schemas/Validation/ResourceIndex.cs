using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Finds the resources and anchors of a text. It goes where schemas stand and nowhere else, so that an <c>$id</c> inside an <c>enum</c>, an
/// example or an unknown keyword names nothing.
/// </summary>
internal sealed class ResourceIndex(Dictionary<string, SchemaResource> resources, SchemaOptions options)
{
    private enum Form
    {
        None,
        Schema,
        List,
        Map,
    }

    /// <summary>Called with each schema that stands in a text, for who wants to see them all.</summary>
    public Action<JsonElement, SchemaResource>? Seen { get; init; }

    /// <summary>The resource of a whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="uri">Where it was found; its own name is resolved against it.</param>
    /// <param name="around">The rules where it does not name its own.</param>
    /// <param name="options">Where metaschemas are looked up.</param>
    public static SchemaResource Whole(JsonElement text, string uri, Rules around, SchemaOptions options)
    {
        var rules = DialectRules.Of(text, around, options);
        var name = text.ValueKind == JsonValueKind.Object ? SchemaResource.OwnName(text, rules) : null;
        return new SchemaResource(name is null ? uri : UriReference.Resolve(uri, Bare(name)), text, rules);
    }

    /// <summary>Adds what a text holds.</summary>
    public void Add(SchemaResource whole)
    {
        if (!resources.ContainsKey(whole.Uri))
        {
            resources.Add(whole.Uri, whole);
        }

        if (whole.Root.ValueKind == JsonValueKind.Object)
        {
            Note(whole.Root, whole);
            Below(whole.Root, whole);
            if ((whole.Rules & Rules.Containers) != 0)
            {
                Map(whole.Root, "schemas", whole);
                if (Keywords.Schema(whole.Root, "components") is { ValueKind: JsonValueKind.Object } components)
                {
                    Map(components, "schemas", whole);
                }
            }
        }
    }

    /// <summary>A name without its fragment.</summary>
    public static string Bare(string name)
    {
        var hash = name.IndexOf('#');
        return hash < 0 ? name : name.Substring(0, hash);
    }

    private void Visit(JsonElement schema, SchemaResource resource)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var rules = DialectRules.Of(schema, resource.Rules, options);
        if (SchemaResource.OwnName(schema, rules) is { } name && Bare(name) is { Length: > 0 } bare)
        {
            resource = new SchemaResource(UriReference.Resolve(resource.Uri, bare), schema, rules);
            if (!resources.ContainsKey(resource.Uri))
            {
                resources.Add(resource.Uri, resource);
            }
        }

        Note(schema, resource);
        Below(schema, resource);
    }

    // The anchors that a schema gives itself.
    private void Note(JsonElement schema, SchemaResource resource)
    {
        Seen?.Invoke(schema, resource);
        if ((resource.Rules & Rules.IdsAreAnchors) != 0)
        {
            if (SchemaResource.OwnName(schema, resource.Rules) is { } name && name.IndexOf('#') is >= 0 and var hash && hash + 1 < name.Length)
            {
                AddFirst(resource.Anchors, name.Substring(hash + 1), schema);
            }

            return;
        }

        if (Keywords.Text(schema, "$anchor") is { } anchor)
        {
            AddFirst(resource.Anchors, anchor, schema);
        }

        if ((resource.Rules & Rules.DynamicRef) != 0 && Keywords.Text(schema, "$dynamicAnchor") is { Length: > 0 } dynamic)
        {
            AddFirst(resource.Anchors, dynamic, schema);
            AddFirst(resource.DynamicAnchors, dynamic, schema);
        }

        if ((resource.Rules & Rules.RecursiveRef) != 0 && schema.TryGetProperty("$recursiveAnchor", out var flag) && flag.ValueKind == JsonValueKind.True)
        {
            AddFirst(resource.DynamicAnchors, "", resource.Root);
        }
    }

    private static void AddFirst(Dictionary<string, JsonElement> anchors, string name, JsonElement schema)
    {
        if (!anchors.ContainsKey(name))
        {
            anchors.Add(name, schema);
        }
    }

    private void Below(JsonElement schema, SchemaResource resource)
    {
        foreach (var member in schema.EnumerateObject())
        {
            switch (FormOf(member.Name))
            {
                case Form.Schema when member.Value.ValueKind == JsonValueKind.Object:
                    Visit(member.Value, resource);
                    break;
                case Form.Schema or Form.List when member.Value.ValueKind == JsonValueKind.Array:
                    foreach (var item in member.Value.EnumerateArray())
                    {
                        Visit(item, resource);
                    }

                    break;
                case Form.Map:
                    Map(schema, member.Name, resource);
                    break;
            }
        }
    }

    private void Map(JsonElement schema, string keyword, SchemaResource resource)
    {
        if (schema.TryGetProperty(keyword, out var map) && map.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in map.EnumerateObject())
            {
                Visit(member.Value, resource);
            }
        }
    }

    private static Form FormOf(string keyword) => keyword switch
    {
        "items" or "additionalItems" or "contains" or "additionalProperties" or "propertyNames" or "unevaluatedItems" or "unevaluatedProperties"
            or "not" or "if" or "then" or "else" or "contentSchema" => Form.Schema,
        "allOf" or "anyOf" or "oneOf" or "prefixItems" => Form.List,
        "$defs" or "definitions" or "properties" or "patternProperties" or "dependentSchemas" or "dependencies" => Form.Map,
        _ => Form.None,
    };
}
