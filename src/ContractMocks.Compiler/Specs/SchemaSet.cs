using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// The named schemas that operations reach. A reference is rewritten to the contract's form when it is met, and what it names is read later,
/// from a queue, so that circular schemas end and no depth of references uses up the stack. A schema is one node, whichever way references lead
/// to it, and has one name.
/// </summary>
internal sealed class SchemaSet
{
    private const int MaxHops = 32;
    private readonly SpecContext _spec;
    private readonly SchemaWriter _writer;
    private readonly SchemaNames _names;
    private readonly Queue<(string Name, Node Node)> _waiting = new();
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Json, NodePlace Place)> _read = new(StringComparer.Ordinal);

    public SchemaSet(SpecContext spec)
    {
        _spec = spec;
        _writer = new SchemaWriter(spec, this);
        _names = new SchemaNames(spec);
    }

    /// <summary>The schema at a node as minified JSON in the contract's form; <c>true</c> where there is none.</summary>
    /// <param name="node">The schema, or null.</param>
    /// <param name="key">The key it stands at, for problems.</param>
    public string Text(Node? node, string key) => node is null ? "true" : _writer.ToJson(node, key, recursive: null);

    /// <summary>Reaches every schema of the document's own components.</summary>
    public void ReachAll()
    {
        foreach (var entry in _names.Components)
        {
            Add(entry.Key.Value, _names.Content(entry));
        }
    }

    /// <summary>A reference as the contract writes it; null, after a problem, when it names nothing.</summary>
    public string? Reach(ScalarNode reference)
    {
        var at = reference;
        for (var hops = 0; hops < MaxHops; hops++)
        {
            if (_spec.Follow(at) is not { } target)
            {
                return null;
            }

            if (IsEndless(target))
            {
                break;
            }

            var segments = _spec.Peek(at).Segments;
            if (_names.Component(target, segments) is { } component)
            {
                return Add(component.Key.Value, _names.Content(component));
            }

            // A schema that is only a reference is what it refers to.
            if (OnlyReference(target) is not { } next)
            {
                return Add(_names.NameOf(target, segments), target);
            }

            at = next;
        }

        _spec.Report(ProblemKinds.UnresolvedReference, reference.Place, reference.Value);
        return null;
    }

    /// <summary>A value of a discriminator's mapping: the bare name of a schema, or a reference.</summary>
    public string? ReachMapping(ScalarNode value)
    {
        if (_names.Find(value.Value) is { } component)
        {
            return Add(value.Value, _names.Content(component));
        }

        if (value.Value.IndexOfAny(['/', '#', '.']) >= 0)
        {
            return Reach(value);
        }

        _spec.Report(ProblemKinds.UnresolvedReference, value.Place, value.Value);
        return null;
    }

    /// <summary>The schema that a dynamic reference means where nothing around it says otherwise.</summary>
    public string? ReachDynamic(ScalarNode reference)
    {
        if (_spec.FollowDynamic(reference) is not { } target)
        {
            return null;
        }

        return _names.Component(target, segments: null) is { } component
            ? Add(component.Key.Value, _names.Content(component))
            : Add(_names.NameOf(target, segments: null), target);
    }

    /// <summary>Reads everything that was reached, and what that reaches: the document's components in its order, then the others as they were met.</summary>
    public EquatableArray<NamedSchema> Read()
    {
        while (_waiting.Count > 0)
        {
            _spec.Cancellation.ThrowIfCancellationRequested();
            var (name, node) = _waiting.Dequeue();
            var place = _names.Find(name)?.Key.Place ?? SpecContext.Head(node);
            _read[name] = (_writer.ToJson(node, name, recursive: Pointer(name)), place);
        }

        return Order().Select(name => new NamedSchema(name, _read[name].Json)).ToEquatableArray();
    }

    /// <summary>Where the names of the schemas read stand, in their order.</summary>
    public EquatableArray<SpecPlace> Places() =>
        Order().Select(name => new SpecPlace(_read[name].Place.File.Path, _read[name].Place.Span)).ToEquatableArray();

    private IEnumerable<string> Order() =>
        _names.Components.Select(static entry => entry.Key.Value).Where(_read.ContainsKey).Distinct(StringComparer.Ordinal)
            .Concat(_names.Given.Where(_read.ContainsKey));

    private string Add(string name, Node node)
    {
        if (_reached.Add(name))
        {
            _waiting.Enqueue((name, node));
        }

        return Pointer(name);
    }

    private static string Pointer(string name) => "#/schemas/" + JsonPointer.Escape(name);

    private static ScalarNode? OnlyReference(Node node) =>
        node is MappingNode { Entries.Count: 1 } mapping && mapping["$ref"] is ScalarNode { Type: ScalarType.String } reference ? reference : null;

    /// <summary>Whether references lead round from here without a schema on the way.</summary>
    private bool IsEndless(Node node)
    {
        for (var hops = 0; hops < MaxHops; hops++)
        {
            if (OnlyReference(node) is not { } reference || _spec.Peek(reference).Node is not { } next)
            {
                return false;
            }

            node = next;
        }

        return true;
    }
}
