using ContractMocks.Xunit;

namespace ContractMocks.Clients.Tests;

/// <summary>The emitted contract tests of Anthropic's bundled document.</summary>
[ContractTests(typeof(AnthropicMock))]
public partial class AnthropicContract;

/// <summary>The same over a socket.</summary>
[ContractTests(typeof(AnthropicMock), Host = MockHost.Socket)]
public partial class AnthropicContractOnSocket;

/// <summary>The emitted contract tests of Gemini's bundled document.</summary>
[ContractTests(typeof(GeminiMock))]
public partial class GeminiContract;

/// <summary>The same over a socket.</summary>
[ContractTests(typeof(GeminiMock), Host = MockHost.Socket)]
public partial class GeminiContractOnSocket;

/// <summary>The emitted contract tests of Ollama's bundled document.</summary>
[ContractTests(typeof(OllamaMock))]
public partial class OllamaContract;

/// <summary>The same over a socket.</summary>
[ContractTests(typeof(OllamaMock), Host = MockHost.Socket)]
public partial class OllamaContractOnSocket;
