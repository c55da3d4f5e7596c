namespace ContractMocks.Compiler.Comparison;

/// <summary>How much a change weighs for those who use the API.</summary>
internal enum ChangeSeverity
{
    /// <summary>Words only: descriptions, titles, examples, order. Nothing on the wire differs.</summary>
    Prose,

    /// <summary>Something differs on the wire, and everyone who kept to the old document goes on working.</summary>
    Compatible,

    /// <summary>Works by the letter, or by the habits of most programs, but some programs break: a new value of an enum in an answer.</summary>
    Risky,

    /// <summary>What the old document allowed is refused, or what it promised is no longer kept.</summary>
    Breaking,
}

/// <summary>Whom a change may break.</summary>
[Flags]
internal enum Broken
{
    None = 0,

    /// <summary>Those who send: their requests may be refused.</summary>
    Writers = 1,

    /// <summary>Those who receive: they may get what they do not expect.</summary>
    Readers = 2,

    Both = Writers | Readers,
}

/// <summary>In which direction what changed travels, seen from the client.</summary>
internal enum ChangeSide
{
    /// <summary>The client sends it. (Of a webhook or callback: what the client answers.)</summary>
    Request,

    /// <summary>The client receives it. (Of a webhook or callback: what the client is sent.)</summary>
    Response,

    /// <summary>Neither: the document itself, e.g. its security schemes.</summary>
    Document,
}
