namespace ContractMocks.Dialects.OpenAi.Stored;

/// <summary>The completions that a mock keeps, the oldest first; the last <see cref="Most"/> of them. Thread-safe.</summary>
internal sealed class StoredCompletions
{
    /// <summary>How many are kept.</summary>
    public const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly List<StoredCompletion> _kept = [];

    public void Add(StoredCompletion completion)
    {
        lock (_gate)
        {
            if (_kept.Count == Most)
            {
                _kept.RemoveAt(0);
            }

            _kept.Add(completion);
        }
    }

    public StoredCompletion? Find(string id)
    {
        lock (_gate)
        {
            return _kept.Find(one => one.Id == id);
        }
    }

    /// <summary>All of them, the oldest first.</summary>
    public StoredCompletion[] All()
    {
        lock (_gate)
        {
            return [.. _kept];
        }
    }

    /// <summary>Puts another in the place of one; null where it is not kept.</summary>
    public StoredCompletion? Change(string id, Func<StoredCompletion, StoredCompletion> change)
    {
        lock (_gate)
        {
            var index = _kept.FindIndex(one => one.Id == id);
            return index < 0 ? null : _kept[index] = change(_kept[index]);
        }
    }

    /// <summary>Forgets one; false where it is not kept.</summary>
    public bool Remove(string id)
    {
        lock (_gate)
        {
            return _kept.RemoveAll(one => one.Id == id) > 0;
        }
    }
}
