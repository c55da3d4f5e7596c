namespace ContractMocks.Matching;

/// <summary>A condition written in C#, with its source for explanations.</summary>
internal sealed record PredicateCondition(Func<TurnRequest, bool> Predicate, string Source) : Condition;
