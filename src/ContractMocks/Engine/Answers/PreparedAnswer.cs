namespace ContractMocks.Engine.Answers;

/// <summary>An answer made from the contract alone: bytes that are sent as they are.</summary>
internal sealed class PreparedAnswer
{
    public required int Status { get; init; }

    /// <summary>The media type as sent; null where there is no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body; of a stream, an event each. One part for all others.</summary>
    public byte[][] Parts { get; init; } = [[]];

    public bool IsStream { get; init; }

    /// <summary>The headers that the document describes.</summary>
    public KeyValuePair<string, string>[] Headers { get; init; } = [];

    /// <summary>What the journal should say of it, such as a schema that no value fits; null for nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>What of a response is sent: enough to make the answer again.</summary>
/// <param name="Response">The response's status as the document writes it.</param>
/// <param name="Status">The status as sent.</param>
/// <param name="Content">Which of its media types; -1 for none.</param>
/// <param name="Example">The example asked for; null for the first that fits.</param>
/// <param name="Seed">Where the fakes come from.</param>
/// <param name="Way">How the value is found.</param>
internal readonly record struct AnswerKey(string Response, int Status, int Content, string? Example, int Seed, AnswerWay Way);

/// <summary>How the value of an answer is found.</summary>
internal enum AnswerWay
{
    /// <summary>The example, else a fake.</summary>
    Usual,

    /// <summary>A fake, whatever examples there are.</summary>
    Faked,

    /// <summary>As usual, and the last page of a list: it says that no more follow.</summary>
    LastPage,
}
