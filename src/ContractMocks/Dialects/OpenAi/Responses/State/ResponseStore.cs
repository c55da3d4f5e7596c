using System.Diagnostics.CodeAnalysis;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>The responses that can be asked for later: the last thousand. Thread-safe.</summary>
internal sealed class ResponseStore
{
    private const int Most = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredResponse> _responses = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Add(StoredResponse response)
    {
        lock (_lock)
        {
            var stem = response.Plan.Ids.Stem;
            if (!_responses.ContainsKey(stem))
            {
                _order.Enqueue(stem);
            }

            _responses[stem] = response;
            while (_order.Count > Most)
            {
                _responses.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>The response of an id.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out StoredResponse? response) =>
        TryGetOfItem(id, out response) && response.Plan.Ids.Response == id;

    /// <summary>An item of a response that is kept; null for none.</summary>
    public OutputItem? Item(string id) => TryGetOfItem(id, out var response) ? response.Plan.Items.Find(item => item.Id == id) : null;

    public bool Remove(string id)
    {
        lock (_lock)
        {
            // Its place in the order stays; that one response fewer may be kept then is no harm.
            return TryGet(id, out var response) && _responses.Remove(response.Plan.Ids.Stem);
        }
    }

    private bool TryGetOfItem(string id, [NotNullWhen(true)] out StoredResponse? response)
    {
        response = null;
        if (ResponseIds.StemOf(id) is not { } stem)
        {
            return false;
        }

        lock (_lock)
        {
            return _responses.TryGetValue(stem, out response);
        }
    }
}
