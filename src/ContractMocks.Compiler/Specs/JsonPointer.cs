using System.Globalization;
using System.Text;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>JSON pointers as references write them: <c>#/components/schemas/a~1b%20c</c>.</summary>
internal static class JsonPointer
{
    /// <summary>The unescaped segments of a fragment; null when it is not a pointer (an anchor, or another document).</summary>
    public static IReadOnlyList<string>? Segments(string reference)
    {
        if (reference == "#")
        {
            return [];
        }

        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        var segments = reference.Substring(2).Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = Unescape(segments[i]);
        }

        return segments;
    }

    /// <summary>The node that segments lead to from a root, or null.</summary>
    public static Node? Resolve(Node root, IReadOnlyList<string> segments)
    {
        var node = root;
        foreach (var segment in segments)
        {
            var next = Step(node, segment);
            if (next is null)
            {
                return null;
            }

            node = next;
        }

        return node;
    }

    /// <summary>The place of a pointer, or of its nearest ancestor that exists; of the key where the value is a mapping or a list.</summary>
    public static SourceSpan Place(Node root, IReadOnlyList<string> segments)
    {
        var node = root;
        var span = Head(root);
        foreach (var segment in segments)
        {
            var entry = (node as MappingNode)?.Find(segment);
            var next = entry?.Value ?? Step(node, segment);
            if (next is null)
            {
                break;
            }

            span = next is ScalarNode ? next.Span : entry?.Key.Span ?? Head(next);
            node = next;
        }

        return span;
    }

    /// <summary>The first key of a mapping, else the node itself: the narrowest range that stands for it.</summary>
    public static SourceSpan Head(Node node) => node is MappingNode { Entries.Count: > 0 } mapping ? mapping.Entries[0].Key.Span : node.Span;

    /// <summary>A segment as a fragment pointer writes it.</summary>
    public static string Escape(string segment) =>
        segment.IndexOfAny(['~', '/', '%']) < 0 ? segment : segment.Replace("%", "%25").Replace("~", "~0").Replace("/", "~1");

    private static Node? Step(Node node, string segment) => node switch
    {
        MappingNode mapping => mapping[segment],
        SequenceNode sequence when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < sequence.Items.Count => sequence.Items[index],
        _ => null,
    };

    private static string Unescape(string segment)
    {
        var decoded = PercentDecode(segment);
        return decoded.IndexOf('~') < 0 ? decoded : decoded.Replace("~1", "/").Replace("~0", "~");
    }

    /// <summary>Decodes only what is a valid escape, so that a bare % in a name stays one.</summary>
    public static string PercentDecode(string text)
    {
        if (text.IndexOf('%') < 0)
        {
            return text;
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length - 1;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
