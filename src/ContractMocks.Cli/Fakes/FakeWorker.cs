namespace ContractMocks.Cli;

/// <summary>
/// A thread of its own for answers that may take too long, or go too deep for the stack of another. An answer that does not come in time is given up: its
/// thread cannot be ended, so it is left behind, in the background, and a new one takes its place.
/// </summary>
internal sealed class FakeWorker(Func<byte[], byte[]> answer) : IDisposable
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
        private readonly Func<byte[], byte[]> _work;
        private byte[]? _line;
        private byte[]? _answer;

        public Hand(Func<byte[], byte[]> work)
        {
            _work = work;
            new Thread(Run, StackSize) { IsBackground = true, Name = "fake" }.Start();
        }

        public byte[]? Ask(byte[] line, TimeSpan limit)
        {
            _line = line;
            _asked.Release();
            return _answered.Wait(limit) ? _answer : null;
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

                _answer = _work(line);
                _answered.Release();
            }
        }
    }
}
