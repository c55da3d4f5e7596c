namespace ContractMocks.Compiler.Comparison;

/// <summary>A kind of change, whichever way it travels.</summary>
/// <param name="Id">The id in findings, e.g. <c>max-length-decreased</c>. Never changes its meaning.</param>
/// <param name="OnRequest">What it is where the client sends the value.</param>
/// <param name="OnResponse">What it is where the client receives the value.</param>
/// <param name="Title">The kind in a few words, for lists: "the longest text became shorter".</param>
internal sealed record ChangeKind(string Id, ChangeSeverity OnRequest, ChangeSeverity OnResponse, string Title)
{
    /// <summary>How several of one place are told together, with <c>{0}</c> for their list: "the values {0} were added"; null where each is told alone.</summary>
    public string? Many { get; init; }

    public ChangeSeverity On(ChangeSide side) => side == ChangeSide.Response ? OnResponse : OnRequest;
}
