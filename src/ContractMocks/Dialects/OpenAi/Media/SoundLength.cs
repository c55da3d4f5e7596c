using System.Buffers.Binary;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>How long a sound file plays: exact for WAV, else told from its size as of 64 kbit/s, the usual for speech.</summary>
internal static class SoundLength
{
    private const double BytesPerSecond = 8_000;
    private const double Shortest = 0.5;

    /// <summary>Seconds, rounded to hundredths.</summary>
    public static double Of(ReadOnlySpan<byte> file)
    {
        var seconds = Wave(file) ?? file.Length / BytesPerSecond;
        return Math.Round(Math.Clamp(seconds, Shortest, 24 * 60 * 60), 2);
    }

    private static double? Wave(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
        {
            return null;
        }

        uint perSecond = 0;
        for (var at = 12L; at + 8 <= file.Length;)
        {
            var chunk = file[(int)at..];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("fmt "u8) && chunk.Length >= 20)
            {
                perSecond = BinaryPrimitives.ReadUInt32LittleEndian(chunk[16..]);
            }
            else if (chunk.StartsWith("data"u8))
            {
                // Files that were written as a stream say a length that they do not have.
                return perSecond == 0 ? null : (double)Math.Min(length, chunk.Length - 8) / perSecond;
            }

            at += 8 + length + (length & 1);
        }

        return null;
    }
}
