using System.Text;

namespace ContractMocks.Dialects.Tests.Tokens;

/// <summary>Texts of every kind, the same in each run.</summary>
internal sealed class RandomTexts
{
    /// <summary>The first letters of blocks of scripts, and how many code points to take from there.</summary>
    private static readonly (int First, int Count)[] s_scripts =
    [
        (0x41, 26), (0x61, 26), (0xC0, 64), (0x100, 128), (0x180, 208), (0x250, 96), (0x370, 144), (0x400, 256), (0x531, 96), (0x591, 112), (0x600, 256),
        (0x700, 80), (0x780, 64), (0x900, 128), (0x980, 128), (0xA00, 128), (0xB00, 128), (0xC00, 128), (0xD00, 128), (0xE00, 96), (0xF00, 200),
        (0x1000, 160), (0x10A0, 96), (0x1100, 256), (0x1200, 350), (0x13A0, 96), (0x1401, 600), (0x16A0, 90), (0x1780, 128), (0x1820, 100), (0x1E00, 256),
        (0x1F00, 256), (0x2C00, 96), (0x3041, 86), (0x30A1, 90), (0x3105, 43), (0x4E00, 3000), (0xA000, 400), (0xAC00, 3000), (0xFB50, 200), (0xFF01, 150),
        (0x10330, 27), (0x10400, 80), (0x12000, 200), (0x1D400, 400), (0x1E900, 68), (0x20000, 500),
    ];

    private static readonly string[] s_words =
        "the quick brown Fox jumps OVER lazy dogs don't we'll They'VE it'S naïve café straße ИВАН москва Ελλάδα 東京 서울 2024 3.14159 1,000,000 https example com README"
            .Split(' ');

    private static readonly string[] s_code =
        "if for return await public static void int x = y != 0 && { } ( ) [ ] ; => \"text\\n\" // comment /* */ <div class=\"a\"> </div> camelCase snake_case CONSTANT 0xFF $\"{value}\" ::std -> @Attr #define"
            .Split(' ');

    private static readonly string[] s_emoji =
        ["😀", "👩‍👩‍👧", "👍🏽", "🇫🇷", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "©", "™", "→", "∑", "½", "Ⅷ", "①", "€", "🫠"];

    private static readonly string[] s_spaces =
        [" ", "  ", "    ", "\t", "\n", "\r\n", "\r", "\n\n", " \n", "\u00a0", "\u2003", "\u3000", "\u2028", "\u0085", "\u200b", "\u180e", "\v", "\f"];

    /// <summary>What the alternatives of the patterns differ in, in all orders.</summary>
    private static readonly string[] s_edges =
    [
        "A", "Bc", "d", "ǅ", "ʰ", "中", "ا", "\u0301", "\u0903", "\u20dd", "1", "23", "٣", "Ⅳ", "²", " ", "  ", "\n", "\r", "/", "'", "'s", "'LL", "'Ve", "'re", "'D", ".", "!?",
        "—", "\u00a0", "😀", "\ud800", "\udc00", "<|endoftext|>", "ſ", "\u212a", "é", "ß", "İ", "\u0378",
    ];

    private ulong _state;

    public RandomTexts(int seed) => _state = ((ulong)seed * 0x9E3779B97F4A7C15) + 1;

    public List<string> Make(int count)
    {
        var texts = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            texts.Add((i % 8) switch
            {
                0 => Joined(s_words, 30, " "),
                1 => Joined(s_code, 30, Next(2) == 0 ? " " : ""),
                2 => Mixed(Next(20), s_words, s_emoji, s_spaces),
                3 => Mixed(Next(30), s_spaces, s_spaces, s_code),
                4 => Script(60),
                5 => CodePoints(40),
                _ => Mixed(Next(14), s_edges),
            });
        }

        return texts;
    }

    private int Next(int below)
    {
        _state = (_state * 6364136223846793005) + 1442695040888963407;
        return (int)((_state >> 33) % (ulong)below);
    }

    private string Joined(string[] from, int most, string between)
    {
        var parts = new string[Next(most)];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = from[Next(from.Length)];
        }

        return string.Join(between, parts);
    }

    private string Mixed(int count, params string[][] from)
    {
        var text = new StringBuilder();
        for (; count > 0; count--)
        {
            var kind = from[Next(from.Length)];
            text.Append(kind[Next(kind.Length)]);
        }

        return text.ToString();
    }

    private string Script(int most)
    {
        var (first, points) = s_scripts[Next(s_scripts.Length)];
        var text = new StringBuilder();
        for (var left = Next(most); left > 0; left--)
        {
            text.Append(Next(6) == 0 ? " " : char.ConvertFromUtf32(first + Next(points)));
        }

        return text.ToString();
    }

    private string CodePoints(int most)
    {
        var text = new StringBuilder();
        for (var left = Next(most); left > 0; left--)
        {
            var point = Next(Next(3) == 0 ? 0x110000 : 0x3000);

            // gpt-tokenizer loses U+FEFF: its table of tokens is read with a decoder that takes it for a byte order mark.
            text.Append(point == 0xFEFF ? " " : point is >= 0xD800 and < 0xE000 ? ((char)point).ToString() : char.ConvertFromUtf32(point));
        }

        return text.ToString();
    }
}
