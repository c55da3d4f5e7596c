namespace ContractMocks.Xunit.Tests;

/// <summary>A class as the generator emits it, on each host: everything that the mock serves by itself keeps the contract.</summary>
public abstract class OpenAiContract : ContractTestsOf<OpenAiMock>
{
    [Fact]
    public Task CreateChatCompletion_answers_200_application_json() => VerifyOperationAsync("createChatCompletion", "200", "application/json");

    [Fact]
    public Task CreateChatCompletion_answers_200_text_event_stream() => VerifyOperationAsync("createChatCompletion", "200", "text/event-stream");

    [Fact]
    public Task CreateEmbedding_answers_200_application_json() => VerifyOperationAsync("createEmbedding", "200", "application/json");

    [Fact]
    public Task ListModels_answers_200_application_json() => VerifyOperationAsync("listModels", "200", "application/json");

    [Fact]
    public Task RetrieveModel_answers_200_application_json() => VerifyOperationAsync("retrieveModel", "200", "application/json");

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public Task Weather_loop_turns_keep_the_contract(int turn, bool stream) => VerifyTurnAsync(SampleScenarios.WeatherLoop, turn, stream);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    public Task Bare_turns_are_reached_in_order(int turn, bool stream) => VerifyTurnAsync(SampleScenarios.Bare, turn, stream);

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public Task Turns_that_leave_their_reply_to_the_request_keep_the_contract(int turn, bool stream) => VerifyTurnAsync(SampleScenarios.Auto, turn, stream);
}

[ContractTests(typeof(OpenAiMock))]
public sealed class OpenAiContractInMemory : OpenAiContract;

[ContractTests(typeof(OpenAiMock), Host = MockHost.Socket)]
public sealed class OpenAiContractOnASocket : OpenAiContract;
