namespace ContractMocks.Engine.Responses;

/// <summary>What of an exchange breaks the contract.</summary>
internal enum BreachKind
{
    /// <summary>No operation of the contract has the method and the path.</summary>
    Operation,

    /// <summary>The request is one that a strict mock refuses.</summary>
    Request,

    /// <summary>The operation does not declare the answer's status.</summary>
    Status,

    /// <summary>The answer's media type is not among those declared for its status.</summary>
    ContentType,

    /// <summary>A header of the answer is missing or does not fit its schema.</summary>
    Header,

    /// <summary>The answer's body, one of its events or one of its lines, cannot be read or does not fit its schema.</summary>
    Body,
}

/// <summary>One place where an exchange with a real server breaks the contract.</summary>
/// <param name="Kind">What breaks it.</param>
/// <param name="Place">Where: a parameter, a header, a JSON path as <c>$.choices[0].index</c>, <c>event 3 $.type</c>; empty for the whole.</param>
/// <param name="Message">What was expected and what was there, as a sentence without the place. Holds no values of secret headers.</param>
internal sealed record Breach(BreachKind Kind, string Place, string Message)
{
    /// <summary>The kind in the words of reports.</summary>
    public string Word => Kind switch
    {
        BreachKind.Operation => "operation",
        BreachKind.Request => "request",
        BreachKind.Status => "status",
        BreachKind.ContentType => "content-type",
        BreachKind.Header => "header",
        _ => "body",
    };

    /// <summary>Kind and place, for a header of the answer.</summary>
    public string Short => Place.Length == 0 ? Word : $"{Word} {Place}";

    public override string ToString() => $"{Short}: {Message}";
}
