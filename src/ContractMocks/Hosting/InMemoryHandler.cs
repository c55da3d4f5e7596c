using System.Net;

namespace ContractMocks;

/// <summary>Sends requests to a mock in the same process, without a socket. A body arrives as it is written, so streams stream.</summary>
internal sealed class InMemoryHandler(ContractMock mock) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is { } content ? await ReadAsync(content, cancellationToken).ConfigureAwait(false) : [];
        // The answer is written on this thread until it has to wait for the client to read; most never do.
        var answer = PipedAnswer.Begin(mock, Read(request, body));
        await answer.Started.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Message(request, answer);
    }

    // The content itself would keep a copy.
    private static async ValueTask<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength is not { } length || length > Array.MaxLength)
        {
            return await content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        }

        var body = new byte[length];
        using var stream = new MemoryStream(body);
        await content.CopyToAsync(stream, cancellation).ConfigureAwait(false);
        return stream.Position == length ? body : body[..(int)stream.Position];
    }

    private static MockRequest Read(HttpRequestMessage request, byte[] body)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var headers = new List<KeyValuePair<string, string>>(8) { new("host", uri.Authority) };
        Add(headers, request.Headers);
        if (request.Content is { } content)
        {
            Add(headers, content.Headers);
        }

        return new MockRequest
        {
            Method = request.Method.Method.ToUpperInvariant(),
            Path = uri.AbsolutePath,
            Query = uri.Query.TrimStart('?'),
            Headers = headers,
            Body = body,
            IsOwned = true,
        };
    }

    private static void Add(List<KeyValuePair<string, string>> to, System.Net.Http.Headers.HttpHeaders headers)
    {
        foreach (var header in headers.NonValidated)
        {
            if (!header.Key.Equals("host", StringComparison.OrdinalIgnoreCase))
            {
                to.Add(new(header.Key, header.Value.ToString()));
            }
        }
    }

    private static HttpResponseMessage Message(HttpRequestMessage request, PipedAnswer answer)
    {
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = new StreamContent(new AbortingStream(answer)),
        };
        foreach (var header in answer.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return message;
    }

    /// <summary>A body that tells the writer when its reader goes away.</summary>
    private sealed class AbortingStream(PipedAnswer answer) : Stream
    {
        private readonly Stream _body = answer.Reader.AsStream();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Checked(_body.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Checked(_body.Read(buffer));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var reading = _body.ReadAsync(buffer, cancellationToken);
            return reading.IsCompletedSuccessfully ? new(Checked(reading.Result)) : WaitAsync(reading);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private async ValueTask<int> WaitAsync(ValueTask<int> reading) => Checked(await reading.ConfigureAwait(false));

        // What broke the body off is told after all that came before it, as a connection does.
        private int Checked(int read) => read > 0 || answer.Failure is not { } failure ? read : throw new IOException("The answer broke off.", failure);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                answer.Abort();
                _body.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
