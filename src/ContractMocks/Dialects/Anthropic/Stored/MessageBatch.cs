namespace ContractMocks.Dialects.Anthropic.Stored;

/// <summary>The batches that clients made.</summary>
internal sealed class MessageBatches : KeptList<MessageBatch>;

/// <summary>
/// A batch. It ends by itself when it has been looked at: the first look still finds it under way, every later one finds it ended. Cancelled, the next look
/// finds it ended. No clock moves it.
/// </summary>
/// <param name="id">Its id.</param>
/// <param name="created">When it was made.</param>
/// <param name="results">What becomes of each request, as the lines of its results.</param>
internal sealed class MessageBatch(string id, DateTimeOffset created, IReadOnlyList<BatchLine> results)
{
    private readonly Lock _gate = new();
    private int _looks;

    public string Id => id;

    public DateTimeOffset Created => created;

    /// <summary>When it was cancelled; null for never.</summary>
    public DateTimeOffset? Cancelled { get; private set; }

    public bool IsEnded
    {
        get
        {
            lock (_gate)
            {
                return _looks > 1;
            }
        }
    }

    /// <summary>The lines; of a cancelled batch nothing was answered.</summary>
    public IReadOnlyList<BatchLine> Results => Cancelled is null ? results : [.. results.Select(static line => line.AsCancelled())];

    /// <summary>Looks at it.</summary>
    public void Look()
    {
        lock (_gate)
        {
            _looks++;
        }
    }

    public void Cancel(DateTimeOffset now)
    {
        lock (_gate)
        {
            Cancelled ??= now;
            _looks = Math.Max(_looks, 1);
        }
    }
}

/// <summary>What became of a request of a batch.</summary>
/// <param name="CustomId">The client's name for it.</param>
/// <param name="Kind">Its kind: <c>succeeded</c>, <c>errored</c> or <c>canceled</c>.</param>
/// <param name="Line">The JSON of its line.</param>
internal sealed record BatchLine(string CustomId, string Kind, string Line)
{
    public BatchLine AsCancelled() => this with
    {
        Kind = "canceled",
        Line = ServerJson.Write(CustomId, static (json, id) =>
        {
            json.WriteString("custom_id"u8, id);
            json.WriteStartObject("result"u8);
            json.WriteString("type"u8, "canceled"u8);
            json.WriteEndObject();
        }),
    };
}
