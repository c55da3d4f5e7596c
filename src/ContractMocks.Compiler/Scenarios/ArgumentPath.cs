using System.Globalization;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Finds the node at a JSON path such as <c>$.messages[0].role</c> or <c>$['odd name']</c>.</summary>
internal static class ArgumentPath
{
    /// <summary>The value at a path and the entry it is the value of (null in lists and at the root); null where the path leads nowhere.</summary>
    public static (Node Value, MappingEntry? Entry)? Find(string path, Node root)
    {
        (Node Value, MappingEntry? Entry) at = (root, null);
        var rest = path.StartsWith("$", StringComparison.Ordinal) ? path.Substring(1) : path;
        while (rest.Length > 0)
        {
            if (Next(at.Value, rest) is not { } next)
            {
                return null;
            }

            at = (next.Value, next.Entry);
            rest = rest.Substring(next.Length);
        }

        return at;
    }

    /// <summary>A property as a step of a path: <c>.name</c>, or <c>['odd name']</c> where it is not an identifier.</summary>
    public static string Step(string name)
    {
        var isPlain = name.Length > 0 && !char.IsDigit(name[0]) && name.All(static c => c is '_' or '$' || char.IsLetterOrDigit(c));
        return isPlain ? "." + name : $"['{name.Replace("\\", "\\\\").Replace("'", "\\'")}']";
    }

    private static (Node Value, MappingEntry? Entry, int Length)? Next(Node node, string rest)
    {
        if (node is MappingNode mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                var step = Step(entry.Key.Value);
                if (rest.StartsWith(step, StringComparison.Ordinal) && (rest.Length == step.Length || rest[step.Length] is '.' or '['))
                {
                    return (entry.Value, entry, step.Length);
                }
            }
        }

        var close = rest.IndexOf(']');
        return node is SequenceNode list && close > 1
            && int.TryParse(rest.Substring(1, close - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count
            ? (list.Items[index], null, close + 1)
            : null;
    }
}
