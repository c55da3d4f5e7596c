using ContractMocks.Cli.WireMock.Mappings;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>A mapping of a turn before it has a place in the order and a state.</summary>
/// <param name="Operation">The operation's id, with its path where another document has that id too.</param>
/// <param name="Way">The way of asking.</param>
/// <param name="Request">What a request must be like.</param>
/// <param name="Response">What is answered.</param>
/// <param name="Obstacle">Why the reply is not the turn's but says that it is not exported; null where it is the turn's.</param>
internal sealed record TurnMapping(string Operation, RequestWay Way, MappingRequest Request, MappingResponse Response, string? Obstacle);

/// <summary>What a turn became.</summary>
/// <param name="Mappings">Its mappings.</param>
/// <param name="Refused">For which operations there are none, and why.</param>
internal sealed record TurnMappings(IReadOnlyList<TurnMapping> Mappings, IReadOnlyList<(string Operation, string Reason)> Refused);
