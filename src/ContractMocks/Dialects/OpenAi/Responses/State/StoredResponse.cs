// No clock moves a response that runs in the background: each time it is asked for it is one step further.
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A response that can be asked for later. Thread-safe.</summary>
internal sealed class StoredResponse(ResponsePlan plan, ResponseFailure? failure)
{
    /// <summary>How often one that runs in the background is asked for until it is done.</summary>
    private const int AsksUntilDone = 2;

    private int _asks;
    private volatile bool _isCancelled;

    public ResponsePlan Plan { get; } = plan;

    /// <summary>Why it failed; null where it did not.</summary>
    public ResponseFailure? Failure { get; } = failure;

    public ResponseStatus Status =>
        Failure is not null ? ResponseStatus.Failed
        : _isCancelled ? ResponseStatus.Cancelled
        : !Runs || Volatile.Read(ref _asks) >= AsksUntilDone ? ResponseStatus.Done
        : Volatile.Read(ref _asks) > 0 ? ResponseStatus.InProgress
        : ResponseStatus.Queued;

    // A stream in the background is over when the client has read it.
    private bool Runs => Plan.Wishes.IsBackground && !Plan.Answer.Conversation.Stream;

    /// <summary>Asks for it, which moves it on.</summary>
    public ResponseStatus Ask()
    {
        if (Runs && !_isCancelled)
        {
            Interlocked.Increment(ref _asks);
        }

        return Status;
    }

    /// <summary>Cancels it; false where it is over.</summary>
    public bool TryCancel()
    {
        if (Status is ResponseStatus.Queued or ResponseStatus.InProgress)
        {
            _isCancelled = true;
        }

        return _isCancelled;
    }

    /// <summary>The messages of the conversation up to its end, as a request that goes on from it has them before its own.</summary>
    public IEnumerable<ConversationMessage> Messages()
    {
        // Instructions hold for one response only.
        var ownInstructions = RequestJson.Text(Plan.Answer.Conversation.Body, "instructions"u8) is null ? 0 : 1;
        foreach (var message in Plan.Answer.Conversation.Messages.Skip(ownInstructions))
        {
            yield return message;
        }

        foreach (var item in Plan.Items)
        {
            if (item.Message is { } message)
            {
                yield return message;
            }
        }
    }
}
