namespace ContractMocks.Cli;

/// <summary>
/// A thread of its own for answers that may take too long, or go too deep for the stack of another. An answer that does not come in time is given up: its
/// thread is told to stop, which the making of fakes heeds, and a new one takes its place.
/// </summary>
internal sealed class FakeWorker(Func<byte[], CancellationToken, byte[]> answer) : IDisposable
{
    /// <summary>Room for schemas that are nested 512 deep, whatever walks them; only what is used of it is taken.</summary>
    public const int StackSize = 256 * 1024 * 1024;

    private Hand? _hand;

    /// <summary>The answer, or null when it did not come within the limit.</summary>
    public byte[]? Ask(byte[] line, TimeSpan limit)
    {
        _hand ??= new Hand(answer);
        var result = _hand.Ask(line, limit);
        if (result is null)
        {
            _hand = null;
        }

        return result;
    }

    public void Dispose() => _hand?.Dispose();

    private sealed class Hand : IDisposable
    {
        private readonly SemaphoreSlim _asked = new(0);
        private readonly SemaphoreSlim _answered = new(0);
        private readonly Func<byte[], CancellationToken, byte[]> _work;
        private readonly CancellationTokenSource _stop = new();
        private byte[]? _line;
        private byte[]? _answer;

        public Hand(Func<byte[], CancellationToken, byte[]> work)
        {
            _work = work;
            new Thread(Run, StackSize) { IsBackground = true, Name = "fake" }.Start();
        }

        public byte[]? Ask(byte[] line, TimeSpan limit)
        {
            _line = line;
            _asked.Release();
            if (_answered.Wait(limit))
            {
                return _answer;
            }

            _stop.Cancel();
            return null;
        }

        public void Dispose()
        {
            _line = null;
            _asked.Release();
        }

        private void Run()
        {
            while (true)
            {
                _asked.Wait();
                if (_line is not { } line)
                {
                    return;
                }

                try
                {
                    _answer = _work(line, _stop.Token);
                }
                catch (OperationCanceledException) when (_stop.IsCancellationRequested)
                {
                    return;
                }

                if (_stop.IsCancellationRequested)
                {
                    // Nobody waits for this answer, nor will anybody ask again.
                    return;
                }

                _answered.Release();
            }
        }
    }
}
