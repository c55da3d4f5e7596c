namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>An answer as a response: its ids and the items of its output.</summary>
internal sealed class ResponsePlan
{
    private ResponsePlan(Answer answer)
    {
        Answer = answer;
        Wishes = new ResponseWishes(answer.Conversation.Body);
        Ids = new ResponseIds(answer.Seed, answer.Number, answer.Created);
        Items = Plan();
    }

    public Answer Answer { get; }

    /// <summary>What writes it as a stream; null where nothing does.</summary>
    public ResponsesStreamWriter? Stream { get; set; }

    public ResponseWishes Wishes { get; }

    public ResponseIds Ids { get; }

    /// <summary>In order.</summary>
    public List<OutputItem> Items { get; }

    /// <summary>The container in which code and commands run.</summary>
    public string Container { get => field ??= Ids.Of("cntr_", 999); }

    /// <summary>Why the response ends before its end, in the service's word; null where it does not.</summary>
    public string? Incomplete => Answer.Finish switch
    {
        FinishReason.Length or FinishReason.ContextWindow => "max_output_tokens",
        FinishReason.ContentFilter or FinishReason.Recitation or FinishReason.Blocklist or FinishReason.ProhibitedContent or FinishReason.PersonalData
            or FinishReason.Language => "content_filter",
        _ => null,
    };

    /// <summary>The plan of an answer, made once.</summary>
    public static ResponsePlan Of(Answer answer) => (ResponsePlan)(answer.Planned ??= new ResponsePlan(answer));

    private bool HasMessage =>
        Answer.Text is { Length: > 0 } || Answer.Refusal is not null
        || (Answer.Calls.Length == 0 && Answer.ProviderTools.Count == 0 && Answer.Reasoning is null);

    private List<OutputItem> Plan()
    {
        var items = new List<OutputItem>(Answer.Calls.Length + Answer.ProviderTools.Count + 2);
        if (Answer.Reasoning is not null)
        {
            var sealedContent = Wishes.Includes("reasoning.encrypted_content") ? Ids.Sealed(items.Count, 128 + (Answer.Reasoning.Length * 4 / 3)) : null;
            items.Add(new ReasoningItem(Ids.Of("rs_", items.Count), this, sealedContent));
        }

        foreach (var tool in Answer.ProviderTools)
        {
            ProviderItems.Add(tool, this, items);
        }

        if (HasMessage)
        {
            items.Add(new MessageItem(Ids.Of("msg_", items.Count), this));
        }

        foreach (var call in Answer.Calls)
        {
            items.Add(IsCustom(call)
                ? new CustomCallItem(Ids.Of("ctc_", items.Count), call.Id, call.Tool, CustomCallItem.Input(call.Arguments), Answer)
                : new FunctionCallItem(Ids.Of("fc_", items.Count), call, Answer));
        }

        for (var i = 0; i < items.Count; i++)
        {
            items[i].Index = i;
            items[i].IsCut = Incomplete is not null && i == items.Count - 1;
        }

        return items;
    }

    private bool IsCustom(RecordedToolCall call)
    {
        if (!RequestJson.TryArray(Answer.Conversation.Body, "tools"u8, out var tools))
        {
            return false;
        }

        foreach (var tool in tools.EnumerateArray())
        {
            if (RequestJson.Text(tool, "name"u8) == call.Tool)
            {
                return RequestJson.Text(tool, "type"u8) == "custom";
            }
        }

        return false;
    }
}
