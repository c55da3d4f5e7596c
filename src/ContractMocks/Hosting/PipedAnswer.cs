using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;

namespace ContractMocks;

/// <summary>An answer on its way through a pipe: its head is there once <see cref="Started"/>, while the body may still be written.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The source has neither timer nor wait handle; both ends may outlive each other.")]
internal sealed class PipedAnswer : MockResponse
{
    private static readonly PipeOptions s_options = new(useSynchronizationContext: false);

    private readonly Pipe _pipe;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _aborted = new();

    private PipedAnswer(PipeOptions options) => _pipe = new Pipe(options);

    /// <summary>Where the engine writes.</summary>
    public override PipeWriter Body => _pipe.Writer;

    /// <summary>Where the host reads; at its end <see cref="Failure"/> says whether that is the end of the answer.</summary>
    public PipeReader Reader => _pipe.Reader;

    /// <summary>What broke the body off, so that the connection is to be cut after what came; null where nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Done when <see cref="Status"/> and <see cref="Headers"/> are there; failed when the engine ended without an answer.</summary>
    public Task Started => _started.Task;

    /// <summary>The HTTP status; 0 before the start.</summary>
    public int Status { get; private set; }

    /// <summary>The headers in the order to be sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    /// <summary>
    /// Whether the body is written part by part. All others tell their length, or have a status that says that there is no body (RFC 9110, 8.6).
    /// </summary>
    public bool IsStream => Status is not (204 or 304) && Header("content-length") is null;

    /// <summary>Asks a mock. The answer is written on the caller's thread until somebody has to read.</summary>
    /// <param name="mock">The mock.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">How much may be written before somebody reads; null for the usual 64 KiB.</param>
    public static PipedAnswer Begin(ContractMock mock, MockRequest request, PipeOptions? options = null)
    {
        var answer = new PipedAnswer(options ?? s_options);
        answer.Run(mock.HandleAsync(request, answer, answer._aborted.Token));
        return answer;
    }

    /// <summary>Takes an answer of whatever writes one.</summary>
    /// <param name="handle">Writes the answer.</param>
    public static PipedAnswer Begin(Func<MockResponse, CancellationToken, Task> handle)
    {
        var answer = new PipedAnswer(s_options);
        answer.Run(handle(answer, answer._aborted.Token));
        return answer;
    }

    /// <summary>The first header of a name, or null.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }

    /// <summary>Says that nobody wants the rest.</summary>
    public void Abort() => _aborted.Cancel();

    public override void Start(int status, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        (Status, Headers) = (status, headers);
        _started.TrySetResult();
    }

    private void Run(Task handling)
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
            // Handed to whoever reads the head or the body; there is nobody else to hear of it.
            End(exception);
        }
    }

    private void End(Exception? exception)
    {
        // Completed without it: a pipe that ends in an exception hides what was written before.
        Failure = exception;
        _pipe.Writer.Complete();
        if (!_started.Task.IsCompleted)
        {
            _started.TrySetException(exception ?? new HttpRequestException("The mock ended without an answer."));
        }
    }
}
