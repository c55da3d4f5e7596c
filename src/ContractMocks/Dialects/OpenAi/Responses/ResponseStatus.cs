namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>How far a response is.</summary>
internal enum ResponseStatus
{
    Queued,

    InProgress,

    /// <summary>Completed, or incomplete where the answer says so.</summary>
    Done,

    Failed,

    Cancelled,
}
