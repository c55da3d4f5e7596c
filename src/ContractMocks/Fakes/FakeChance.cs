using Bogus;
using ContractMocks.Fakes.Realism;

namespace ContractMocks.Fakes;

/// <summary>
/// The chance of one decision. It is seeded again for each, from the place and the seed alone, so that neighbours do not disturb each other, and
/// serves Bogus as its randomizer. Not thread-safe.
/// </summary>
internal sealed class FakeChance : Randomizer
{
    /// <summary>Names whose analysis is kept; a client that sends ever new ones does not fill the memory.</summary>
    private const int MostParts = 2000;

    private readonly Source _source = new();
    private readonly Dictionary<string, FakeSets> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameParts> _parts = new(StringComparer.Ordinal);

    public FakeChance()
        : base(0) => localSeed = _source;

    /// <summary>From here on the numbers are those of a state.</summary>
    public void Start(ulong state) => _source.State = state;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Whole(int least, int most) => least >= most ? least : (int)(least + (long)(_source.Draw() % (ulong)((long)most - least + 1)));

    /// <summary>Whether something of so many percent is the case.</summary>
    public bool Percent(int percent) => Whole(0, 99) < percent;

    /// <summary>One of a list that is not empty.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[Whole(0, list.Count - 1)];

    /// <summary>One of an array that is not empty.</summary>
    public T Pick<T>(T[] array) => array[Whole(0, array.Length - 1)];

    /// <summary>A number from 0 to below 1.</summary>
    public double Share() => (_source.Draw() >> 11) * (1.0 / (1ul << 53));

    /// <summary>The data sets of a locale, which draw from this chance; made once, because that is dear.</summary>
    public FakeSets Data(string locale)
    {
        if (!_sets.TryGetValue(locale, out var sets))
        {
            sets = new FakeSets(FakeLocales.Check(locale), this);
            _sets.Add(locale, sets);
        }

        return sets;
    }

    /// <summary>What the name of a sibling says; kept, because siblings are asked for again and again.</summary>
    public NameParts Parts(string name)
    {
        if (!_parts.TryGetValue(name, out var parts))
        {
            parts = new NameParts(name);
            if (_parts.Count < MostParts)
            {
                _parts.Add(name, parts);
            }
        }

        return parts;
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits() => _source.Draw();

    /// <summary>The state of a text under another: the hash that seeds come from, equal on every machine.</summary>
    public static ulong Mix(ulong state, string text)
    {
        // FNV-1a over UTF-16 units: string.GetHashCode differs from process to process.
        foreach (var unit in text)
        {
            state = unchecked((state ^ unit) * 1099511628211ul);
        }

        return Mix(state, (ulong)text.Length);
    }

    /// <summary>The state of a number under another; FNV leaves near inputs near, so it is finished as SplitMix64 does.</summary>
    public static ulong Mix(ulong state, ulong number) => Finish(unchecked((state ^ number) + 0x9e3779b97f4a7c15ul));

    private static ulong Finish(ulong state)
    {
        state = unchecked((state ^ (state >> 30)) * 0xbf58476d1ce4e5b9ul);
        state = unchecked((state ^ (state >> 27)) * 0x94d049bb133111ebul);
        return state ^ (state >> 31);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, 2014): eight bytes of state, so that seeding again costs nothing.</summary>
    private sealed class Source : Random
    {
        public ulong State { get; set; }

        public ulong Draw()
        {
            State = unchecked(State + 0x9e3779b97f4a7c15ul);
            return Finish(State);
        }

        public override int Next() => (int)(Draw() % int.MaxValue);

        public override int Next(int maxValue) => maxValue <= 1 ? 0 : (int)(Draw() % (ulong)maxValue);

        public override int Next(int minValue, int maxValue) =>
            maxValue <= minValue ? minValue : (int)(minValue + (long)(Draw() % (ulong)((long)maxValue - minValue)));

        public override long NextInt64() => (long)(Draw() >> 1);

        public override double NextDouble() => Sample();

        public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

        public override void NextBytes(Span<byte> buffer)
        {
            for (var i = 0; i < buffer.Length; i++)
            {
                buffer[i] = (byte)Draw();
            }
        }

        protected override double Sample() => (Draw() >> 11) * (1.0 / (1ul << 53));
    }
}
