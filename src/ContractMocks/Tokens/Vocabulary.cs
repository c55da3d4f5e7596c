using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ContractMocks.Tokens;

/// <summary>The tokens of a vocabulary: which bytes are one, and of what rank. Never changed once made, so any number of threads may read it.</summary>
internal sealed class Vocabulary
{
    /// <summary>How many bytes must be readable after the bytes that are looked up.</summary>
    public const int Slack = 8;

    /// <summary>The rank of what is no token.</summary>
    public const int None = int.MaxValue;

    private const int Singles = 256;

    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private readonly int[] _pairs = new int[Singles * Singles];
    private readonly int _longest;

    // Open addressing: the hash in the high half, the rank and 1 in the low; 0 is empty. Two thirds are empty, so that a miss ends soon.
    private readonly ulong[] _slots;

    private Vocabulary(ReadOnlySpan<byte> data, bool isCased)
    {
        IsCased = isCased;
        var merged = (data.Length - Singles) / 6;
        _ends = new int[Singles + merged];
        for (var i = 0; i < Singles; i++)
        {
            _ends[i] = i + 1;
        }

        _bytes = Unpack(data, merged);
        _slots = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)_ends.Length * 2)];
        Array.Fill(_pairs, None);
        _longest = Index();
    }

    /// <summary>Whether its pattern tells upper and lower case apart.</summary>
    public bool IsCased { get; }

    public int Count => _ends.Length;

    public static Vocabulary Load(string name, bool isCased) => new(VocabularyResource.Read(name), isCased);

    public ReadOnlySpan<byte> Bytes(int rank) => _bytes.AsSpan(Start(rank).._ends[rank]);

    /// <summary>The rank of two bytes as a token; <see cref="None"/> where they are none.</summary>
    public int Pair(byte first, byte second) => _pairs[(first << 8) | second];

    /// <summary>The rank of a part of a text as a token; <see cref="None"/> where it is none.</summary>
    /// <param name="text">The text and, after the part, at least <see cref="Slack"/> bytes of anything.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">Its length in bytes; more than 0.</param>
    public int Rank(ReadOnlySpan<byte> text, int start, int length)
    {
        if (length > _longest)
        {
            return None;
        }

        var hash = Hash(text, start, length);
        var mask = _slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = _slots[at];
            if (slot == 0)
            {
                return None;
            }

            if ((uint)(slot >> 32) == hash)
            {
                var rank = (int)(uint)slot - 1;
                if (_bytes.AsSpan(Start(rank).._ends[rank]).SequenceEqual(text.Slice(start, length)))
                {
                    return rank;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<byte> text, int start, int length)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)length * Factor;
        for (; length > 8; length -= 8, start += 8)
        {
            hash = Mixed((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text.Slice(start, 8))) * Factor);
        }

        var rest = BinaryPrimitives.ReadUInt64LittleEndian(text.Slice(start, 8)) & (ulong.MaxValue >> (64 - (length * 8)));
        return (uint)(Mixed((hash ^ rest) * Factor) >> 16);
    }

    private static ulong Mixed(ulong value) => value ^ (value >> 32);

    private int Start(int rank) => rank == 0 ? 0 : _ends[rank - 1];

    // Runs once in a process, over 200,000 tokens: not worth starting slow, as code does that may never be hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Index()
    {
        var longest = 0;
        var mask = _slots.Length - 1;
        var start = 0;
        for (var rank = 0; rank < _ends.Length; start = _ends[rank++])
        {
            var length = _ends[rank] - start;
            var hash = Hash(_bytes, start, length);
            var at = (int)hash & mask;
            while (_slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = ((ulong)hash << 32) | ((uint)rank + 1);
            longest = Math.Max(longest, length);
            if (length == 2)
            {
                _pairs[(_bytes[start] << 8) | _bytes[start + 1]] = rank;
            }
        }

        return longest;
    }

    /// <summary>The bytes of all tokens, one after the other. A token after the first 256 is two earlier ones put together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private byte[] Unpack(ReadOnlySpan<byte> data, int merged)
    {
        var halves = data[Singles..];
        for (var i = 0; i < merged; i++)
        {
            _ends[Singles + i] = _ends[Singles + i - 1] + Length(Half(halves, i, 0, merged)) + Length(Half(halves, i, 3, merged));
        }

        var bytes = new byte[_ends[^1] + Slack];
        data[..Singles].CopyTo(bytes);
        var end = Singles;
        for (var i = 0; i < merged; i++)
        {
            for (var half = 0; half <= 3; half += 3)
            {
                var rank = Half(halves, i, half, merged);
                var length = Length(rank);
                bytes.AsSpan(Start(rank), length).CopyTo(bytes.AsSpan(end));
                end += length;
            }
        }

        return bytes;
    }

    private int Length(int rank) => _ends[rank] - Start(rank);

    /// <summary>The rank of a half; its low, middle and high bytes stand in three runs.</summary>
    private static int Half(ReadOnlySpan<byte> halves, int token, int run, int merged) =>
        halves[(run * merged) + token] | (halves[((run + 1) * merged) + token] << 8) | (halves[((run + 2) * merged) + token] << 16);
}
