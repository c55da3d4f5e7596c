namespace ContractMocks.Fakes;

/// <summary>
/// The chance of one decision: SplitMix64 (Steele, Lea and Flood, 2014), eight bytes of state. It is seeded again for each decision, from the place
/// and the seed alone, so that neighbours do not disturb each other. Not thread-safe.
/// </summary>
internal sealed class FakeChance
{
    private ulong _state;

    /// <summary>From here on the numbers are those of a state.</summary>
    public void Start(ulong state) => _state = state;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Whole(int least, int most) => least >= most ? least : (int)(least + (long)(Bits() % (ulong)((long)most - least + 1)));

    /// <summary>Whether something of so many percent is the case.</summary>
    public bool Percent(int percent) => Whole(0, 99) < percent;

    /// <summary>One of a list that is not empty.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[Whole(0, list.Count - 1)];

    /// <summary>One of an array that is not empty.</summary>
    public T Pick<T>(T[] array) => array[Whole(0, array.Length - 1)];

    /// <summary>One of some that are not empty; a list written on the spot costs no memory so.</summary>
    public T Pick<T>(ReadOnlySpan<T> some) => some[Whole(0, some.Length - 1)];

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        _state = unchecked(_state + 0x9e3779b97f4a7c15ul);
        return Finish(_state);
    }

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
}
