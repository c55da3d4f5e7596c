using ContractMocks.Dialects;

namespace ContractMocks.Engine;

/// <summary>Sends the parts of a stream, framed as its form asks. One per stream.</summary>
internal sealed class StreamSender(Exchanging exchange, StreamForm form)
{
    private bool _isFirst = true;

    public void Begin() => exchange.BeginStream(200, form switch
    {
        StreamForm.Array => "application/json; charset=UTF-8",
        StreamForm.Lines => "application/x-ndjson",
        _ => "text/event-stream; charset=utf-8",
    });

    /// <summary>Sends what a dialect wrote at one step.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> part)
    {
        if (form == StreamForm.Events && part.Span[0] != (byte)'{')
        {
            return exchange.SendPartAsync(part);
        }

        byte[] framed = form switch
        {
            StreamForm.Array => [.. _isFirst ? "["u8 : ",\r\n"u8, .. part.Span],
            StreamForm.Lines => [.. part.Span, (byte)'\n'],
            _ => [.. "data: "u8, .. part.Span, .. "\n\n"u8],
        };
        _isFirst = false;
        return exchange.SendPartAsync(framed);
    }

    /// <summary>Ends the stream.</summary>
    public ValueTask EndAsync() => form == StreamForm.Array ? exchange.SendPartAsync(_isFirst ? "[]"u8.ToArray() : "]"u8.ToArray()) : default;
}
