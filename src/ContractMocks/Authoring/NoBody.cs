namespace ContractMocks;

/// <summary>Stands where an operation's request or response has no body, or one that is not JSON.</summary>
public readonly record struct NoBody;
