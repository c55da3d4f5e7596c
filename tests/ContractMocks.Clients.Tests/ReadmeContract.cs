using ContractMocks.Xunit;

namespace ContractMocks.Clients.Tests.Readme;

// snippet: readme-contract
[ContractTests(typeof(OpenAiMock))]
public partial class OpenAiContract;
// end
