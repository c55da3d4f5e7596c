namespace ContractMocks.Fakes.Solving;

/// <summary>How branches are preferred in one attempt.</summary>
/// <param name="State">Where the order of branches comes from.</param>
/// <param name="EndsSoon">Whether the branches that end soonest come first.</param>
/// <param name="IsStrict">Whether the other alternatives of a <c>oneOf</c> are negated, rather than hoped not to fit.</param>
/// <param name="Branch">The branch that is to come first, or null.</param>
/// <param name="IsCareful">Whether the choice with the fewest ways comes first, rather than the one that was met first.</param>
internal readonly record struct FakeWay(ulong State, bool EndsSoon, bool IsStrict, int? Branch = null, bool IsCareful = false);
