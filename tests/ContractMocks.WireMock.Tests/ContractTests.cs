using ContractMocks.Xunit;

namespace ContractMocks.WireMock.Tests;

/// <summary>The emitted contract tests of OpenAI's bundled document, on WireMock.Net.</summary>
[ContractTests(typeof(OpenAiMock), Host = MockHost.WireMock)]
public partial class OpenAiContract;

/// <summary>The same of Anthropic's.</summary>
[ContractTests(typeof(AnthropicMock), Host = MockHost.WireMock)]
public partial class AnthropicContract;

/// <summary>The same of Gemini's.</summary>
[ContractTests(typeof(GeminiMock), Host = MockHost.WireMock)]
public partial class GeminiContract;

/// <summary>The same of Ollama's.</summary>
[ContractTests(typeof(OllamaMock), Host = MockHost.WireMock)]
public partial class OllamaContract;

/// <summary>The emitted contract tests on a server that ran before the mock came.</summary>
[ContractTests(typeof(OpenAiMock))]
public partial class OpenAiContractOnRunningServer
{
    private global::WireMock.Server.WireMockServer? _server;

    protected override ValueTask<OpenAiMock> StartMockAsync()
    {
        _server ??= Running.Server();
        return new(OpenAiMock.On(_server));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _server?.Stop();
        GC.SuppressFinalize(this);
    }
}
