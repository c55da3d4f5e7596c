using System.Text;
using System.Text.Json;
using ContractMocks.AspNetCore;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.TestSupport;

/// <summary>What the generator would emit for the bundled OpenAI document, as far as these tests need it.</summary>
public sealed class TestMock : ContractMock, IContractMock<TestMock>
{
    private static readonly Lazy<byte[]> s_openAi = new(static () =>
    {
        var text = BundledSpecs.Find("openai")!;
        var result = SpecReader.Read(new SpecInput { Path = "openai.yaml", Text = text }, CancellationToken.None);
        return Encoding.UTF8.GetBytes(ContractText.Write(result.Contract!));
    });

    private TestMock(LoadedContract contract, MockOptions? options)
        : base(contract, options)
    {
        if (contract.FindOperation("createChatCompletion") is not null)
        {
            Chat = Conversation<JsonElement, JsonElement>("createChatCompletion");
        }
    }

    public ConversationOperation<JsonElement, JsonElement> Chat { get; } = null!;

    public static TestMock InMemory(MockOptions? options = null) => new(LoadedContract.Read(s_openAi.Value), options);

    public static Task<TestMock> StartAsync(MockOptions? options = null) =>
        SocketHost.StartAsync(InMemory(options), TestContext.Current.CancellationToken);

    internal static TestMock Of(Contract contract, MockOptions? options = null) => new(LoadedContract.From(contract), options);

    public ApiOperation<TRequest, TResponse> Api<TRequest, TResponse>(string id) => Operation<TRequest, TResponse>(id);
}
