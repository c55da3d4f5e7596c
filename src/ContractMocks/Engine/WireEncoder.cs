using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ContractMocks.Engine;

/// <summary>
/// Escapes what JSON asks for and nothing else: quotes, backslashes and control characters. Services send emoji and no-break spaces as they are, which
/// <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> escapes. The line ends that only some readers of lines know (U+0085, U+2028, U+2029) are escaped as well:
/// a client that splits a stream by them would lose the event.
/// </summary>
internal sealed unsafe class WireEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<byte> s_bytes = SearchValues.Create([.. Enumerable.Range(0, 32).Select(static one => (byte)one), (byte)'"', (byte)'\\']);
    private static readonly SearchValues<char> s_characters = SearchValues.Create([.. Enumerable.Range(0, 32).Select(static one => (char)one), '"', '\\', '\u0085', '\u2028', '\u2029']);

    public static WireEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 32 or '"' or '\\' or 0x85 or 0x2028 or 0x2029;

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var found = utf8Text.IndexOfAny(s_bytes);
        var before = found < 0 ? utf8Text : utf8Text[..found];
        found = First(before, "\u2028"u8, First(before, "\u2029"u8, First(before, "\u0085"u8, found)));
        // Bytes that are no UTF-8 are told to be encoded, which replaces them.
        return Utf8.IsValid(found < 0 ? utf8Text : utf8Text[..found]) ? found : UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncodeUtf8(utf8Text);

        static int First(ReadOnlySpan<byte> text, ReadOnlySpan<byte> sought, int known) =>
            text.IndexOf(sought) is >= 0 and var at && (known < 0 || at < known) ? at : known;
    }

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        var found = span.IndexOfAny(s_characters);
        var before = found < 0 ? span : span[..found];
        for (var at = 0; before[at..].IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var half; at += half + 2)
        {
            if (Rune.DecodeFromUtf16(before[(at + half)..], out _, out _) != OperationStatus.Done)
            {
                return at + half;
            }
        }

        return found;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
