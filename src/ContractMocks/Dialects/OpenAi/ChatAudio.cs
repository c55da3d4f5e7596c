using System.Buffers.Binary;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// The sound of a spoken answer: a soft tone, 40 ms for each word and at most a second, of 24,000 samples a second with 16 bits each. It is raw for
/// <c>pcm16</c>, else a WAV file, which players tell by its first bytes whatever format the request named.
/// </summary>
internal static class ChatAudio
{
    /// <summary>How long the service keeps a spoken answer, in seconds.</summary>
    public const long Lifetime = 3600;

    private const int Rate = 24_000;
    private const int PerWord = Rate / 25;
    private const int HeadLength = 44;

    /// <summary>The sound of a text.</summary>
    public static byte[] Of(string text, string? format)
    {
        var samples = Math.Min(Rate, PerWord * (1 + text.AsSpan().Count(' ')));
        var isRaw = format == "pcm16";
        var sound = new byte[(isRaw ? 0 : HeadLength) + (samples * sizeof(short))];
        if (!isRaw)
        {
            WriteHead(sound, samples * sizeof(short));
        }

        // A triangle wave of 240 Hz: whole numbers only, so the same bytes on every machine.
        const int Period = Rate / 240;
        for (var i = 0; i < samples; i++)
        {
            var place = i % Period;
            var height = place < Period / 2 ? place : Period - place;
            BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(sound.Length - ((samples - i) * sizeof(short))), (short)((height * 80) - 2000));
        }

        return sound;
    }

    private static void WriteHead(Span<byte> file, int length)
    {
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[4..], HeadLength - 8 + length);
        "WAVEfmt "u8.CopyTo(file[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(file[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(file[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(file[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(file[28..], Rate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(file[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(file[34..], 16);
        "data"u8.CopyTo(file[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[40..], length);
    }
}
