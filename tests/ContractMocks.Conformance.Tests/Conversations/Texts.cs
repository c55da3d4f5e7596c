using System.Globalization;
using System.Text;

namespace ContractMocks.Conformance.Tests.Conversations;

/// <summary>What the mock says where a short English sentence does not do.</summary>
internal static class Texts
{
    /// <summary>A PNG of one pixel, in base64.</summary>
    public const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>Scripts, composed emoji, both directions, what JSON and event streams escape, and the line breaks that only JavaScript knows.</summary>
    public const string Unicode =
        "Größe, naïve; e\u0301 ≠ é. Καλημέρα, Привет, 你好，こんにちは, 안녕하세요, สวัสดี, नमस्ते. שלום עולם, مرحبا. "
        + "👩‍👩‍👧‍👦 👍🏽 🇫🇷 𝒳 𠮷 \u200B|\u2028|\u2029|\uFEFF| \"quoted\" back\\slash\ttab\r\nnew line\n\ndata: [DONE]\n<b>&amp;</b> {\"a\": null} \u0001\u007F";

    /// <summary>Some 16,000 characters, each sentence different.</summary>
    public static string Long { get; } = Make();

    private static string Make()
    {
        var text = new StringBuilder();
        for (var sentence = 1; text.Length < 16_000; sentence++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Sentence {sentence} of this long answer says nothing that sentence {sentence - 1} did not.");
            text.Append(sentence % 7 == 0 ? "\n\n" : " ");
        }

        return text.ToString().TrimEnd();
    }
}
