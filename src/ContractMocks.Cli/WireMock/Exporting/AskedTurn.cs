using ContractMocks.Simulation.Words;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>A turn on one operation, asked in one way.</summary>
internal sealed record AskedTurn(LoadedContract Contract, int Turn, ProviderWords Words, Operation Operation, RequestWay Way);
