using ContractMocks.AspNetCore;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Xunit.Tests;

/// <summary>What the generator emits for the bundled specs beside OpenAI's, as far as contract tests need it, by hand.</summary>
internal static class BundledContract
{
    public static LoadedContract Read(string name) => LoadedContract.From(
        SpecReader.Read(new SpecInput { Path = name + ".yaml", Text = BundledSpecs.Find(name)!, Name = name }, CancellationToken.None).Contract!);
}

public sealed class AnthropicMock : ContractMock, IContractMock<AnthropicMock>
{
    private static readonly LoadedContract s_contract = BundledContract.Read("anthropic");

    private AnthropicMock(MockOptions? options)
        : base(s_contract, options)
    {
    }

    public static AnthropicMock InMemory(MockOptions? options = null) => new(options);

    public static Task<AnthropicMock> StartAsync(MockOptions? options = null, CancellationToken cancellationToken = default) =>
        SocketHost.StartAsync(new AnthropicMock(options), cancellationToken);
}

public sealed class GeminiMock : ContractMock, IContractMock<GeminiMock>
{
    private static readonly LoadedContract s_contract = BundledContract.Read("gemini");

    private GeminiMock(MockOptions? options)
        : base(s_contract, options)
    {
    }

    public static GeminiMock InMemory(MockOptions? options = null) => new(options);

    public static Task<GeminiMock> StartAsync(MockOptions? options = null, CancellationToken cancellationToken = default) =>
        SocketHost.StartAsync(new GeminiMock(options), cancellationToken);
}

public sealed class OllamaMock : ContractMock, IContractMock<OllamaMock>
{
    private static readonly LoadedContract s_contract = BundledContract.Read("ollama");

    private OllamaMock(MockOptions? options)
        : base(s_contract, options)
    {
    }

    public static OllamaMock InMemory(MockOptions? options = null) => new(options);

    public static Task<OllamaMock> StartAsync(MockOptions? options = null, CancellationToken cancellationToken = default) =>
        SocketHost.StartAsync(new OllamaMock(options), cancellationToken);
}
