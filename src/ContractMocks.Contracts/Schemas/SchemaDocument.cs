using System.Collections.Concurrent;
using System.Text.Json;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Schemas;

/// <summary>
/// A JSON text that schemas are in, and all that its references can reach: places in itself (<c>#/schemas/Model</c>, <c>#/$defs/x</c>, <c>#</c>,
/// <c>#anchor</c>), parts that <c>$id</c> renames, documents that the caller gave, and the metaschemas.
/// </summary>
internal sealed class SchemaDocument
{
    /// <summary>How many different orders of entering resources are followed; more than this only a schema made to exhaust memory has.</summary>
    public const int MaxScopes = 1000;

    private static readonly SchemaOptions InContracts = new() { Dialect = SchemaDialect.Contract };

    private readonly ConcurrentDictionary<string, EcmaRegex?> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<(SchemaResource Resource, DynamicScope Scope), SchemaCompiler> _compilers = [];
    private readonly object _gate = new();
    private readonly SchemaOptions _options;
    private readonly Rules _rules;
    private bool _isIndexed;
    private int _scopes;

    /// <summary>A text by the rules that contracts have, unless its <c>$schema</c> names others.</summary>
    public SchemaDocument(JsonElement root)
        : this(root, InContracts)
    {
    }

    public SchemaDocument(JsonElement root, SchemaOptions options)
    {
        Root = root;
        _options = options;
        _rules = DialectRules.Of(options.Dialect) & (options.AssertsFormats ? ~Rules.None : ~Rules.Formats);
        _rules |= options.OneOfMayOverlap ? Rules.OneOfMayOverlap : Rules.None;
        var whole = ResourceIndex.Whole(root, ResourceIndex.Bare(options.BaseUri), _rules, options);
        Compiler = new SchemaCompiler(this, whole, new DynamicScope(whole));
        _compilers.Add((whole, Compiler.Scope), Compiler);
    }

    public JsonElement Root { get; }

    /// <summary>The compiler of what stands at the root of the text.</summary>
    public SchemaCompiler Compiler { get; }

    /// <summary>The schema at a reference, or null when it points to nothing.</summary>
    public JsonElement? Resolve(string reference) => Compiler.Resolve(reference)?.Json;

    /// <summary>The pattern ready to match, or null when it cannot be used; made once for all validators, because making one is the dearest step.</summary>
    internal EcmaRegex? Pattern(string pattern) => _patterns.GetOrAdd(pattern, EcmaPattern.TryCreate);

    /// <summary>The resource of an address, or null when nobody gave it.</summary>
    internal SchemaResource? Resource(string uri)
    {
        lock (_gate)
        {
            Index();
            if (_resources.TryGetValue(uri, out var known))
            {
                return known;
            }

            if ((_options.Documents.Find(uri) ?? MetaSchemas.Find(uri)) is not { } text)
            {
                return null;
            }

            // A document's own name wins for what is in it; it stays known by the address it was asked for.
            var whole = ResourceIndex.Whole(text, uri, _rules, _options);
            new ResourceIndex(_resources, _options).Add(whole);
            _resources[uri] = whole;
            return whole;
        }
    }

    /// <summary>The schema that an anchor of a resource names.</summary>
    internal JsonElement? Anchored(SchemaResource resource, string name)
    {
        lock (_gate)
        {
            Index();
            return resource.Anchors.TryGetValue(name, out var schema) ? schema : null;
        }
    }

    /// <summary>The first schema in scope with a dynamic anchor of a name.</summary>
    internal (SchemaResource Resource, JsonElement Schema)? Outermost(string name, DynamicScope scope)
    {
        lock (_gate)
        {
            Index();
            foreach (var resource in scope.Resources)
            {
                if (resource.DynamicAnchors.TryGetValue(name, out var schema))
                {
                    return (resource, schema);
                }
            }

            return null;
        }
    }

    /// <summary>The compiler of a resource that is entered from a scope; null when there are more scopes than <see cref="MaxScopes"/>.</summary>
    internal SchemaCompiler? Enter(SchemaResource resource, DynamicScope scope)
    {
        lock (_gate)
        {
            Index();
            var entered = scope.Enter(resource, ref _scopes);
            if (_scopes > MaxScopes)
            {
                return null;
            }

            if (!_compilers.TryGetValue((resource, entered), out var compiler))
            {
                compiler = new SchemaCompiler(this, resource, entered);
                _compilers.Add((resource, entered), compiler);
            }

            return compiler;
        }
    }

    /// <summary>The first reference in the text that points to nothing, as a sentence; null when all point somewhere.</summary>
    internal string? FindDangling()
    {
        string? found = null;
        var index = new ResourceIndex(new Dictionary<string, SchemaResource>(StringComparer.Ordinal), _options)
        {
            Seen = (schema, resource) => found ??= DanglingIn(schema, resource),
        };
        index.Add(Compiler.Resource);
        return found;
    }

    private string? DanglingIn(JsonElement schema, SchemaResource resource)
    {
        if (Keywords.Text(schema, "$ref") is not { } reference)
        {
            return null;
        }

        // The walk makes resources of its own; references start from those that are compiled.
        var known = resource.Uri == Compiler.Resource.Uri ? Compiler.Resource : Resource(resource.Uri);
        var compiler = known is null ? null : Enter(known, Compiler.Scope);
        return compiler is null || compiler.Resolve(reference) is not null ? null : $"'{reference}', which points to nothing: {compiler.WhyNot(reference)}";
    }

    // Not before something asks for a name: contracts are large and have none.
    private void Index()
    {
        if (!_isIndexed)
        {
            _isIndexed = true;
            new ResourceIndex(_resources, _options).Add(Compiler.Resource);
        }
    }
}
