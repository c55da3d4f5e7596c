using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ContractMocks.Compiler.Text;

/// <summary>
/// Reads YAML, and JSON as the YAML it is, into nodes with positions. Bounded in depth and in the number of nodes after aliases are
/// followed, so that no text can exhaust the process.
/// </summary>
internal static class NodeReader
{
    public const int MaxDepth = 256;
    public const int MaxNodes = 5_000_000;

    /// <summary>The root of the text, or null after a problem of <paramref name="syntaxProblem"/> (or a bound) was added.</summary>
    public static Node? Read(string text, ProblemSink problems, ProblemKind syntaxProblem, CancellationToken cancellation)
    {
        // A byte order mark is no part of the text; YamlDotNet would take it into the first key.
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var cleared = BlankLines.Clear(start == 0 ? text : text.Substring(start));
        var file = new NodeFile(problems.File);
        try
        {
            file.Root = FastNodeReader.TryRead(cleared, file, cancellation) ?? ReadEvents(cleared, file, problems, syntaxProblem, cancellation);
        }
        catch (BoundException bound)
        {
            problems.Add(ProblemKinds.SpecBound, bound.Span, bound.Bound, bound.Message);
        }

        return file.Root;
    }

    /// <summary>The way for every text: YamlDotNet's events. Tests compare <see cref="FastNodeReader"/> with it.</summary>
    internal static Node? ReadEvents(string text, NodeFile file, ProblemSink problems, ProblemKind syntaxProblem, CancellationToken cancellation)
    {
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            return new Run(new Parser(scanner), file, cancellation).ReadDocument();
        }
        catch (YamlException exception)
        {
            // A tab that indents is reported where the mapping began; the scanner stands at the tab.
            var at = exception.Message.IndexOf("invalid tab", StringComparison.Ordinal) >= 0 ? scanner.CurrentPosition : exception.Start;
            problems.Add(syntaxProblem, SourceSpan.On((int)at.Line, (int)at.Column, 1), Reason(exception));
            return null;
        }
        catch (InvalidOperationException exception)
        {
            // YamlDotNet's scanner loses its way in some broken texts and says so with this.
            var at = scanner.CurrentPosition;
            problems.Add(syntaxProblem, SourceSpan.On((int)at.Line, (int)at.Column, 1), $"a bracket or a quote seems to be left open ({exception.Message})");
            return null;
        }
    }

    private static string Reason(YamlException exception) => exception.InnerException?.Message ?? exception.Message;

    internal static BoundException TooDeep(SourceSpan span) => new($"{MaxDepth} levels", "it is nested deeper", span);

    internal static BoundException TooMany(string why, SourceSpan span) => new($"{MaxNodes} values", why, span);

    internal sealed class BoundException(string bound, string message, SourceSpan span) : Exception(message)
    {
        public string Bound { get; } = bound;

        public SourceSpan Span { get; } = span;
    }

    private sealed class Run(IParser parser, NodeFile file, CancellationToken cancellation)
    {
        private readonly Dictionary<string, (Node Node, int Size)> _anchors = new(StringComparer.Ordinal);
        private int _nodes;

        public Node ReadDocument()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return new ScalarNode("", ScalarType.Null, file, default);
            }

            var root = ReadNode(0);
            parser.Consume<DocumentEnd>();
            return root;
        }

        private Node ReadNode(int depth)
        {
            cancellation.ThrowIfCancellationRequested();
            if (depth > MaxDepth)
            {
                throw TooDeep(Span(parser.Current!));
            }

            var before = _nodes;
            Count(1);
            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                if (!_anchors.TryGetValue(alias.Value.Value, out var known))
                {
                    throw new YamlException(alias.Start, alias.End, $"the alias '*{alias.Value.Value}' has no anchor before it");
                }

                Count(known.Size);
                return known.Node;
            }

            // The parser lets a mapping end after a key where a stray colon stands.
            var start = parser.Current as NodeEvent
                ?? throw new YamlException(parser.Current!.Start, parser.Current.End, "a value is missing here");
            Node node = start switch
            {
                Scalar => ReadScalar(parser.Consume<Scalar>()),
                SequenceStart => ReadSequence(depth),
                _ => ReadMapping(depth),
            };
            if (!start.Anchor.IsEmpty)
            {
                // A repeated anchor is legal: the latest one counts from here on.
                _anchors[start.Anchor.Value] = (node, _nodes - before);
            }

            return node;
        }

        private void Count(int nodes)
        {
            _nodes += nodes;
            if (_nodes > MaxNodes)
            {
                throw TooMany("aliases make it larger", Span(parser.Current!));
            }
        }

        private SequenceNode ReadSequence(int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = new List<Node>();
            while (parser.Current is not SequenceEnd)
            {
                items.Add(ReadNode(depth + 1));
            }

            var end = parser.Consume<SequenceEnd>();
            return new SequenceNode(items, file, Span(start, end));
        }

        private MappingNode ReadMapping(int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = new List<MappingEntry>();
            while (parser.Current is not MappingEnd)
            {
                var key = ReadNode(depth + 1) as ScalarNode
                    ?? throw new YamlException(start.Start, start.End, "a key must be a plain text, not a list or a mapping");
                entries.Add(new MappingEntry(key, ReadNode(depth + 1)));
            }

            var end = parser.Consume<MappingEnd>();
            return new MappingNode(MergeKeys.Apply(entries), file, Span(start, end));
        }

        private ScalarNode ReadScalar(Scalar scalar)
        {
            var type = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty ? ScalarTypes.Of(scalar.Value) : ScalarType.String;
            return new ScalarNode(scalar.Value, type, file, Span(scalar));
        }

        private static SourceSpan Span(ParsingEvent start) => Span(start, start);

        private static SourceSpan Span(ParsingEvent start, ParsingEvent end) =>
            new((int)start.Start.Line, (int)start.Start.Column, (int)end.End.Line, (int)end.End.Column);
    }
}
