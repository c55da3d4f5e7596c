using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes;

/// <summary>Where a value stands: its path, and the name of the nearest property and of the one around it, which say what it is about.</summary>
internal sealed class FakePlace
{
    private const int Deep = 4;

    private readonly FakePlace? _parent;
    private readonly string? _step;
    private readonly int _index;

    private FakePlace(FakePlace? parent, string? step, int index, string owner, string name, ulong hash)
    {
        _parent = parent;
        _step = step;
        _index = index;
        Owner = owner;
        Name = name;
        Hash = hash;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    private FakePlace(FakePlace other, int attempt)
        : this(other._parent, other._step, other._index, other.Owner, other.Name, FakeChance.Mix(other.Hash, 0xa9a1u + (ulong)attempt))
    {
    }

    /// <summary>The value as a whole.</summary>
    public static FakePlace Root { get; } = new(null, null, 0, "", "", 14695981039346656037ul);

    /// <summary>The place around it; null at the root.</summary>
    public FakePlace? Parent => _parent;

    /// <summary>The name of the property; null for an item.</summary>
    public string? Step => _step;

    /// <summary>The index of the item; 0 for a property.</summary>
    public int Index => _index;

    /// <summary>The name of the property around <see cref="Name"/>; empty when there is none.</summary>
    public string Owner { get; }

    /// <summary>The name of the property, or of the nearest one around an item; empty at the root.</summary>
    public string Name { get; }

    public int Depth { get; }

    /// <summary>Whether it is so deep that optional properties are left out and unions take the branch that ends soonest.</summary>
    public bool IsDeep => Depth >= Deep;

    /// <summary>What chance at this place starts from: a hash of the path, so that neighbours do not disturb each other.</summary>
    public ulong Hash { get; }

    /// <summary>The JSON path, from <c>$</c>.</summary>
    public string Path => _parent is null ? "$" : _parent.Path + (_step is null ? $"[{_index}]" : Trail.Step(_step));

    public FakePlace Property(string name) => new(this, name, 0, Name, name, FakeChance.Mix(Hash, name));

    /// <summary>The same place with other chance: the value made for it did not do.</summary>
    public FakePlace Again(int attempt) => attempt == 0 ? this : new(this, attempt);

    public FakePlace Item(int index) => new(this, null, index, Owner, Name, FakeChance.Mix(Hash, (ulong)index + 1));
}

/// <summary>How much is made up.</summary>
internal enum FakeStyle
{
    /// <summary>Optional properties by chance, a few items.</summary>
    Typical,

    /// <summary>Required properties and the fewest items.</summary>
    Minimal,

    /// <summary>Optional properties all, and many items.</summary>
    Maximal,
}
