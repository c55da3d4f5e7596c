namespace ContractMocks.Xunit.Tests;

/// <summary>A scenario for any provider, asked for and judged in each provider's words.</summary>
public abstract class ProviderTurnTests<TMock> : ContractTestsOf<TMock>
    where TMock : ContractMock, IContractMock<TMock>
{
    public static TheoryData<int, bool> Turns => new(
        from turn in Enumerable.Range(0, SampleScenarios.Anywhere.Turns.Count)
        from stream in (bool[])[false, true]
        where !stream || SampleScenarios.Anywhere.Turns[turn].Reply.Error is null
        select (turn, stream));

    [Theory, MemberData(nameof(Turns))]
    public Task Turns_keep_the_contract(int turn, bool stream) => VerifyTurnAsync(SampleScenarios.Anywhere, turn, stream);
}

[ContractTests(typeof(OpenAiMock))]
public sealed class OpenAiTurnTests : ProviderTurnTests<OpenAiMock>;

[ContractTests(typeof(AnthropicMock))]
public sealed class AnthropicTurnTests : ProviderTurnTests<AnthropicMock>;

[ContractTests(typeof(AnthropicMock), Host = MockHost.Socket)]
public sealed class AnthropicTurnTestsOnASocket : ProviderTurnTests<AnthropicMock>;

[ContractTests(typeof(GeminiMock))]
public sealed class GeminiTurnTests : ProviderTurnTests<GeminiMock>;

[ContractTests(typeof(OllamaMock))]
public sealed class OllamaTurnTests : ProviderTurnTests<OllamaMock>;
