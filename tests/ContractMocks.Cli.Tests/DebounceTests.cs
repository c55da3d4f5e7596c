namespace ContractMocks.Cli.Tests;

public sealed class DebounceTests
{
    private readonly ManualTime _time = new();
    private int _acts;

    [Fact]
    public void Many_touches_are_one_act_once_it_is_quiet()
    {
        using var debounce = new Debounce(_time, TimeSpan.FromSeconds(1), () => _acts++);
        debounce.Touch();
        _time.Advance(TimeSpan.FromMilliseconds(900));
        debounce.Touch();
        _time.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Equal(0, _acts);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, _acts);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(1, _acts);
    }

    [Fact]
    public void Nothing_acts_after_the_end()
    {
        var debounce = new Debounce(_time, TimeSpan.FromSeconds(1), () => _acts++);
        debounce.Touch();
        debounce.Dispose();
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0, _acts);
    }

    /// <summary>A clock with one timer, moved by hand.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private TimeSpan _now;
        private TimeSpan? _due;
        private Action _act = static () => { };

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _act = () => callback(state);
            return new Timer(this);
        }

        public void Advance(TimeSpan by)
        {
            _now += by;
            if (_due is { } due && due <= _now)
            {
                _due = null;
                _act();
            }
        }

        private sealed class Timer(ManualTime time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                time._due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                return true;
            }

            public void Dispose() => time._due = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }
}
