using ContractMocks.Compiler.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads the text of a scenario or tool file into nodes, within bounds, and refuses what YAML allows and is always a slip here.</summary>
internal static class TextFile
{
    public const int MaxCharacters = 4 * 1024 * 1024;

    /// <summary>How deep a value may be nested: what is emitted is read again by System.Text.Json, which stops at 64 levels.</summary>
    public const int MaxDepth = 60;

    /// <summary>The root, or null after a problem was added.</summary>
    public static Node? Read(string text, ProblemSink problems, ProblemKind syntax, CancellationToken cancellation)
    {
        if (text.Length > MaxCharacters)
        {
            problems.Add(ProblemKinds.SpecBound, SourceSpan.On(1, 1, 0), $"{MaxCharacters} characters", $"it has {text.Length}");
            return null;
        }

        var root = NodeReader.Read(text, problems, syntax, cancellation);
        if (root is null || HasSecondDocument(text, problems, syntax))
        {
            return null;
        }

        // A repeated key costs the file its result and hides no other problem; the first of the two is read on.
        return IsWithinDepth(root, 0, problems, syntax, cancellation) ? root : null;
    }

    private static bool IsWithinDepth(Node node, int depth, ProblemSink problems, ProblemKind syntax, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth > MaxDepth)
        {
            problems.Add(ProblemKinds.SpecBound, SourceSpan.On(node.Span.Line, node.Span.Column, 1), $"{MaxDepth} levels", "it is nested deeper");
            return false;
        }

        var isWithin = true;
        if (node is SequenceNode sequence)
        {
            foreach (var item in sequence.Items)
            {
                isWithin &= IsWithinDepth(item, depth + 1, problems, syntax, cancellation);
            }
        }
        else if (node is MappingNode mapping)
        {
            CheckKeys(mapping, problems, syntax);
            foreach (var entry in mapping.Entries)
            {
                isWithin &= IsWithinDepth(entry.Value, depth + 1, problems, syntax, cancellation);
            }
        }

        return isWithin;
    }

    private static void CheckKeys(MappingNode mapping, ProblemSink problems, ProblemKind syntax)
    {
        foreach (var entry in mapping.Entries)
        {
            var first = mapping.Find(entry.Key.Value)!;
            if (!ReferenceEquals(first.Key, entry.Key))
            {
                problems.Add(syntax, entry.Key.Span, $"the key '{entry.Key.Value}' is there already, on line {first.Key.Span.Line}");
            }
        }
    }

    /// <summary>A second document after <c>---</c> would be left unread without a word.</summary>
    private static bool HasSecondDocument(string text, ProblemSink problems, ProblemKind syntax)
    {
        if (text.IndexOf("---", StringComparison.Ordinal) < 0)
        {
            return false;
        }

        var parser = new Parser(new Scanner(new StringReader(BlankLines.Clear(text)), skipComments: true));
        var documents = 0;
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart && ++documents == 2)
                {
                    problems.Add(syntax, SourceSpan.On((int)parser.Current.Start.Line, (int)parser.Current.Start.Column, 3), "a second document begins here; give it a file of its own");
                    return true;
                }
            }
        }
        catch (YamlException exception)
        {
            problems.Add(syntax, SourceSpan.On((int)exception.Start.Line, (int)exception.Start.Column, 1), exception.Message);
            return true;
        }

        return false;
    }
}
