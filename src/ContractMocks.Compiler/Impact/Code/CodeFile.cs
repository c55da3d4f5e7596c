using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Impact.Code;

/// <summary>The words and signs of a file of C#, and which brackets belong together.</summary>
internal sealed class CodeFile
{
    private static readonly HashSet<string> s_declaring = new(StringComparer.Ordinal) { "class", "record", "struct", "interface", "enum" };

    private readonly int[] _partner;
    private readonly int[] _block;

    private CodeFile(string path, IReadOnlyList<CodeToken> tokens)
    {
        Path = path;
        Tokens = tokens;
        _partner = new int[tokens.Count];
        _block = new int[tokens.Count];
        Pair();
        Usings = [.. ReadUsings(isGlobal: false)];
        GlobalUsings = [.. ReadUsings(isGlobal: true)];
        Declared = [.. ReadDeclared()];
    }

    public string Path { get; }

    public IReadOnlyList<CodeToken> Tokens { get; }

    /// <summary>The namespaces that the file imports or stands in.</summary>
    public IReadOnlyList<string> Usings { get; }

    /// <summary>The namespaces that it imports for the whole project.</summary>
    public IReadOnlyList<string> GlobalUsings { get; }

    /// <summary>The types that it declares and does not declare in part.</summary>
    public IReadOnlyList<string> Declared { get; }

    public static CodeFile Read(SourceText file, CancellationToken cancellation) => new(file.Path, CodeReader.Read(file.Text, cancellation));

    public bool Is(int at, char sign) => at >= 0 && at < Tokens.Count && Tokens[at].Is(sign);

    public bool Is(int at, string name) => at >= 0 && at < Tokens.Count && Tokens[at].IsName && Tokens[at].Text == name;

    public bool IsName(int at) => at >= 0 && at < Tokens.Count && Tokens[at].IsName;

    /// <summary>Where the bracket at a place is closed; the end of the file where it is not.</summary>
    public int Closing(int at) => _partner[at] > at ? _partner[at] : Tokens.Count;

    /// <summary>Where the block that a place is in ends.</summary>
    public int BlockEnd(int at) => _block[at] < 0 ? Tokens.Count : Closing(_block[at]);

    /// <summary>The bracket that a place is in: the nearest round or curly one that is open there; -1 for none.</summary>
    public int Opening(int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (Tokens[i].Is(')') || Tokens[i].Is('}'))
            {
                i = _partner[i] < i ? Math.Max(0, _partner[i]) : i;
            }
            else if (Tokens[i].Is('(') || Tokens[i].Is('{'))
            {
                return i;
            }
        }

        return -1;
    }

    private void Pair()
    {
        var open = new Stack<int>();
        var blocks = new Stack<int>();
        for (var i = 0; i < Tokens.Count; i++)
        {
            _partner[i] = i;
            if (Tokens[i].Is('}') && blocks.Count > 0)
            {
                blocks.Pop();
            }

            _block[i] = blocks.Count == 0 ? -1 : blocks.Peek();
            if (Tokens[i].Is('(') || Tokens[i].Is('{') || Tokens[i].Is('['))
            {
                open.Push(i);
                if (Tokens[i].Is('{'))
                {
                    blocks.Push(i);
                }
            }
            else if ((Tokens[i].Is(')') || Tokens[i].Is('}') || Tokens[i].Is(']')) && open.Count > 0)
            {
                var start = open.Pop();
                (_partner[start], _partner[i]) = (i, start);
            }
        }
    }

    private IEnumerable<string> ReadUsings(bool isGlobal)
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            var isUsing = Is(i, "using") && Is(i - 1, "global") == isGlobal;
            if ((isUsing || (!isGlobal && Is(i, "namespace"))) && IsName(i + 1))
            {
                yield return Dotted(Is(i + 1, "static") ? i + 2 : Is(i + 2, '=') ? i + 3 : i + 1);
            }
        }
    }

    private string Dotted(int at)
    {
        var parts = new List<string>();
        // using global::A.B;
        at += Is(at, "global") && Is(at + 1, ':') ? 3 : 0;
        while (IsName(at))
        {
            parts.Add(Tokens[at].Text);
            at += Is(at + 1, '.') ? 2 : 1;
            if (!Is(at - 1, '.'))
            {
                break;
            }
        }

        return string.Join(".", parts);
    }

    private IEnumerable<string> ReadDeclared()
    {
        for (var i = 0; i + 1 < Tokens.Count; i++)
        {
            if (Tokens[i].IsName && s_declaring.Contains(Tokens[i].Text) && !Is(i - 1, "partial") && IsName(i + 1))
            {
                yield return Tokens[s_declaring.Contains(Tokens[i + 1].Text) ? Math.Min(i + 2, Tokens.Count - 1) : i + 1].Text;
            }
        }
    }
}
