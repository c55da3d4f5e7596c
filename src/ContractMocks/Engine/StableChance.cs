using System.Text;

namespace ContractMocks.Engine;

/// <summary>
/// Chance that is the same on every machine: SplitMix64 (Steele, Lea, Flood 2014) from a seed, the number of an exchange and what it is for.
/// </summary>
internal struct StableChance(ulong state)
{
    private const string Alphanumerics = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string HexDigits = "0123456789abcdef";

    private ulong _state = state;

    public static StableChance For(int seed, int exchange, int purpose) =>
        new(Mix(Mix(unchecked((uint)seed + 0x5DEECE66DUL)) ^ ((ulong)(uint)exchange << 32 | (uint)purpose)));

    /// <summary>Chance that depends on a text: FNV-1a over its UTF-8 bytes.</summary>
    public static StableChance ForText(int seed, string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 1099511628211UL);
        }

        return new(Mix(hash) ^ Mix(unchecked((uint)seed + 0x5DEECE66DUL)));
    }

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            return Mix(_state);
        }
    }

    /// <summary>A number in [-1, 1): 53 bits, exact in a double.</summary>
    public double NextSigned() => ((Next() >> 11) * (2.0 / (1UL << 53))) - 1.0;

    public string Alphanumeric(string prefix, int length) => Text(prefix, length, Alphanumerics);

    /// <summary>A text of given characters; of letters and digits where none are given.</summary>
    public string Of(string prefix, int length, string? alphabet) => Text(prefix, length, alphabet ?? Alphanumerics);

    /// <summary>Fills a place with ASCII letters and digits.</summary>
    public void Fill(Span<byte> place)
    {
        // 62 to the power of 10 is less than 2 to the power of 64.
        const int PerDraw = 10;
        var draw = 0UL;
        for (var i = 0; i < place.Length; i++)
        {
            draw = i % PerDraw == 0 ? Next() : draw / (ulong)Alphanumerics.Length;
            place[i] = (byte)Alphanumerics[(int)(draw % (ulong)Alphanumerics.Length)];
        }
    }

    /// <summary>A UUID of version 4.</summary>
    public string Uuid(string prefix = "")
    {
        var digits = Hex("", 32).ToCharArray();
        digits[12] = '4';
        digits[16] = "89ab"[HexDigits.IndexOf(digits[16], StringComparison.Ordinal) & 3];
        ReadOnlySpan<char> all = digits;
        return $"{prefix}{all[..8]}-{all[8..12]}-{all[12..16]}-{all[16..20]}-{all[20..]}";
    }

    public string Hex(string prefix, int length) => Text(prefix, length, HexDigits);

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    private string Text(string prefix, int length, string alphabet)
    {
        var chance = this;
        var text = string.Create(prefix.Length + length, (prefix, alphabet, chance), static (span, from) =>
        {
            from.prefix.CopyTo(span);
            for (var i = from.prefix.Length; i < span.Length; i++)
            {
                span[i] = from.alphabet[(int)(from.chance.Next() % (ulong)from.alphabet.Length)];
            }
        });
        Next();
        return text;
    }
}

/// <summary>What chance is drawn for, so that one draw never moves another.</summary>
internal static class ChancePurpose
{
    public const int AnswerId = 1;
    public const int RequestId = 2;
    public const int ProcessingTime = 3;
    public const int Bytes = 4;
    public const int Answer = 5;
    public const int Obfuscation = 6;
    public const int LogProbability = 7;
    public const int Host = 8;

    /// <summary>The first of the parts of an answer; the next have the numbers after it.</summary>
    public const int AnswerPart = 500_000;

    /// <summary>The first of the tool calls; the next have the numbers after it.</summary>
    public const int ToolCall = 1000;
}
