using ContractMocks.Xunit;

namespace ContractMocks.Clients.Tests;

/// <summary>The emitted contract tests, in memory.</summary>
[ContractTests(typeof(OpenAiMock))]
public partial class OpenAiContract;

/// <summary>The same over a socket.</summary>
[ContractTests(typeof(OpenAiMock), Host = MockHost.Socket)]
public partial class OpenAiContractOnSocket;
