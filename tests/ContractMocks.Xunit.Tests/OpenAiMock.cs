using ContractMocks.AspNetCore;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Xunit.Tests;

/// <summary>What the generator emits for the bundled spec, as far as contract tests need it, by hand: these tests must not need the generator.</summary>
public sealed class OpenAiMock : ContractMock, IContractMock<OpenAiMock>
{
    private static readonly Contract s_contract = SpecReader.Read(
        new SpecInput { Path = "openai.yaml", Text = BundledSpecs.Find("openai")!, Name = "openai" }, CancellationToken.None).Contract!;

    private OpenAiMock(MockOptions? options)
        : base(LoadedContract.From(s_contract), options)
    {
    }

    public static OpenAiMock InMemory(MockOptions? options = null) => new(options);

    public static Task<OpenAiMock> StartAsync(MockOptions? options = null, CancellationToken cancellationToken = default) =>
        SocketHost.StartAsync(new OpenAiMock(options), cancellationToken);
}
