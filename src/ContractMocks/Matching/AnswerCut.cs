using ContractMocks.Conversations;
using ContractMocks.Tokens;

namespace ContractMocks.Matching;

/// <summary>
/// What is left of an answer where the request says when to stop, and what it counts. The model thinks, then writes its text, then calls tools: what comes
/// after the place where it stops is never begun. A tool call that is begun is kept whole, so that its arguments stay valid.
/// </summary>
internal sealed class AnswerCut
{
    private readonly Conversation _conversation;
    private readonly TokenCounter _counter;

    // What may still be written.
    private int _left;

    public AnswerCut(Conversation conversation, TokenCounter counter, string? reasoning, string? text, string? refusal, RecordedToolCall[] calls)
    {
        _conversation = conversation;
        _counter = counter;
        _left = conversation.MaxTokens is > 0 and var most ? most : int.MaxValue;
        (Reasoning, Text, Refusal, Calls) = (reasoning, text, refusal, calls);
        Stop();
        if (Reasoning is not null)
        {
            Reasoning = Take(Reasoning);
            ReasoningTokens = OutputTokens;
        }

        Text = Text is null ? null : Take(Text);
        Refusal = Refusal is null ? null : Take(Refusal);
        TakeCalls();
        AddUnseenReasoning();
    }

    public string? Reasoning { get; }

    public string? Text { get; private set; }

    public string? Refusal { get; }

    public RecordedToolCall[] Calls { get; private set; }

    /// <summary>The stop sequence that ended the text; null for none.</summary>
    public string? StopSequence { get; private set; }

    /// <summary>Whether the answer ended because it may have no more tokens.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Of one choice, reasoning included.</summary>
    public int OutputTokens { get; private set; }

    public int ReasoningTokens { get; private set; }

    /// <summary>Ends the text before the first stop sequence in it.</summary>
    private void Stop()
    {
        if (Text is null)
        {
            return;
        }

        var end = Text.Length;
        foreach (var sequence in _conversation.StopSequences)
        {
            var at = sequence.Length == 0 ? -1 : Text.AsSpan(0, end).IndexOf(sequence, StringComparison.Ordinal);
            if (at >= 0)
            {
                (end, StopSequence) = (at, sequence);
            }
        }

        if (StopSequence is not null)
        {
            Text = Text[..end];
            Calls = [];
        }
    }

    /// <summary>What may be written of a text.</summary>
    private string Take(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var tokens = IsFull ? 0 : _counter.Text(_conversation.Model, text);
        if (!IsFull && tokens <= _left)
        {
            OutputTokens += tokens;
            _left -= tokens;
            return text;
        }

        var beginning = _left == 0 ? "" : TokenText.Beginning(_conversation.Model, text, _left);
        Fill();
        return beginning;
    }

    private void TakeCalls()
    {
        if (Calls.Length == 0)
        {
            return;
        }

        if (_left == 0)
        {
            Calls = [];
            Fill();
            return;
        }

        var tokens = _counter.Calls(_conversation, Calls);
        if (tokens <= _left)
        {
            OutputTokens += tokens;
            _left -= tokens;
        }
        else
        {
            Fill();
        }
    }

    private void Fill()
    {
        OutputTokens += _left;
        _left = 0;
        IsFull = true;
        StopSequence = null;
    }

    /// <summary>Counts reasoning that nobody wrote, where the request says how hard the model is to think. It leaves room for the answer.</summary>
    private void AddUnseenReasoning()
    {
        if (Reasoning is null && !IsFull)
        {
            ReasoningTokens = Math.Min(_left, UnseenReasoning.Tokens(_conversation, OutputTokens));
            OutputTokens += ReasoningTokens;
        }
    }
}
