using System.Globalization;

namespace ContractMocks.Xunit.Live;

/// <summary>How often live services may still be called in this run, all tests together; and why they are not called any more. Thread-safe.</summary>
internal sealed class CallBudget(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _stopped = new(StringComparer.Ordinal);

    public int Most => most;

    public int Made { get; private set; }

    /// <summary>Takes a call of a service; gives the reason where there is none to take.</summary>
    public string? Refuse(string service)
    {
        lock (_gate)
        {
            if (_stopped.TryGetValue(service, out var reason))
            {
                return reason;
            }

            if (Made >= most)
            {
                return string.Create(CultureInfo.InvariantCulture, $"all {most} calls of this run are made; raise CONTRACTMOCKS_MAXCALLS to allow more");
            }

            Made++;
            return null;
        }
    }

    /// <summary>Ends the calls of a service, so that what cannot work is not tried again by every test.</summary>
    public void Stop(string service, string reason)
    {
        lock (_gate)
        {
            _stopped.TryAdd(service, reason);
        }
    }
}
