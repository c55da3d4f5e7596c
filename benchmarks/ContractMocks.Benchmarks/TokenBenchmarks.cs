using BenchmarkDotNet.Attributes;
using ContractMocks.Tokens;

namespace ContractMocks.Benchmarks;

/// <summary>Counting the tokens of about 1 KB, warm: at most 40 µs. Loading a vocabulary is in <c>fresh</c>, because it happens once in a process.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private static readonly string s_english = Repeat("The quick brown fox jumps over the lazy dog, and doesn't stop until it's home. ");
    private static readonly string s_code = Repeat("if (answer.Calls.Length > 0) { return new TokenUsage(input: 12, output: 0x20); } // why\n");
    private static readonly string s_russian = Repeat("Какая сегодня погода в Париже? ");
    private static readonly string s_chinese = Repeat("今天巴黎的天气怎么样？");

    [GlobalSetup]
    public void Load() => Tokenizer.O200k.Count(s_english);

    [Benchmark]
    public int English() => Tokenizer.O200k.Count(s_english);

    [Benchmark]
    public int Code() => Tokenizer.O200k.Count(s_code);

    [Benchmark]
    public int Russian() => Tokenizer.O200k.Count(s_russian);

    [Benchmark]
    public int Chinese() => Tokenizer.O200k.Count(s_chinese);

    [Benchmark]
    public int Pieces() => TokenText.Ends("gpt-4o", s_english).Length;

    private static string Repeat(string text)
    {
        const int Kilobyte = 1024;
        return string.Concat(Enumerable.Repeat(text, Kilobyte / System.Text.Encoding.UTF8.GetByteCount(text)));
    }
}
