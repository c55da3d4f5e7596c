using System.Text;

namespace ContractMocks.Fakes.Solving;

/// <summary>The JSON that is being made up, as UTF-8. What did not work out is taken back by setting the length.</summary>
internal sealed class FakeWriter
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public void Raw(string json)
    {
        Reserve(json.Length * 3);
        Length += Encoding.UTF8.GetBytes(json, _bytes.AsSpan(Length));
    }

    public void Raw(ReadOnlySpan<byte> json)
    {
        Reserve(json.Length);
        json.CopyTo(_bytes.AsSpan(Length));
        Length += json.Length;
    }

    public void Byte(char unit)
    {
        Reserve(1);
        _bytes[Length++] = (byte)unit;
    }

    /// <summary>A text in quotes. Only what JSON asks for is escaped; half a surrogate pair becomes U+FFFD.</summary>
    public void Text(string text)
    {
        Reserve((text.Length * 6) + 2);
        _bytes[Length++] = (byte)'"';
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit is >= ' ' and not ('"' or '\\'))
            {
                continue;
            }

            Length += Encoding.UTF8.GetBytes(text.AsSpan(start, i - start), _bytes.AsSpan(Length));
            start = i + 1;
            Escape(unit);
        }

        Length += Encoding.UTF8.GetBytes(text.AsSpan(start), _bytes.AsSpan(Length));
        _bytes[Length++] = (byte)'"';
    }

    public void Number(long value)
    {
        Reserve(24);
        System.Buffers.Text.Utf8Formatter.TryFormat(value, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>Forgets what was written after a place.</summary>
    public void TakeBack(int length) => Length = length;

    public ReadOnlyMemory<byte> Since(int start) => _bytes.AsMemory(start, Length - start);

    public string TextSince(int start) => Encoding.UTF8.GetString(_bytes, start, Length - start);

    public override string ToString() => TextSince(0);

    private void Escape(char unit)
    {
        const string Hex = "0123456789abcdef";
        _bytes[Length++] = (byte)'\\';
        var letter = unit switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => 'u' };
        _bytes[Length++] = (byte)letter;
        if (letter == 'u')
        {
            "00"u8.CopyTo(_bytes.AsSpan(Length));
            _bytes[Length + 2] = (byte)Hex[unit >> 4];
            _bytes[Length + 3] = (byte)Hex[unit & 15];
            Length += 4;
        }
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}
