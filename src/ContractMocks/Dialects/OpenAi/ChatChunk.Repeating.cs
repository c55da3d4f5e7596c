using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

// Hundreds of chunks of a stream differ in their piece and their padding only: after the first, the rest is copied.
internal partial class ChatChunk
{
    private const int MostPadding = 40;

    // What JSON takes as it is, of what is a byte each.
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code).Where(static one => one is not ('"' or '\\')).ToArray());

    private byte[]? _before;
    private byte[] _between = [];

    /// <summary>Whether chunks may be copied: not where each has something of its own beside its piece.</summary>
    private bool MayRepeat => GetType() == typeof(ChatChunk) && Form.Probabilities is null && Answer.Conversation.Choices == 1;

    public void Content(int choice, ReadOnlySpan<char> piece)
    {
        if (_before is not null && !piece.ContainsAnyExcept(s_plain))
        {
            WriteAgain(piece);
            return;
        }

        IsText = true;
        var start = _buffer.Length;
        var json = BeginDelta(choice);
        WriteContent(json, piece);
        EndDelta(json, choice, default, piece.Length, piece);
        IsText = false;
        if (_before is null && MayRepeat)
        {
            Learn(_buffer.Written.Span[start..]);
        }
    }

    // The piece cannot hold these names itself: a quotation mark in it is escaped.
    private void Learn(ReadOnlySpan<byte> chunk)
    {
        var name = "\"delta\":{\"content\":\""u8;
        var text = chunk.IndexOf(name) + name.Length;
        var end = chunk[text..].IndexOf("\"},\""u8) + text;
        var padding = chunk.LastIndexOf(",\"obfuscation\":\""u8);
        _before = chunk[..text].ToArray();
        _between = chunk[end..(_isObfuscated ? padding : chunk.Length - "}\n\n"u8.Length)].ToArray();
    }

    private void WriteAgain(ReadOnlySpan<char> piece)
    {
        var place = _buffer.Place(_before!.Length + piece.Length + _between.Length + MostPadding);
        _before.CopyTo(place);
        var at = _before.Length;
        Ascii.FromUtf16(piece, place[at..], out var written);
        at += written;
        _between.CopyTo(place[at..]);
        at += _between.Length;
        if (_isObfuscated)
        {
            var name = ",\"obfuscation\":\""u8;
            name.CopyTo(place[at..]);
            at += name.Length;
            var count = ObfuscationBlock - (piece.Length % ObfuscationBlock);
            _chance.Fill(place.Slice(at, count));
            at += count;
            place[at++] = (byte)'"';
        }

        "}\n\n"u8.CopyTo(place[at..]);
        _buffer.Took(at + 3);
    }
}
