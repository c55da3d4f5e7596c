namespace ContractMocks.Tokens;

/// <summary>Cuts a long word into tokens as <see cref="WordSplitter"/> does, in time that does not grow with the square of its length.</summary>
internal readonly ref struct LongWord
{
    private readonly Vocabulary _vocabulary;
    private readonly ReadOnlySpan<byte> _text;

    // A part is known by its first byte: where it ends, where the part before it begins, and its rank with the part after it.
    private readonly int[] _ends;
    private readonly int[] _before;
    private readonly int[] _ranks;
    private readonly PriorityQueue<int, ulong> _queue;

    /// <param name="vocabulary">The tokens.</param>
    /// <param name="text">The word and what follows it, with the slack that looking up needs.</param>
    /// <param name="length">The length of the word.</param>
    public LongWord(Vocabulary vocabulary, ReadOnlySpan<byte> text, int length)
    {
        _vocabulary = vocabulary;
        _text = text;
        _ends = new int[length];
        _before = new int[length];
        _ranks = new int[length];
        var neighbours = new List<(int, ulong)>(length);
        for (var i = 0; i < length; i++)
        {
            _ends[i] = i + 1;
            _before[i] = i - 1;
            _ranks[i] = i + 1 < length ? vocabulary.Pair(text[i], text[i + 1]) : Vocabulary.None;
            if (_ranks[i] != Vocabulary.None)
            {
                neighbours.Add((i, Order(_ranks[i], i)));
            }
        }

        _queue = new PriorityQueue<int, ulong>(neighbours);
    }

    /// <param name="start">Where the word begins in its text.</param>
    /// <param name="sink">Takes the tokens.</param>
    public bool Split<TSink>(int start, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        Merge();
        for (var at = 0; at < _ends.Length; at = _ends[at])
        {
            if (!sink.Take(start + _ends[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static ulong Order(int rank, int part) => ((ulong)(uint)rank << 32) | (uint)part;

    private void Merge()
    {
        while (_queue.TryDequeue(out var part, out var order))
        {
            // What was queued may have changed since, or be part of another by now: then its rank is no longer that.
            if (Order(_ranks[part], part) != order)
            {
                continue;
            }

            var other = _ends[part];
            _ends[part] = _ends[other];
            _ranks[other] = Vocabulary.None;
            if (_ends[part] < _ends.Length)
            {
                _before[_ends[part]] = part;
            }

            Queue(part);
            if (_before[part] >= 0)
            {
                Queue(_before[part]);
            }
        }
    }

    private void Queue(int part)
    {
        var other = _ends[part];
        _ranks[part] = other < _ends.Length ? _vocabulary.Rank(_text, part, _ends[other] - part) : Vocabulary.None;
        if (_ranks[part] != Vocabulary.None)
        {
            _queue.Enqueue(part, Order(_ranks[part], part));
        }
    }
}
