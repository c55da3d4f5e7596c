using System.Text;

namespace ContractMocks;

/// <summary>What a mock received and what it answered, in order of arrival. Bounded by <see cref="MockOptions.JournalCapacity"/> and by 256 MiB of bodies. Thread-safe.</summary>
public sealed partial class Journal
{
    /// <summary>How many bytes of bodies are kept in all, however many exchanges that are: 256 MiB.</summary>
    internal const long MostBytes = 256L * 1024 * 1024;

    private readonly Lock _recording = new();
    private readonly Queue<Exchange> _exchanges = new();
    private readonly int _capacity;
    private readonly long _mostBytes;
    private int _count;
    private long _bytes;

    internal Journal(int capacity, long mostBytes = MostBytes) => (_capacity, _mostBytes) = (Math.Max(0, capacity), mostBytes);

    /// <summary>Where requests are kept for longer than the process; null, the default, for nowhere.</summary>
    internal JournalFile? File { get; set; }

    /// <summary>The exchanges kept, oldest first: a copy that does not change.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_recording)
            {
                return [.. _exchanges];
            }
        }
    }

    /// <summary>The exchanges that no turn answered, or that no path and method fit.</summary>
    public IReadOnlyList<Exchange> Unmatched => [.. Exchanges.Where(static exchange => exchange.Outcome.Kind == OutcomeKind.Unmatched)];

    /// <summary>The exchanges of an operation.</summary>
    /// <param name="operationId">The operation's id in the contract.</param>
    public IReadOnlyList<Exchange> Of(string operationId) => [.. Exchanges.Where(exchange => exchange.OperationId == operationId)];

    /// <summary>All exchanges, readable.</summary>
    public override string ToString()
    {
        var exchanges = Exchanges;
        var text = new StringBuilder();
        foreach (var exchange in exchanges)
        {
            text.Append(exchange).Append('\n');
        }

        return exchanges.Count == 0 ? "The mock received nothing." : text.ToString();
    }

    internal Exchange Begin(MockRequest request, DateTimeOffset at)
    {
        lock (_recording)
        {
            var exchange = new Exchange(++_count, at, request);
            _exchanges.Enqueue(exchange);
            Keep(exchange, exchange.RequestBody.Length);
            return exchange;
        }
    }

    /// <summary>Ends an exchange: from now on its answer counts, too.</summary>
    internal void Complete(Exchange exchange)
    {
        lock (_recording)
        {
            // One that has gone already is counted no more.
            if (exchange.KeptBytes >= 0)
            {
                Keep(exchange, exchange.ResponseBytes);
            }
        }

        File?.Keep(exchange);
        exchange.Complete();
    }

    // The newest stays even where it is larger than all that is allowed.
    private void Keep(Exchange exchange, int bytes)
    {
        exchange.KeptBytes += bytes;
        _bytes += bytes;
        while (_exchanges.Count > _capacity || (_bytes > _mostBytes && _exchanges.Count > 1))
        {
            var oldest = _exchanges.Dequeue();
            _bytes -= oldest.KeptBytes;
            oldest.KeptBytes = -1;
        }
    }

    internal void Clear()
    {
        lock (_recording)
        {
            foreach (var exchange in _exchanges)
            {
                exchange.KeptBytes = -1;
            }

            _exchanges.Clear();
            _bytes = 0;
            _count = 0;
        }
    }
}
