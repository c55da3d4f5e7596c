namespace ContractMocks.Cli;

/// <summary>What a read gave.</summary>
internal enum LineKind
{
    Line,
    TooLong,
    End,
}

/// <summary>Cuts a stream into lines of bytes. A line that is too long is passed over and said to be so; memory stays bounded.</summary>
internal sealed class LineReader(Stream input, int longest)
{
    private const int FirstSize = 64 * 1024;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private int _searched;
    private bool _isSkipping;

    /// <summary>Whether a whole line is here already, so that reading it waits for nobody.</summary>
    public bool HasLine => Feed() >= 0;

    /// <summary>The next line, without its end; it is overwritten by the next read.</summary>
    public LineKind Read(out ReadOnlyMemory<byte> line)
    {
        line = default;
        while (true)
        {
            var feed = Feed();
            if (feed >= 0)
            {
                var wasSkipping = _isSkipping;
                line = _buffer.AsMemory(_start, feed - _start);
                _start = _searched = feed + 1;
                _isSkipping = false;
                return wasSkipping || line.Length > longest ? LineKind.TooLong : LineKind.Line;
            }

            if (_end - _start > longest)
            {
                _isSkipping = true;
            }

            if (_isSkipping)
            {
                _start = _searched = _end = 0;
            }

            if (!Fill())
            {
                return Last(out line);
            }
        }
    }

    // The last line may lack its end.
    private LineKind Last(out ReadOnlyMemory<byte> line)
    {
        line = _buffer.AsMemory(_start, _end - _start);
        _start = _searched = _end;
        if (_isSkipping)
        {
            _isSkipping = false;
            return LineKind.TooLong;
        }

        return line.Length == 0 ? LineKind.End : LineKind.Line;
    }

    private int Feed()
    {
        var place = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
        if (place < 0)
        {
            _searched = _end;
            return -1;
        }

        _searched += place;
        return _searched;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _searched -= _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, longest + 1L + FirstSize));
        }

        var read = input.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
