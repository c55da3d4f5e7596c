using ContractMocks.Dialects;

namespace ContractMocks.Engine;

/// <summary>Sends the parts of a stream, framed as its form asks, changed as the mock's options ask. One per stream.</summary>
/// <param name="exchanging">The exchange.</param>
/// <param name="dialect">Who writes the stream.</param>
internal sealed class StreamSender(Exchanging exchanging, ConversationDialect dialect)
{
    private readonly StreamForm _form = dialect.Form(exchanging);
    private readonly WireChanges? _changes = WireChanges.Of(exchanging.Options.Wire);
    private bool _isFirst = true;
    private bool _isDone;

    public void Begin() => exchanging.BeginStream(200, _form switch
    {
        StreamForm.Array => "application/json; charset=UTF-8",
        StreamForm.Lines => "application/x-ndjson",
        _ => "text/event-stream; charset=utf-8",
    });

    /// <summary>Sends what a dialect wrote at one step.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> part)
    {
        var framed = Framed(part);
        _isFirst = false;
        if (_changes is null)
        {
            return exchanging.SendPartAsync(framed);
        }

        _isDone = framed.Span.EndsWith("[DONE]\n\n"u8);
        return exchanging.SendPartAsync(_changes.Part(framed, _form == StreamForm.Events, dialect.UnknownEvent));
    }

    /// <summary>Ends the stream.</summary>
    public ValueTask EndAsync()
    {
        var end = _form == StreamForm.Array ? _isFirst ? "[]"u8.ToArray() : "]"u8.ToArray()
            : _form == StreamForm.Events && _changes is not null ? _changes.End(_isDone)
            : default;
        return end.Length > 0 ? exchanging.SendPartAsync(end) : default;
    }

    private ReadOnlyMemory<byte> Framed(ReadOnlyMemory<byte> part) => _form switch
    {
        StreamForm.Array => (byte[])[.. _isFirst ? "["u8 : ",\r\n"u8, .. part.Span],
        StreamForm.Lines => (byte[])[.. part.Span, (byte)'\n'],
        _ when part.Span[0] != (byte)'{' => part,
        _ => (byte[])[.. "data: "u8, .. part.Span, .. "\n\n"u8],
    };
}
