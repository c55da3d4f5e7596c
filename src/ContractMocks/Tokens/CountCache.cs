using System.Collections.Concurrent;

namespace ContractMocks.Tokens;

/// <summary>
/// Counts of long texts and JSON that come again and again: system prompts, earlier turns, tools. Bounded: when it is full it is emptied, which costs a
/// counting each. Thread-safe.
/// </summary>
internal sealed class CountCache
{
    /// <summary>Shorter texts, in UTF-16 units or bytes, are counted as fast as they are looked up.</summary>
    private const int Shortest = 128;

    /// <summary>Longer ones would take too much memory.</summary>
    private const int Longest = 64 * 1024;

    private const int Most = 256;

    private readonly ConcurrentDictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<byte[], int> _json = new(BytesComparer.Instance);
    private readonly ConcurrentDictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _jsonBySpan;

    public CountCache() => _jsonBySpan = _json.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Text(Tokenizer tokenizer, string text)
    {
        if (text.Length is < Shortest or > Longest)
        {
            return tokenizer.Count(text);
        }

        if (!_texts.TryGetValue(text, out var count))
        {
            count = tokenizer.Count(text);
            MakeRoom(_texts);
            _texts[text] = count;
        }

        return count;
    }

    /// <summary>A count that depends on some JSON alone.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="state">What the counting needs.</param>
    /// <param name="counting">Counts where the JSON has not been seen.</param>
    public int Json<TState>(ReadOnlySpan<byte> json, TState state, Func<TState, int> counting)
    {
        if (json.IsEmpty || json.Length > Longest)
        {
            return counting(state);
        }

        if (!_jsonBySpan.TryGetValue(json, out var count))
        {
            count = counting(state);
            MakeRoom(_json);
            _jsonBySpan[json] = count;
        }

        return count;
    }

    private static void MakeRoom<TKey>(ConcurrentDictionary<TKey, int> counts)
        where TKey : notnull
    {
        // Asking for the count of a concurrent dictionary locks it: only where something is added.
        if (counts.Count >= Most)
        {
            counts.Clear();
        }
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
