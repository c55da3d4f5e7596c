using System.Text;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// What the service encrypts or signs and only it can read: base64 of the usual lengths and beginnings, the same for the same answer. Nothing is in it.
/// </summary>
internal static class MadeUpBytes
{
    /// <summary>Bytes that stand for a text, in base64: somewhat longer than the text, as recorded signatures are.</summary>
    /// <param name="answer">The answer that they are part of.</param>
    /// <param name="part">Which part of it.</param>
    /// <param name="text">What they stand for.</param>
    public static string Base64(Answer answer, int part, string text) => Base64(answer, part, 160 + Encoding.UTF8.GetByteCount(text));

    /// <summary>So many bytes in base64.</summary>
    public static string Base64(Answer answer, int part, int length)
    {
        var chance = StableChance.For(answer.Seed, answer.Number, ChancePurpose.AnswerPart + part);
        var bytes = new byte[(length + 2) / 3 * 3];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(chance.Next() >> 24);
        }

        // Recorded ones are messages whose only field, the second, is bytes: a tag, a length, and the tag of the first field in it.
        bytes[0] = 0x12;
        bytes[1] = (byte)(0x80 | (bytes.Length - 3));
        bytes[2] = (byte)((bytes.Length - 3) >> 7);
        bytes[3] = 0x0A;
        return Convert.ToBase64String(bytes);
    }
}
