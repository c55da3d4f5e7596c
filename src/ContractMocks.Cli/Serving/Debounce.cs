namespace ContractMocks.Cli;

/// <summary>Waits until nothing was touched for a while, then acts once: editors write a file in several steps. Acts never overlap.</summary>
internal sealed class Debounce : IDisposable
{
    private readonly TimeSpan _quiet;
    private readonly Action _act;
    private readonly ITimer _timer;
    private readonly Lock _acting = new();
    private bool _isDisposed;

    public Debounce(TimeProvider time, TimeSpan quiet, Action act)
    {
        (_quiet, _act) = (quiet, act);
        _timer = time.CreateTimer(static state => ((Debounce)state!).Act(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something changed: the wait starts anew.</summary>
    public void Touch() => _timer.Change(_quiet, Timeout.InfiniteTimeSpan);

    /// <summary>Acts no more; waits for an act under way.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_acting)
        {
            _isDisposed = true;
        }
    }

    private void Act()
    {
        lock (_acting)
        {
            if (!_isDisposed)
            {
                _act();
            }
        }
    }
}
