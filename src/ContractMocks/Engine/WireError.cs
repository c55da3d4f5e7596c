namespace ContractMocks.Engine;

/// <summary>An error before a provider's envelope is around it.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Type">The provider's kind of error, e.g. <c>invalid_request_error</c>.</param>
/// <param name="Message">What is wrong, as one sentence or two.</param>
/// <param name="Parameter">The parameter to blame, as providers write it, e.g. <c>messages[0].role</c>; null for none.</param>
/// <param name="Code">A short code that programs read; null for none.</param>
internal sealed record WireError(int Status, string Type, string Message, string? Parameter = null, string? Code = null)
{
    /// <summary>The kind of every error that the client can mend.</summary>
    public const string Invalid = "invalid_request_error";

    /// <summary>All that the contract does not allow in the request, the most telling first; empty for errors of another kind.</summary>
    public EquatableArray<Violation> Violations { get; init; }

    /// <summary>A header that the status asks for, e.g. <c>www-authenticate</c>; null for none.</summary>
    public ExtraHeader? Header { get; init; }
}
