namespace ContractMocks.Schemas.Validation;

/// <summary>
/// A set of code points, as sorted ranges that do not touch. It never holds a surrogate: texts in JSON are made of whole code points. Equal by content.
/// </summary>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    private const int Last = 0x10FFFF;

    private static readonly CodePointSet[] Ones = [.. Enumerable.Range(0, 128).Select(static point => new CodePointSet([point, point]))];

    // First and last of each range, one after the other.
    private readonly int[] _bounds;
    private readonly int _hash;

    private CodePointSet(int[] bounds)
    {
        _bounds = bounds;
        foreach (var bound in bounds)
        {
            _hash = unchecked((_hash * 31) + bound);
        }

        for (var i = 0; i < bounds.Length; i += 2)
        {
            Count += bounds[i + 1] - bounds[i] + 1;
        }
    }

    public static CodePointSet None { get; } = new([]);

    public static CodePointSet All { get; } = new([0, 0xD7FF, 0xE000, Last]);

    public int Count { get; }

    public bool IsEmpty => _bounds.Length == 0;

    public int First => _bounds[0];

    /// <summary>First and last of each range, one after the other.</summary>
    public ReadOnlySpan<int> Bounds => _bounds;

    public static CodePointSet Ascii { get; } = new([0, 0x7F]);

    public static CodePointSet One(int point) => point >= 0 && point < Ones.Length ? Ones[point] : Range(point, point);

    public static CodePointSet Range(int first, int last) => Of([first, last]);

    /// <param name="bounds">First and last of each range, in any order.</param>
    public static CodePointSet Of(IReadOnlyList<int> bounds)
    {
        var ranges = new List<(int First, int Last)>(bounds.Count / 2);
        for (var i = 0; i < bounds.Count; i += 2)
        {
            var (first, last) = (Math.Max(bounds[i], 0), Math.Min(bounds[i + 1], Last));

            // Surrogates are cut out.
            Add(ranges, first, Math.Min(last, 0xD7FF));
            Add(ranges, Math.Max(first, 0xE000), last);
        }

        ranges.Sort();
        var merged = new List<int>(ranges.Count * 2);
        foreach (var (first, last) in ranges)
        {
            if (merged.Count > 0 && first <= merged[merged.Count - 1] + 1)
            {
                merged[merged.Count - 1] = Math.Max(merged[merged.Count - 1], last);
            }
            else
            {
                merged.Add(first);
                merged.Add(last);
            }
        }

        return merged.Count == 0 ? None : new CodePointSet([.. merged]);
    }

    private static void Add(List<(int First, int Last)> ranges, int first, int last)
    {
        if (first <= last)
        {
            ranges.Add((first, last));
        }
    }

    public bool Contains(int point)
    {
        int low = 0, high = (_bounds.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (point < _bounds[middle * 2])
            {
                high = middle - 1;
            }
            else if (point > _bounds[(middle * 2) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    public CodePointSet Or(CodePointSet other) => Of([.. _bounds, .. other._bounds]);

    public CodePointSet Not()
    {
        var rest = new List<int>();
        var next = 0;
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            if (next < _bounds[i])
            {
                rest.Add(next);
                rest.Add(_bounds[i] - 1);
            }

            next = _bounds[i + 1] + 1;
        }

        if (next <= Last)
        {
            rest.Add(next);
            rest.Add(Last);
        }

        return Of(rest);
    }

    public CodePointSet And(CodePointSet other)
    {
        var common = new List<int>();
        for (int i = 0, j = 0; i < _bounds.Length && j < other._bounds.Length;)
        {
            var first = Math.Max(_bounds[i], other._bounds[j]);
            var last = Math.Min(_bounds[i + 1], other._bounds[j + 1]);
            if (first <= last)
            {
                common.Add(first);
                common.Add(last);
            }

            if (_bounds[i + 1] < other._bounds[j + 1])
            {
                i += 2;
            }
            else
            {
                j += 2;
            }
        }

        return Of(common);
    }

    public bool Equals(CodePointSet? other) => other is not null && (ReferenceEquals(this, other) || _bounds.AsSpan().SequenceEqual(other._bounds));

    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    public override int GetHashCode() => _hash;
}
