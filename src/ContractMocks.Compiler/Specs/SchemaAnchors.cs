using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>The schemas of a file that <c>$anchor</c>, <c>$dynamicAnchor</c> or <c>$id</c> names. Gathered when the first such reference is met.</summary>
internal sealed class SchemaAnchors(NodeFile file)
{
    private Dictionary<string, Node>? _anchors;
    private Dictionary<string, Node>? _ids;

    public Node? Find(string anchor)
    {
        Gather();
        return _anchors!.TryGetValue(anchor, out var node) ? node : null;
    }

    /// <summary>The schema whose <c>$id</c> is the text; the text may leave out what comes before its last slash.</summary>
    public Node? FindId(string id)
    {
        Gather();
        return _ids!.TryGetValue(id, out var node) ? node : null;
    }

    private void Gather()
    {
        if (_anchors is null)
        {
            _anchors = new Dictionary<string, Node>(StringComparer.Ordinal);
            _ids = new Dictionary<string, Node>(StringComparer.Ordinal);
            // Aliases make one node reachable many times over; once is enough.
            var seen = new HashSet<Node>();
            var waiting = new Stack<Node>();
            for (var node = file.Root; node is not null; node = waiting.Count > 0 ? waiting.Pop() : null)
            {
                Gather(node, seen, waiting);
            }
        }
    }

    private void Gather(Node node, HashSet<Node> seen, Stack<Node> waiting)
    {
        if (node is ScalarNode || !seen.Add(node))
        {
            return;
        }

        if (node is SequenceNode list)
        {
            for (var i = list.Items.Count - 1; i >= 0; i--)
            {
                waiting.Push(list.Items[i]);
            }

            return;
        }

        var mapping = (MappingNode)node;
        Add(_anchors!, mapping["$anchor"], mapping);
        Add(_anchors!, mapping["$dynamicAnchor"], mapping);
        // The document's own address (OpenAPI 3.2's $self, a schema file's $id) names no schema inside it.
        if (mapping["$id"] is ScalarNode { Type: ScalarType.String } id && mapping != file.Root)
        {
            Add(_ids!, id, mapping);
            var slash = id.Value.LastIndexOf('/');
            if (slash >= 0 && slash < id.Value.Length - 1)
            {
                Add(_ids!, new ScalarNode(id.Value.Substring(slash + 1), id.Type, id.File, id.Span), mapping);
            }
        }

        for (var i = mapping.Entries.Count - 1; i >= 0; i--)
        {
            waiting.Push(mapping.Entries[i].Value);
        }
    }

    private static void Add(Dictionary<string, Node> names, Node? name, MappingNode schema)
    {
        if (name is ScalarNode { Type: ScalarType.String } text && !names.ContainsKey(text.Value))
        {
            names.Add(text.Value, schema);
        }
    }
}
