using System.Buffers;
using System.Text;

namespace ContractMocks.Tokens;

/// <summary>
/// Cuts texts into the tokens of a vocabulary, exactly as OpenAI's models do. What looks like a special token (<c>&lt;|endoftext|&gt;</c>) is text like any
/// other; a surrogate without its other half counts as U+FFFD. A vocabulary is loaded when it is first used, once in a process; it holds no state of a mock.
/// </summary>
internal sealed class Tokenizer
{
    private static readonly Lazy<Tokenizer> s_o200k = new(() => new Tokenizer(Vocabulary.Load("o200k_base", isCased: true)));
    private static readonly Lazy<Tokenizer> s_cl100k = new(() => new Tokenizer(Vocabulary.Load("cl100k_base", isCased: false)));

    private readonly Vocabulary _vocabulary;
    private readonly CharacterClasses _classes = CharacterClasses.Instance;

    private Tokenizer(Vocabulary vocabulary) => _vocabulary = vocabulary;

    /// <summary>That of GPT-4o and later models.</summary>
    public static Tokenizer O200k => s_o200k.Value;

    /// <summary>That of GPT-4, GPT-3.5 and the embedding models.</summary>
    public static Tokenizer Cl100k => s_cl100k.Value;

    /// <summary>That of a model; of a model that is not known, <see cref="O200k"/>.</summary>
    public static Tokenizer For(string model) => ModelFamily.IsCl100k(model) ? Cl100k : O200k;

    /// <summary>How many tokens a text has.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        var count = new TokenCount(int.MaxValue);
        Split(text, ref count);
        return count.Count;
    }

    /// <summary>How many tokens a UTF-8 text has.</summary>
    public int Count(ReadOnlySpan<byte> text)
    {
        var count = new TokenCount(int.MaxValue);
        var lent = ArrayPool<byte>.Shared.Rent(text.Length + Vocabulary.Slack);
        text.CopyTo(lent);
        Split(lent, text.Length, ref count);
        ArrayPool<byte>.Shared.Return(lent);
        return count.Count;
    }

    /// <summary>The ids of the tokens of a text.</summary>
    public int[] Ids(ReadOnlySpan<char> text)
    {
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length) + Vocabulary.Slack];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        var ends = new TokenEnds(length);
        Split(utf8, length, ref ends);
        var ids = new int[ends.Ends.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var start = i == 0 ? 0 : ends.Ends[i - 1];
            ids[i] = _vocabulary.Rank(utf8, start, ends.Ends[i] - start);
        }

        ends.Dispose();
        return ids;
    }

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> Bytes(int id) => _vocabulary.Bytes(id);

    /// <summary>Cuts a text.</summary>
    public void Split<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        var lent = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length) + Vocabulary.Slack);
        Split(lent, Encoding.UTF8.GetBytes(text, lent), ref sink);
        ArrayPool<byte>.Shared.Return(lent);
    }

    /// <summary>Cuts the first bytes of an array, which has at least <see cref="Vocabulary.Slack"/> bytes more.</summary>
    public void Split<TSink>(byte[] utf8, int length, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        var text = utf8.AsSpan(0, length);
        for (var at = 0; at < length;)
        {
            var end = WordScanner.End(text, at, _vocabulary.IsCased, _classes);
            if (!WordSplitter.Split(_vocabulary, utf8, at, end, ref sink))
            {
                return;
            }

            at = end;
        }
    }
}
