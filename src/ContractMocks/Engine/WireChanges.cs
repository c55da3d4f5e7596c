using System.Buffers;

namespace ContractMocks.Engine;

/// <summary>What the switches of <see cref="WireOptions"/> put into bodies and events: what clients must bear although their documents do not have it.</summary>
internal sealed class WireChanges
{
    private const string Unknown = "contractmocks_unknown";

    // A quotation mark inside a JSON text is escaped, so these bytes are a property's name wherever they stand.
    private static readonly byte[][] s_valueNames =
        [.. new[] { "finish_reason", "stop_reason", "finishReason", "done_reason", "service_tier" }.Select(static name => Utf8($"\"{name}\":"))];

    private static readonly byte[] s_field = Utf8($"\"{Unknown}\":{{\"added\":[true]}}");
    private static readonly byte[] s_value = Utf8(Unknown);
    private static readonly byte[] s_comment = ": contractmocks\n\n"u8.ToArray();
    private static readonly byte[] s_done = "data: [DONE]\n\n"u8.ToArray();

    private readonly WireOptions _options;

    private WireChanges(WireOptions options) => _options = options;

    /// <summary>The changes that are asked for; null for none.</summary>
    public static WireChanges? Of(WireOptions options) =>
        options.UnknownEvents || options.UnknownFields || options.UnknownValues || options.Comments || options.CarriageReturns || options.DoneAtEnd
            ? new WireChanges(options)
            : null;

    /// <summary>A whole body of JSON.</summary>
    public byte[] Body(byte[] json) => Json(json).ToArray();

    /// <summary>What is sent instead of a part of a stream.</summary>
    /// <param name="part">The part, framed.</param>
    /// <param name="isEvents">Whether the stream is one of events.</param>
    /// <param name="unknown">An event that no client knows, framed.</param>
    public ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> part, bool isEvents, ReadOnlySpan<byte> unknown)
    {
        var changed = new ArrayBufferWriter<byte>(part.Length + 256);
        if (isEvents && _options.Comments)
        {
            changed.Write(s_comment);
        }

        changed.Write(Json(part).Span);
        var isLast = part.Span.EndsWith("[DONE]\n\n"u8);
        if (_options.UnknownEvents && !isLast)
        {
            changed.Write(unknown);
        }

        return isEvents ? Lines(changed.WrittenMemory) : changed.WrittenMemory;
    }

    /// <summary>What comes after the last part of a stream of events; empty for nothing.</summary>
    /// <param name="isDone">Whether the stream ended in <c>[DONE]</c> itself.</param>
    public ReadOnlyMemory<byte> End(bool isDone) => _options.DoneAtEnd && !isDone ? Lines(s_done) : default;

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private ReadOnlyMemory<byte> Json(ReadOnlyMemory<byte> json)
    {
        var changed = _options.UnknownFields ? WithField(json.Span) : json;
        return _options.UnknownValues ? WithValues(changed.Span) : changed;
    }

    private static ReadOnlyMemory<byte> WithField(ReadOnlySpan<byte> json)
    {
        var open = json.IndexOf((byte)'{');
        if (open < 0)
        {
            return json.ToArray();
        }

        var rest = json[(open + 1)..];
        var isEmpty = rest.TrimStart(" \r\n\t"u8) is [(byte)'}', ..];
        return new[] { json[..(open + 1)].ToArray(), s_field, isEmpty ? [] : ","u8.ToArray(), rest.ToArray() }.SelectMany(static part => part).ToArray();
    }

    private static ReadOnlyMemory<byte> WithValues(ReadOnlySpan<byte> json)
    {
        var changed = new ArrayBufferWriter<byte>(json.Length + 64);
        while (json.Length > 0)
        {
            var (at, length) = Nearest(json);
            if (at < 0)
            {
                break;
            }

            var value = json[(at + length)..].TrimStart((byte)' ');
            var start = json.Length - value.Length;
            if (value is not [(byte)'"', ..])
            {
                changed.Write(json[..start]);
                json = value;
                continue;
            }

            changed.Write(json[..(start + 1)]);
            changed.Write(s_value);
            json = value[(value[1..].IndexOf((byte)'"') + 1)..];
        }

        changed.Write(json);
        return changed.WrittenMemory;
    }

    private static (int At, int Length) Nearest(ReadOnlySpan<byte> json)
    {
        var best = (-1, 0);
        foreach (var name in s_valueNames)
        {
            var at = json.IndexOf(name);
            if (at >= 0 && (best.Item1 < 0 || at < best.Item1))
            {
                best = (at, name.Length);
            }
        }

        return best;
    }

    // JSON on one line has no line breaks, so every one is the framing's.
    private ReadOnlyMemory<byte> Lines(ReadOnlyMemory<byte> text)
    {
        if (!_options.CarriageReturns)
        {
            return text;
        }

        var changed = new ArrayBufferWriter<byte>(text.Length + 16);
        var before = (byte)0;
        foreach (var one in text.Span)
        {
            if (one == (byte)'\n' && before != (byte)'\r')
            {
                changed.Write("\r"u8);
            }

            changed.Write([one]);
            before = one;
        }

        return changed.WrittenMemory;
    }
}
