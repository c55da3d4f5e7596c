using System.Text;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>Patterns that nobody would write, with all that ECMA-262 and its Annex B have. Some are none.</summary>
internal sealed class RandomPatterns(Random random)
{
    private static readonly string[] Characters =
    [
        "a", "b", "1", "-", "é", "😀", "😃", "Ω", "\\.", "\\-", "\\/", "\\u0061", "\\x62", "\\u{1F600}", "\\ud83d\\ude00", "\\cJ", "\\0", "\\t", "\\n", "]", "}", "{", "{,2}", "{a", "\\_",
        "\\é", "\\8", "/", ",", ":", " ",
    ];

    private static readonly string[] Sets =
    [
        ".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\p{L}", "\\P{L}", "\\p{Lu}", "\\p{Script=Greek}", "\\p{scx=Deva}", "\\P{sc=Latn}", "\\p{Emoji}", "\\p{ASCII}", "\\p{Any}",
        "\\p{White_Space}", "\\p{Letter}", "\\p{gc=Nd}", "\\p{Alphabetic}", "[]", "[^]", "[^a]", "[^😀]", "[😀-😎]", "[\\w-.]", "[\\w-z]", "[a-\\d]", "[^\\s\\S]",
    ];

    private static readonly string[] Members =
    [
        "a", "b", "1", "-", "a-c", "0-9", "^", "[", ".", "$", "\\]", "\\\\", "\\-", "\\b", "\\d", "\\W", "\\S", "\\p{L}", "\\P{Lu}", "é", "à-ÿ", "😀", "😀-😎", "\\u{1F600}-\\u{1F64F}", "+-\\w",
        "\\w-", "--", "\\x41-\\x5a", "\\cA", "\\0", "Ω", "\\p{Script=Greek}", "\\ud83d\\ude00", "(", "|", "\\u2028",
    ];

    public string Next(int depth)
    {
        var text = new StringBuilder();
        for (var i = Below(3); i >= 0; i--)
        {
            var atom = Atom(depth);
            text.Append(atom);
            if (Below(100) < (atom is "^" or "$" or "\\b" or "\\B" ? 2 : 35))
            {
                text.Append(Pick(["*", "+", "?", "{2}", "{1,2}", "{0}", "{1,}", "*?", "+?", "??", "{0,2}?", "{2"]));
            }
        }

        return text.ToString();
    }

    private string Atom(int depth) => Below(depth == 0 ? 12 : 21) switch
    {
        < 5 => Pick(Characters),
        < 8 => Pick(Sets),
        8 or 9 => Class(),
        10 => Pick(["^", "$", "\\b", "\\B"]),
        11 => Pick(["^", "$", "\\1", "\\2", "\\k<n>", "\\10", "\\b"]),
        12 => $"(?={Next(depth - 1)})",
        13 => $"(?!{Next(depth - 1)})",
        14 => $"(?<={Next(depth - 1)})",
        15 => $"(?<!{Next(depth - 1)})",
        16 => $"(?:{Next(depth - 1)}|{Next(depth - 1)})",
        17 => $"(?<n>{Next(depth - 1)})",
        18 or 19 => $"({Next(depth - 1)}|{Next(depth - 1)})",
        _ => $"({Next(depth - 1)})",
    };

    private string Class() => (Below(3) == 0 ? "[^" : "[") + string.Concat(Enumerable.Range(0, 1 + Below(3)).Select(_ => Pick(Members))) + "]";

    private string Pick(string[] from) => from[Below(from.Length)];

#pragma warning disable CA5394 // Nothing secret: the same patterns in each run.
    private int Below(int bound) => random.Next(bound);
#pragma warning restore CA5394
}
