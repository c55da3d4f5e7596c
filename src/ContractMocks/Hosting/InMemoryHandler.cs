using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net;

namespace ContractMocks;

/// <summary>Sends requests to a mock in the same process, without a socket. A body arrives as it is written, so streams stream.</summary>
internal sealed class InMemoryHandler(ContractMock mock) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var response = new InMemoryResponse(request);
        var body = request.Content is { } content ? await ReadAsync(content, cancellationToken).ConfigureAwait(false) : [];
        // The answer is written on this thread until it has to wait for the client to read; most never do.
        response.Run(mock.HandleAsync(Read(request, body), response, response.Aborted));
        return await response.Started.WaitAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>The answer on its way: complete as a message once its status and headers are there, while the body may still be written.</summary>
    [SuppressMessage("Reliability", "CA1001", Justification = "The source has neither timer nor wait handle; both ends may outlive each other.")]
    private sealed class InMemoryResponse(HttpRequestMessage request) : MockResponse
    {
        private static readonly PipeOptions s_options = new(useSynchronizationContext: false);

        private readonly Pipe _pipe = new(s_options);
        private readonly TaskCompletionSource<HttpResponseMessage> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenSource _aborted = new();

        public override PipeWriter Body => _pipe.Writer;

        public Task<HttpResponseMessage> Started => _started.Task;

        /// <summary>Cancelled when the client lets the body go before its end.</summary>
        public CancellationToken Aborted => _aborted.Token;

        public override void Start(int status, IReadOnlyList<KeyValuePair<string, string>> headers)
        {
            var message = new HttpResponseMessage((HttpStatusCode)status)
            {
                RequestMessage = request,
                Version = HttpVersion.Version11,
                Content = new StreamContent(new AbortingStream(_pipe.Reader.AsStream(), _aborted)),
            };
            foreach (var header in headers)
            {
                if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
                {
                    message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
                }
            }

            _started.TrySetResult(message);
        }

        /// <summary>Ends the body when the engine is done, and hands on what went wrong.</summary>
        public void Run(Task handling)
        {
            if (handling.IsCompletedSuccessfully)
            {
                End(null);
            }
            else
            {
                _ = EndAsync(handling);
            }
        }

        private async Task EndAsync(Task handling)
        {
            try
            {
                await handling.ConfigureAwait(false);
                End(null);
            }
            catch (Exception exception)
            {
                // Handed to whoever reads the message or its body; there is nobody else to hear of it.
                End(exception);
            }
        }

        private void End(Exception? exception)
        {
            _pipe.Writer.Complete(exception);
            if (!_started.Task.IsCompleted)
            {
                _started.TrySetException(exception ?? new HttpRequestException("The mock ended without an answer."));
            }
        }
    }

    /// <summary>A body that tells the writer when its reader goes away.</summary>
    private sealed class AbortingStream(Stream body, CancellationTokenSource aborted) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => body.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => body.Read(buffer);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            body.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            body.ReadAsync(buffer, cancellationToken);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                aborted.Cancel();
                body.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
