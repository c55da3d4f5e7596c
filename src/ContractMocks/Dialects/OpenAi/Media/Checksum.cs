namespace ContractMocks.Dialects.OpenAi;

/// <summary>A cyclic redundancy check whose first bit is the highest, as Ogg and FLAC count them.</summary>
internal sealed class Checksum
{
    private readonly uint[] _table = new uint[256];
    private readonly int _width;

    /// <summary>A check of a width in bits, at least 8, by a polynomial.</summary>
    public Checksum(int width, uint polynomial)
    {
        _width = width;
        for (uint i = 0; i < _table.Length; i++)
        {
            var value = i << (width - 8);
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> (width - 1) & 1) == 1 ? (value << 1) ^ polynomial : value << 1;
            }

            _table[i] = value;
        }
    }

    public uint Of(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        foreach (var one in bytes)
        {
            sum = (sum << 8) ^ _table[(byte)(sum >> (_width - 8) ^ one)];
        }

        return _width == 32 ? sum : sum & ((1u << _width) - 1);
    }
}
