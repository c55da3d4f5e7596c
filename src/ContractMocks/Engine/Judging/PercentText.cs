using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace ContractMocks.Engine.Judging;

/// <summary>Percent-encoded text (RFC 3986), read strictly: what is not two hex digits after a percent sign, or no UTF-8 after decoding, is refused.</summary>
internal static class PercentText
{
    private const int MostOnStack = 256;

    /// <summary>Decodes; in forms and queries a plus sign is a space.</summary>
    public static bool TryDecode(ReadOnlySpan<char> encoded, bool plusIsSpace, out string text)
    {
        if (encoded.IndexOf('%') < 0)
        {
            text = plusIsSpace && encoded.IndexOf('+') >= 0 ? encoded.ToString().Replace('+', ' ') : encoded.ToString();
            return true;
        }

        text = "";
        var most = Encoding.UTF8.GetMaxByteCount(encoded.Length);
        byte[]? rented = null;
        var bytes = most <= MostOnStack ? stackalloc byte[MostOnStack] : rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var length = Decode(encoded, plusIsSpace, bytes);
            if (length < 0 || !Utf8.IsValid(bytes[..length]))
            {
                return false;
            }

            text = Encoding.UTF8.GetString(bytes[..length]);
            return true;
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Whether a path or query can be decoded at all.</summary>
    public static bool IsValid(string encoded) =>
        !encoded.Contains('%', StringComparison.Ordinal) || TryDecode(encoded, plusIsSpace: false, out _);

    /// <summary>The number of bytes, or -1.</summary>
    private static int Decode(ReadOnlySpan<char> encoded, bool plusIsSpace, Span<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < encoded.Length;)
        {
            if (encoded[i] == '%')
            {
                if (i + 2 >= encoded.Length || !byte.TryParse(encoded.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                {
                    return -1;
                }

                bytes[length++] = value;
                i += 3;
                continue;
            }

            var run = encoded[i..].IndexOf('%');
            var plain = run < 0 ? encoded[i..] : encoded.Slice(i, run);
            var written = Encoding.UTF8.GetBytes(plain, bytes[length..]);
            if (plusIsSpace)
            {
                bytes.Slice(length, written).Replace((byte)'+', (byte)' ');
            }

            length += written;
            i += plain.Length;
        }

        return length;
    }
}
