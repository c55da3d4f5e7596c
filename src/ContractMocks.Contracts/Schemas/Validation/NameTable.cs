using System.Text;

namespace ContractMocks.Schemas.Validation;

/// <summary>Names to their places, found by UTF-8 without making a string. Names are added once, then the table only answers.</summary>
internal sealed class NameTable
{
    private readonly byte[][] _names;
    private readonly int[] _slots;

    /// <param name="names">Names without repeats; a name's place is its index here.</param>
    public NameTable(IReadOnlyList<string> names)
    {
        Names = names;
        _names = new byte[names.Count][];
        for (var place = 0; place < _names.Length; place++)
        {
            _names[place] = Encoding.UTF8.GetBytes(names[place]);
        }

        var size = 4;
        while (size < names.Count * 2)
        {
            size *= 2;
        }

        _slots = new int[size];
        for (var place = 0; place < _names.Length; place++)
        {
            var slot = Hash(_names[place]) & (size - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            _slots[slot] = place + 1;
        }
    }

    public IReadOnlyList<string> Names { get; }

    public byte[] Utf8(int place) => _names[place];

    /// <summary>The place of a name, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        var mask = _slots.Length - 1;
        for (var slot = Hash(name) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var place = _slots[slot] - 1;
            if (name.SequenceEqual(_names[place]))
            {
                return place;
            }
        }

        return -1;
    }

    // The names come from the schema, not from the request, so nobody can choose them to collide.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = unchecked((int)2166136261);
        foreach (var unit in name)
        {
            hash = unchecked((hash ^ unit) * 16777619);
        }

        return hash ^ (hash >> 15);
    }
}
