using System.Text;

namespace ContractMocks;

/// <summary>What a mock received and what it answered, in order of arrival. Bounded by <see cref="MockOptions.JournalCapacity"/>. Thread-safe.</summary>
public sealed partial class Journal
{
    private readonly Lock _recording = new();
    private readonly Queue<Exchange> _exchanges = new();
    private readonly int _capacity;
    private int _count;

    internal Journal(int capacity) => _capacity = Math.Max(0, capacity);

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
            while (_exchanges.Count > _capacity)
            {
                _exchanges.Dequeue();
            }

            return exchange;
        }
    }

    internal void Clear()
    {
        lock (_recording)
        {
            _exchanges.Clear();
            _count = 0;
        }
    }
}
