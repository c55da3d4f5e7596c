using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison;

/// <summary>Where nodes stand, as JSON pointers. Nodes do not know their parents: a file is walked once, when the first place in it is asked for.</summary>
internal sealed class PointerIndex
{
    private readonly Dictionary<NodeFile, Dictionary<Node, (Node? Parent, string Step)>> _files = [];
    private readonly Dictionary<Node, ChangePlace> _places = [];

    /// <summary>The place of a node; null for none.</summary>
    public ChangePlace? Place(Node? node)
    {
        if (node is null)
        {
            return null;
        }

        if (!_places.TryGetValue(node, out var place))
        {
            var head = JsonPointer.Head(node);
            _places.Add(node, place = new ChangePlace(node.File.Path, head, Pointer(node)));
        }

        return place;
    }

    private string Pointer(Node node)
    {
        if (!_files.TryGetValue(node.File, out var parents))
        {
            _files.Add(node.File, parents = Walk(node.File));
        }

        var steps = new List<string>();
        for (Node? at = node; at is not null && parents.TryGetValue(at, out var found) && found.Parent is not null; at = found.Parent)
        {
            steps.Add(found.Step.Replace("~", "~0").Replace("/", "~1"));
        }

        steps.Reverse();
        return steps.Count == 0 ? "" : "/" + string.Join("/", steps);
    }

    private static Dictionary<Node, (Node? Parent, string Step)> Walk(NodeFile file)
    {
        var parents = new Dictionary<Node, (Node? Parent, string Step)>();
        var waiting = new Stack<Node>();
        if (file.Root is { } root)
        {
            parents.Add(root, (null, ""));
            waiting.Push(root);
        }

        while (waiting.Count > 0)
        {
            var node = waiting.Pop();
            switch (node)
            {
                case MappingNode mapping:
                    foreach (var entry in mapping.Entries)
                    {
                        Add(entry.Value, node, entry.Key.Value);
                        // A key stands where its value does, so that a property can be named by its name.
                        Add(entry.Key, node, entry.Key.Value);
                    }

                    break;
                case SequenceNode sequence:
                    for (var i = 0; i < sequence.Items.Count; i++)
                    {
                        Add(sequence.Items[i], node, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }

        return parents;

        void Add(Node node, Node parent, string step)
        {
            // What an alias repeats is one node: its first place counts.
            if (!parents.ContainsKey(node))
            {
                parents.Add(node, (parent, step));
                waiting.Push(node);
            }
        }
    }
}
