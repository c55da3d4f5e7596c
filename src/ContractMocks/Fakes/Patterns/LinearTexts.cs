namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// Texts of patterns that are a few rows of counted sets, as <c>^(asst|msg)_[a-z]{24}$</c> is two: most patterns are. No machine is needed, every
/// length between least and most is possible, and making one costs little more than its characters.
/// </summary>
internal sealed class LinearTexts
{
    private const int MostRows = 64;
    private const int MostItems = 4096;
    private const int LongestOnStack = 256;

    private readonly Row[] _rows;

    private LinearTexts(Row[] rows)
    {
        _rows = rows;
        Shortest = rows.Min(static row => row.Shortest);
        Longest = rows.Max(static row => row.Longest);
    }

    public int Shortest { get; }

    public int Longest { get; }

    public static LinearTexts? TryRead(PatternNode node)
    {
        if (!node.IsPlain || node.Kind == NodeKind.Nothing)
        {
            return null;
        }

        var items = 0;
        return Rows(node, ref items) is { } rows ? new LinearTexts([.. rows.Select(static row => new Row([.. row]))]) : null;
    }

    public string? Make(FakeChance chance, int least, int most, PatternWish wish)
    {
        var row = Choose(chance, least, most, wish);
        return row?.Make(chance, least, most, wish);
    }

    private Row? Choose(FakeChance chance, int least, int most, PatternWish wish)
    {
        Row? chosen = null;
        var count = 0;
        var best = int.MinValue;
        foreach (var row in _rows)
        {
            if (row.Shortest > most || row.Longest < least)
            {
                continue;
            }

            var rank = wish switch
            {
                PatternWish.Shortest => -Math.Max(row.Shortest, least),
                PatternWish.Longest => Math.Min(row.Longest, most),
                _ => row.Rank,
            };
            if (rank > best)
            {
                (best, count) = (rank, 0);
            }

            if (rank == best && (++count == 1 || chance.Whole(1, count) == 1))
            {
                chosen = row;
            }
        }

        return chosen;
    }

    private static List<List<Item>>? Rows(PatternNode node, ref int items)
    {
        switch (node.Kind)
        {
            case NodeKind.Empty:
                return [[]];
            case NodeKind.Set:
                return [[new Item(CharacterChoice.Of(node.Set!), 1, 1)]];
            case NodeKind.Loop when node.Parts[0].Kind == NodeKind.Set:
                return [[new Item(CharacterChoice.Of(node.Parts[0].Set!), node.Least, node.Most)]];
            case NodeKind.Loop when node.Most <= MostRows:
                return Repeated(node, ref items);
            case NodeKind.Either:
                return Either(node.Parts, ref items);
            case NodeKind.Sequence:
                List<List<Item>>? rows = [[]];
                foreach (var part in node.Parts)
                {
                    rows = Rows(part, ref items) is { } more ? Cross(rows, more, ref items) : null;
                    if (rows is null)
                    {
                        return null;
                    }
                }

                return rows;
            default:
                return null;
        }
    }

    private static List<List<Item>>? Either(PatternNode[] parts, ref int items)
    {
        var rows = new List<List<Item>>();
        foreach (var part in parts)
        {
            if (Rows(part, ref items) is not { } more || rows.Count + more.Count > MostRows)
            {
                return null;
            }

            rows.AddRange(more);
        }

        return rows;
    }

    private static List<List<Item>>? Repeated(PatternNode loop, ref int items)
    {
        if (Rows(loop.Parts[0], ref items) is not { } body)
        {
            return null;
        }

        List<List<Item>>? rounds = [[]];
        var rows = new List<List<Item>>();
        for (var round = 0; round <= loop.Most; round++)
        {
            if (round >= loop.Least)
            {
                rows.AddRange(rounds);
            }

            rounds = round == loop.Most ? rounds : Cross(rounds, body, ref items);
            if (rounds is null || rows.Count > MostRows)
            {
                return null;
            }
        }

        return rows;
    }

    private static List<List<Item>>? Cross(List<List<Item>> left, List<List<Item>> right, ref int items)
    {
        if (left.Count * right.Count > MostRows)
        {
            return null;
        }

        var rows = new List<List<Item>>();
        foreach (var first in left)
        {
            foreach (var second in right)
            {
                items += first.Count + second.Count;
                if (items > MostItems * MostRows || first.Count + second.Count > MostItems)
                {
                    return null;
                }

                rows.Add([.. first, .. second]);
            }
        }

        return rows;
    }

    private readonly record struct Item(CharacterChoice Characters, int Least, int Most);

    private sealed class Row
    {
        /// <summary>How many more than needed of one set look natural.</summary>
        private const int MostExtra = 8;

        private readonly Item[] _items;

        public Row(Item[] items)
        {
            _items = items;
            foreach (var item in items)
            {
                Shortest = PatternNode.Sum(Shortest, item.Least);
                Longest = PatternNode.Sum(Longest, item.Most);
                Rank = Math.Min(Rank, item.Characters.Rank);
            }
        }

        public int Shortest { get; }

        public int Longest { get; }

        public int Rank { get; } = 3;

        public string Make(FakeChance chance, int least, int most, PatternWish wish)
        {
            Span<int> counts = _items.Length <= LongestOnStack ? stackalloc int[_items.Length] : new int[_items.Length];
            var length = Natural(counts, chance, wish);
            var wanted = wish == PatternWish.Longest ? Math.Min(most, Longest) : least;
            for (var i = _items.Length - 1; i >= 0 && length < wanted; i--)
            {
                var more = Math.Min(wanted - length, _items[i].Most - counts[i]);
                counts[i] += more;
                length += more;
            }

            for (var i = _items.Length - 1; i >= 0 && length > most; i--)
            {
                var fewer = Math.Min(length - most, counts[i] - _items[i].Least);
                counts[i] -= fewer;
                length -= fewer;
            }

            return Write(counts, length, chance);
        }

        private int Natural(Span<int> counts, FakeChance chance, PatternWish wish)
        {
            var length = 0;
            for (var i = 0; i < _items.Length; i++)
            {
                var item = _items[i];
                var extra = item.Most == item.Least || wish != PatternWish.Natural ? 0 : chance.Whole(0, Math.Min(MostExtra, item.Most - item.Least));
                counts[i] = item.Least + extra;
                length += counts[i];
            }

            return length;
        }

        private string Write(ReadOnlySpan<int> counts, int length, FakeChance chance)
        {
            var buffer = length <= LongestOnStack ? stackalloc char[LongestOnStack * 2] : new char[length * 2];
            var at = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                var characters = _items[i].Characters;
                for (var count = counts[i]; count > 0; count--)
                {
                    var point = characters.Pick(chance);
                    if (point <= 0xFFFF)
                    {
                        buffer[at++] = (char)point;
                    }
                    else
                    {
                        at += new System.Text.Rune(point).EncodeToUtf16(buffer[at..]);
                    }
                }
            }

            return new string(buffer[..at]);
        }
    }
}
