using System.Collections.Concurrent;
using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>A schema and what its references start from.</summary>
/// <param name="Json">The schema.</param>
/// <param name="Compiler">The resource it belongs to, in a dynamic scope.</param>
internal readonly record struct SchemaPlace(JsonElement Json, SchemaCompiler Compiler)
{
    /// <summary>A schema inside this one, which may start a resource of its own.</summary>
    public SchemaPlace Child(JsonElement schema) => new(schema, Compiler.Enter(schema));
}

/// <summary>
/// Turns the schemas of one resource into checks, in the order in which they are cheap to ask and telling to hear. Each group of keywords reads
/// its own. There is one compiler per resource and dynamic scope.
/// </summary>
internal sealed class SchemaCompiler(SchemaDocument document, SchemaResource resource, DynamicScope scope)
{
    private static readonly SchemaNode Anything = new([], nullable: false);

    private readonly ConcurrentDictionary<string, SchemaNode?> _references = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SchemaNode?> _dynamicReferences = new(StringComparer.Ordinal);

    public SchemaDocument Document { get; } = document;

    public SchemaResource Resource { get; } = resource;

    public DynamicScope Scope { get; } = scope;

    public bool Has(Rules rules) => (Resource.Rules & rules) == rules;

    /// <summary>The node of a schema; what is neither an object nor <c>false</c> accepts everything.</summary>
    public SchemaNode Node(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.False => new SchemaNode([new NeverCheck()], nullable: false),
        JsonValueKind.Object => Enter(schema).ObjectNode(schema),
        _ => Anything,
    };

    public SchemaNode Node(JsonElement? schema) => schema is { } present ? Node(present) : Anything;

    /// <summary>The compiled schema at a reference, or null when it points to nothing; compiled when first asked for and shared by all validators.</summary>
    public SchemaNode? Referenced(string reference, bool isDynamic)
    {
        var known = isDynamic ? _dynamicReferences : _references;
        if (known.TryGetValue(reference, out var node))
        {
            return node;
        }

        var place = isDynamic ? ResolveDynamic(reference) : Resolve(reference);
        node = place is { } found ? found.Compiler.Node(found.Json) : null;
        return known.GetOrAdd(reference, node);
    }

    /// <summary>The compiler of a schema inside this resource: this one, unless the schema names itself.</summary>
    public SchemaCompiler Enter(JsonElement schema)
    {
        var resource = Inside(schema, Resource);
        return ReferenceEquals(resource, Resource) ? this : Document.Enter(resource, Scope) ?? this;
    }

    /// <summary>Where <c>$ref</c> points to, or null.</summary>
    public SchemaPlace? Resolve(string reference)
    {
        var hash = reference.IndexOf('#');
        var name = hash < 0 ? reference : reference.Substring(0, hash);
        var uri = UriReference.Resolve(Resource.Uri, name);
        var target = name.Length == 0 || uri == Resource.Uri ? Resource : Document.Resource(uri);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference.Substring(hash + 1));
        var schema = target is null ? null
            : fragment.Length == 0 ? target.Root
            : fragment[0] == '/' ? At(fragment, ref target)
            : Document.Anchored(target, fragment);
        if (schema is not { } found)
        {
            return null;
        }

        var compiler = ReferenceEquals(target, Resource) ? this : Document.Enter(target!, Scope);
        return compiler is null ? null : new SchemaPlace(found, compiler);
    }

    /// <summary>
    /// Where <c>$dynamicRef</c> or <c>$recursiveRef</c> points to, or null: where <c>$ref</c> would, unless that place has the dynamic anchor
    /// that the reference names; then the outermost one in scope.
    /// </summary>
    public SchemaPlace? ResolveDynamic(string reference)
    {
        if (Resolve(reference) is not { } place)
        {
            return null;
        }

        var hash = reference.IndexOf('#');
        var anchor = hash < 0 ? "" : reference.Substring(hash + 1);
        var isRecursive = anchor.Length == 0 && Has(Rules.RecursiveRef);
        var target = place.Compiler;
        if (!(isRecursive || (anchor.Length > 0 && anchor[0] != '/')) || !target.Resource.DynamicAnchors.ContainsKey(anchor))
        {
            return place;
        }

        return Document.Outermost(anchor, target.Scope) is { } found && Document.Enter(found.Resource, target.Scope) is { } compiler
            ? new SchemaPlace(found.Schema, compiler)
            : null;
    }

    /// <summary>Why a reference points to nothing, as a message says it.</summary>
    public string WhyNot(string reference)
    {
        var name = ResourceIndex.Bare(reference);
        var uri = UriReference.Resolve(Resource.Uri, name);
        if (name.Length == 0 || uri == Resource.Uri)
        {
            return "the schema has no such place";
        }

        return Document.Resource(uri) is not { } target ? $"the document '{uri}' was not given, and nothing is fetched"
            : Document.Enter(target, Scope) is null ? FormattableString.Invariant($"there are more than {SchemaDocument.MaxScopes} orders of entering schemas (scopes)")
            : $"'{uri}' has no such place";
    }

    // On its way a pointer may lead into a resource inside; those that it only passes are not entered.
    private JsonElement? At(string pointer, ref SchemaResource resource)
    {
        var place = resource.Root;
        foreach (var part in pointer.Substring(1).Split('/'))
        {
            var name = part.Replace("~1", "/").Replace("~0", "~");
            if (place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out var member))
            {
                place = member;
            }
            else if (place.ValueKind == JsonValueKind.Array && TryIndex(name, place.GetArrayLength(), out var index))
            {
                place = place[index];
            }
            else
            {
                return null;
            }

            resource = Inside(place, resource);
        }

        return place;
    }

    // The resource of a schema that stands in one: the same, unless the schema names itself.
    private SchemaResource Inside(JsonElement schema, SchemaResource around)
    {
        if (schema.ValueKind != JsonValueKind.Object || SchemaResource.OwnName(schema, around.Rules) is not { } name)
        {
            return around;
        }

        var bare = ResourceIndex.Bare(name);
        var uri = UriReference.Resolve(around.Uri, bare);
        return bare.Length == 0 || uri == around.Uri ? around : Document.Resource(uri) ?? around;
    }

    private static bool TryIndex(string text, int count, out int index) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out index) && index < count;

    private SchemaNode ObjectNode(JsonElement schema)
    {
        var checks = new List<Check>();
        if (Has(Rules.RefStandsAlone) && Keywords.Text(schema, "$ref") is not null)
        {
            Combinators.AddReferences(checks, schema, this);
            return new SchemaNode(checks, nullable: false);
        }

        if (Has(Rules.Assertions))
        {
            TypeCheck.AddTo(checks, schema, this);
            ListedValueCheck.AddTo(checks, schema, this);
            NumberChecks.AddTo(checks, schema, this);
        }

        StringChecks.AddTo(checks, schema, this);
        ArrayChecks.AddTo(checks, schema, this);
        ObjectChecks.AddTo(checks, schema, this);
        Combinators.AddTo(checks, schema, this);
        return UnevaluatedChecks.Complete(checks, schema, this);
    }
}
