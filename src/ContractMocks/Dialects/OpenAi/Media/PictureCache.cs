namespace ContractMocks.Dialects.OpenAi;

/// <summary>Pictures that were encoded already: what tests ask for again and again costs nothing the second time. Thread-safe and bounded.</summary>
internal sealed class PictureCache(Func<Picture, byte[]> encode)
{
    /// <summary>How many are kept; then all are dropped.</summary>
    private const int MostKept = 64;

    private readonly Lock _keeping = new();
    private readonly Dictionary<(int Width, int Height, ulong Seed, bool IsTransparent), byte[]> _kept = [];

    /// <summary>The file. It is shared and must not be changed.</summary>
    public byte[] Get(int width, int height, ulong seed, bool isTransparent)
    {
        var key = (width, height, seed, isTransparent);
        lock (_keeping)
        {
            if (_kept.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        var made = encode(new Picture(width, height, seed, isTransparent));
        lock (_keeping)
        {
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            return _kept[key] = made;
        }
    }
}
