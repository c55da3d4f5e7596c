using Bogus;

namespace ContractMocks.Fakes;

/// <summary>Chance that comes from a place and a seed alone, so that neighbours do not disturb each other.</summary>
internal static class FakeSeed
{
    /// <summary>The chance of one decision at one place.</summary>
    /// <param name="path">The JSON path of the value.</param>
    /// <param name="purpose">What is decided, so that two decisions at a place are independent.</param>
    /// <param name="seed">The seed of the whole fake.</param>
    /// <param name="attempt">0, and more for each attempt that failed.</param>
    public static Randomizer For(string path, string purpose, int seed, int attempt = 0)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        hash = Mix(Mix(hash, purpose), path);
        hash = Mix(Mix(hash, unchecked((uint)seed)), unchecked((uint)attempt));

        // FNV leaves near inputs near each other; finish as MurmurHash3 does.
        hash = unchecked((hash ^ (hash >> 16)) * 0x85ebca6b);
        hash = unchecked((hash ^ (hash >> 13)) * 0xc2b2ae35);
        hash ^= hash >> 16;
        return new Randomizer(unchecked((int)(hash & 0x7fffffff)));
    }

    private static uint Mix(uint hash, string text)
    {
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return unchecked((hash ^ 0xffffu) * 16777619u);
    }

    private static uint Mix(uint hash, uint value)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            hash = unchecked((hash ^ ((value >> shift) & 0xff)) * 16777619u);
        }

        return hash;
    }
}
