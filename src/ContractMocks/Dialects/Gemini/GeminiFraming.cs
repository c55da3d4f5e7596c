using System.Buffers;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Lays JSON out as Google's services do. Whole bodies and the items of arrays are indented by two spaces and end in a line feed; events stand on one
/// line with a space after each colon, and end in two CRLF. Angle brackets are escaped everywhere.
/// </summary>
internal sealed class GeminiFraming : IDisposable
{
    // Events are written with line breaks and no indentation, and then the line breaks are taken out: in strings they are escaped, so all others are layout.
    private static readonly JsonWriterOptions s_event = new()
    {
        Encoder = WireEncoder.Instance,
        Indented = true,
        IndentSize = 0,
        NewLine = "\n",
    };

    private static readonly SearchValues<byte> s_special = SearchValues.Create("\n<>"u8);

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly bool _isEvent;

    public GeminiFraming(StreamForm form)
    {
        _isEvent = form == StreamForm.Events;
        Json = new Utf8JsonWriter(_bytes, _isEvent ? s_event : WireJson.Indented);
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>Moves what was written to a buffer, framed.</summary>
    public void Flush(WireBuffer to)
    {
        Json.Flush();
        if (_isEvent)
        {
            to.Write("data: "u8);
            Copy(_bytes.WrittenSpan, to, keepsLines: false);
            to.Write("\r\n\r\n"u8);
        }
        else
        {
            Copy(_bytes.WrittenSpan, to, keepsLines: true);
            to.Write("\n"u8);
        }

        Json.Reset();
        _bytes.ResetWrittenCount();
    }

    public void Dispose() => Json.Dispose();

    /// <summary>Ends a body that was written, indented, into a buffer itself.</summary>
    public static void EndBody(WireBuffer buffer)
    {
        buffer.EndJson();
        if (buffer.Written.Span.IndexOfAny((byte)'<', (byte)'>') >= 0)
        {
            var plain = buffer.Written.ToArray();
            buffer.Clear();
            Copy(plain, buffer, keepsLines: true);
        }

        buffer.Write("\n"u8);
    }

    private static void Copy(ReadOnlySpan<byte> json, WireBuffer to, bool keepsLines)
    {
        while (true)
        {
            var next = json.IndexOfAny(s_special);
            if (next < 0)
            {
                to.Write(json);
                return;
            }

            to.Write(json[..next]);
            to.Write(json[next] switch { (byte)'<' => "\\u003c"u8, (byte)'>' => "\\u003e"u8, _ => keepsLines ? "\n"u8 : default });
            json = json[(next + 1)..];
        }
    }
}
