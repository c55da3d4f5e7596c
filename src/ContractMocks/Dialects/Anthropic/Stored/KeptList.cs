namespace ContractMocks.Dialects.Anthropic.Stored;

/// <summary>Things that a mock keeps by their ids, the newest first; at most 1,000, the oldest go first. Thread-safe.</summary>
internal class KeptList<T>
    where T : class
{
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly List<(string Id, T Item)> _items = [];

    public void Add(string id, T item)
    {
        lock (_gate)
        {
            _items.Insert(0, (id, item));
            if (_items.Count > Most)
            {
                _items.RemoveAt(Most);
            }
        }
    }

    public T? Find(string? id)
    {
        lock (_gate)
        {
            return _items.Find(one => one.Id == id).Item;
        }
    }

    public bool Remove(string id)
    {
        lock (_gate)
        {
            return _items.RemoveAll(one => one.Id == id) > 0;
        }
    }

    public IReadOnlyList<T> All()
    {
        lock (_gate)
        {
            return [.. _items.Select(static one => one.Item)];
        }
    }
}
