using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>The schemas of a document's components, and which of them operations lead to.</summary>
internal sealed class ReachedSchemas
{
    private readonly MappingNode? _schemas;
    private readonly string _prefix;
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly SpecContext _spec;

    public ReachedSchemas(SpecContext spec)
    {
        _spec = spec;
        _prefix = spec.IsSwagger2 ? "#/definitions/" : "#/components/schemas/";
        _schemas = spec.NamedSchemas;
        foreach (var start in new[] { "paths", "webhooks", "x-webhooks" })
        {
            if (spec.Root[start] is { } operations)
            {
                Walk(operations);
            }
        }

        while (_waiting.Count > 0)
        {
            if (_schemas?[_waiting.Dequeue()] is { } schema)
            {
                Walk(schema);
            }
        }
    }

    /// <summary>The schemas that no operation leads to, in document order.</summary>
    public IEnumerable<MappingEntry> Others => _schemas?.Entries.Where(entry => !_reached.Contains(entry.Key.Value)) ?? [];

    /// <summary>A schema that no operation leads to; null where there is none of the name, or operations lead to it.</summary>
    public MappingEntry? Other(string name) => _reached.Contains(name) ? null : _schemas?.Find(name);

    public bool Has(string name) => _schemas?.Find(name) is not null;

    private void Walk(Node node)
    {
        switch (node)
        {
            case MappingNode mapping when !ReferenceEquals(mapping, _schemas):
                foreach (var entry in mapping.Entries)
                {
                    Walk(entry.Value);
                }

                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                {
                    Walk(item);
                }

                break;
            // References, and the targets of discriminators.
            case ScalarNode { Type: ScalarType.String } scalar when scalar.Value.StartsWith(_prefix, StringComparison.Ordinal):
                var segments = JsonPointer.Segments(scalar.Value);
                if (segments is { Count: > 0 } && _reached.Add(segments[segments.Count - 1]))
                {
                    _waiting.Enqueue(segments[segments.Count - 1]);
                }

                break;
            // Parameters, responses and the other components lead on, where operations use them.
            case ScalarNode { Type: ScalarType.String } scalar when scalar.Value.StartsWith("#/", StringComparison.Ordinal):
                if (_followed.Add(scalar.Value) && _spec.Peek(scalar).Node is { } target)
                {
                    Walk(target);
                }

                break;
        }
    }
}
