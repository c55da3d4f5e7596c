namespace ContractMocks.Fakes.Realism;

/// <summary>A text put together on the stack, so that only the finished text costs memory.</summary>
internal ref struct TextBuffer(Span<char> room)
{
    private Span<char> _room = room;
    private int _length;

    public readonly int Length => _length;

    public void Add(char unit)
    {
        if (_length == _room.Length)
        {
            Grow(1);
        }

        _room[_length++] = unit;
    }

    public void Add(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _room.Length - _length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_room[_length..]);
        _length += text.Length;
    }

    /// <summary>The digits of a number from 0 on, with zeros before it up to a width.</summary>
    public void Digits(int number, int width = 1)
    {
        Span<char> digits = stackalloc char[10];
        var start = digits.Length;
        while (number > 0 || digits.Length - start < width)
        {
            digits[--start] = (char)('0' + (number % 10));
            number /= 10;
        }

        Add(digits[start..]);
    }

    public override readonly string ToString() => new(_room[.._length]);

    private void Grow(int more)
    {
        var larger = new char[Math.Max(_room.Length * 2, _length + more)];
        _room[.._length].CopyTo(larger);
        _room = larger;
    }
}
