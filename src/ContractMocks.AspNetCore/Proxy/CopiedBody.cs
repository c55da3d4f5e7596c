using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace ContractMocks.AspNetCore.Proxy;

/// <summary>A request's body on its way to the real server; what passes is kept to be judged.</summary>
internal sealed class CopiedBody(HttpRequest request, int mostKept) : HttpContent
{
    private readonly ArrayBufferWriter<byte> _kept = new();
    private bool _isTooLong;
    private bool _isComplete;

    /// <summary>The whole body; null when it was not sent to its end or is longer than what is kept.</summary>
    public ReadOnlyMemory<byte>? Whole => _isComplete && !_isTooLong ? _kept.WrittenMemory : null;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            foreach (var part in read.Buffer)
            {
                Keep(part.Span);
                await stream.WriteAsync(part, cancellationToken).ConfigureAwait(false);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            // What was sent is passed on before more is waited for.
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (read.IsCompleted)
            {
                _isComplete = true;
                return;
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = request.ContentLength ?? 0;
        return request.ContentLength is not null;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        _isTooLong |= part.Length > mostKept - _kept.WrittenCount;
        if (!_isTooLong)
        {
            _kept.Write(part);
        }
    }
}
