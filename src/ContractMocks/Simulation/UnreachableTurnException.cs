namespace ContractMocks.Simulation;

/// <summary>No request can be made up that a turn waits for; the message says why.</summary>
internal sealed class UnreachableTurnException(string message) : Exception(message);
