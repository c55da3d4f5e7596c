namespace ContractMocks.Fakes.Solving;

/// <summary>Why no value fits.</summary>
/// <param name="Keyword">The schema keyword in question.</param>
/// <param name="Reason">A sentence without a full stop.</param>
internal sealed record Contradiction(string Keyword, string Reason);
