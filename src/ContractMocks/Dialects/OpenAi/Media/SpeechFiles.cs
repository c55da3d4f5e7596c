using System.Buffers.Binary;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Speech as files, part by part: about a second each, so that a stream of it streams.</summary>
internal static class SpeechFiles
{
    /// <summary>The media type of a format; null where there is no such format.</summary>
    public static string? MediaType(string format) => format switch
    {
        "mp3" => "audio/mpeg",
        "opus" => "audio/opus",
        "aac" => "audio/aac",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        "pcm" => "audio/pcm",
        _ => null,
    };

    public static IEnumerable<ReadOnlyMemory<byte>> Parts(Speech speech, string format) => format switch
    {
        "opus" => OggOpus.Parts(speech),
        "aac" => Frames(speech, 1024, s_adts),
        "flac" => Flac.Parts(speech),
        "wav" => Wav(speech),
        "pcm" => Pcm(speech),
        _ => Frames(speech, 576, s_mpeg),
    };

    /// <summary>
    /// A silent frame of MPEG-2 layer III, mono, 24 kHz, 32 kbit/s: the header, then side information that is all zeros and so has no data (ISO/IEC
    /// 13818-3). Its length is 72 · 32000 / 24000 bytes, its time 576 samples.
    /// </summary>
    private static readonly byte[] s_mpeg = [0xFF, 0xF3, 0x44, 0xC4, .. new byte[92]];

    /// <summary>
    /// A silent frame of AAC (low complexity, mono, 24 kHz) with an ADTS header: one channel element without any band, then the end (ISO/IEC 13818-7). Its
    /// time is 1024 samples.
    /// </summary>
    private static readonly byte[] s_adts = [0xFF, 0xF1, 0x58, 0x40, 0x01, 0x7F, 0xFC, 0, 0, 0, 0x07];

    private static IEnumerable<ReadOnlyMemory<byte>> Frames(Speech speech, int samples, byte[] frame)
    {
        var count = (speech.Samples + samples - 1) / samples;
        var each = Speech.Rate / samples;
        for (; count > 0; count -= each)
        {
            var part = new byte[Math.Min(each, count) * frame.Length];
            for (var at = 0; at < part.Length; at += frame.Length)
            {
                frame.CopyTo(part, at);
            }

            yield return part;
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Wav(Speech speech)
    {
        var header = new byte[44];
        var length = speech.Samples * sizeof(short);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), 36 + length);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), Speech.Rate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), Speech.Rate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), length);
        yield return header;
        foreach (var part in Pcm(speech))
        {
            yield return part;
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pcm(Speech speech)
    {
        var samples = new short[Speech.Rate];
        for (var from = 0; from < speech.Samples; from += samples.Length)
        {
            var count = Math.Min(samples.Length, speech.Samples - from);
            speech.Read(from, samples.AsSpan(0, count));
            var part = new byte[count * sizeof(short)];
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteInt16LittleEndian(part.AsSpan(i * sizeof(short)), samples[i]);
            }

            yield return part;
        }
    }
}
