using System.ClientModel;
using System.Text;
using System.Text.Json;
using OpenAI.Chat;

namespace ContractMocks.Clients.Tests;

/// <summary>OpenAI's own .NET client, chat completions.</summary>
public sealed class ChatTests
{
    private static readonly ChatCompletionOptions Weather = new() { Tools = { AsChatTool(GetWeather.Tool) } };

    private static readonly ChatCompletionOptions Evening = new() { Tools = { AsChatTool(GetWeather.Tool), AsChatTool(BookTable.Tool) } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, CombinatorialHosts]
    public async Task A_completion_carries_text_usage_and_identity(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host, Scenarios.Evening);

        ChatCompletion answer = await openai.Chat("gpt-5").CompleteChatAsync([new UserChatMessage("Who exactly are you?")], cancellationToken: Cancellation);

        Assert.Equal("A mock of gpt-5.", Assert.Single(answer.Content).Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal(ChatMessageRole.Assistant, answer.Role);
        Assert.StartsWith("chatcmpl-", answer.Id);
        Assert.Equal("gpt-5", answer.Model);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), answer.CreatedAt);
        Assert.True(answer.Usage.InputTokenCount > 0);
        Assert.True(answer.Usage.OutputTokenCount > 0);
        Assert.Equal(answer.Usage.InputTokenCount + answer.Usage.OutputTokenCount, answer.Usage.TotalTokenCount);
    }

    [Theory, CombinatorialHosts]
    public async Task A_stream_put_together_is_the_json_answer(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host, Scenarios.Evening);
        List<ChatMessage> messages = [new UserChatMessage("Say something long")];

        ChatCompletion whole = await openai.Chat().CompleteChatAsync(messages, cancellationToken: Cancellation);
        openai.Mock.Reset();
        var streamed = await ReadAsync(openai.Chat().CompleteChatStreamingAsync(messages, cancellationToken: Cancellation));

        Assert.Equal(whole.Content[0].Text, streamed.Text);
        Assert.Contains("👩‍👩‍👧‍👦", streamed.Text);
        Assert.True(streamed.Updates > 10, $"only {streamed.Updates} updates");
        Assert.Equal(whole.Id, streamed.Id);
        Assert.Equal(whole.FinishReason, streamed.FinishReason);
        Assert.Equal(whole.Usage.TotalTokenCount, streamed.TotalTokens);
    }

    [Theory, CombinatorialHosts]
    public async Task A_tool_loop_goes_from_call_to_result_to_answer(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host, Scenarios.WeatherLoop);
        List<ChatMessage> messages = [new SystemChatMessage("Be brief."), new UserChatMessage("How is the weather?")];

        ChatCompletion call = await openai.Chat().CompleteChatAsync(messages, Weather, Cancellation);
        Assert.Equal(ChatFinishReason.ToolCalls, call.FinishReason);
        var toolCall = Assert.Single(call.ToolCalls);
        var arguments = toolCall.FunctionArguments.ToObjectFromJson<GetWeather>()!;
        Assert.Equal("Paris", arguments.City);
        Assert.Contains(arguments.Unit.Value, (string[])["celsius", "fahrenheit"]);

        messages.Add(new AssistantChatMessage(call));
        messages.Add(new ToolChatMessage(toolCall.Id, """{ "temperature": 21, "sky": "sunny" }"""));
        ChatCompletion answer = await openai.Chat().CompleteChatAsync(messages, Weather, Cancellation);

        Assert.Equal("It is 21 °C in Paris, and sunny.", answer.Content[0].Text);
        openai.Mock.Journal.ShouldHaveCalled<GetWeather>(given => given.City == "Paris");
        Assert.Equal(2, openai.Mock.Journal.Exchanges.Count);
    }

    [Theory, CombinatorialHosts]
    public async Task Streamed_tool_calls_put_together_are_the_json_ones(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host, Scenarios.Evening);
        List<ChatMessage> messages = [new UserChatMessage("Plan my evening")];

        ChatCompletion whole = await openai.Chat().CompleteChatAsync(messages, Evening, Cancellation);
        openai.Mock.Reset();
        var streamed = await ReadAsync(openai.Chat().CompleteChatStreamingAsync(messages, Evening, Cancellation));

        Assert.Equal(2, whole.ToolCalls.Count);
        Assert.Equal(whole.Content[0].Text, streamed.Text);
        Assert.Equal(
            whole.ToolCalls.Select(static call => (call.Id, call.FunctionName, call.FunctionArguments.ToString())),
            streamed.Calls.Select(static call => (call.Id, call.Name, call.Arguments.ToString())));
        Assert.Equal(ChatFinishReason.ToolCalls, streamed.FinishReason);

        var table = JsonSerializer.Deserialize<BookTable>(streamed.Calls[1].Arguments.ToString())!;
        Assert.Equal("Früh", table.Restaurant);
        Assert.Equal("Ada", table.Contact.Name);
        Assert.Contains('@', table.Contact.Email);
        Assert.True(table.At.IsValid, table.At.Text);
    }

    [Theory, CombinatorialHosts]
    public async Task Errors_surface_as_the_clients_exception(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host, Scenarios.WeatherLoop, Scenarios.Evening);

        var limited = await FailAsync(openai, "What about my quota?");
        Assert.Equal(429, limited.Status);
        Assert.Contains("rate_limit_exceeded", limited.Message);
        Assert.True(limited.GetRawResponse()!.Headers.TryGetValue("retry-after", out var retryAfter));
        Assert.Equal("2", retryAfter);
        Assert.True(limited.GetRawResponse()!.Headers.TryGetValue("x-request-id", out var request));
        Assert.StartsWith("req_", request);

        Assert.Equal(503, (await FailAsync(openai, "Are you overloaded?")).Status);
        Assert.Equal(401, (await FailAsync(openai, "Is my key right?")).Status);
        var broken = await FailAsync(openai, "Is it broken?");
        Assert.Equal(500, broken.Status);
        Assert.Contains("The model tripped.", broken.Message);
    }

    [Theory, CombinatorialHosts]
    public async Task An_error_ends_a_stream_before_it_begins(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host, Scenarios.Evening);
        var error = await Assert.ThrowsAsync<ClientResultException>(async () =>
            await ReadAsync(openai.Chat().CompleteChatStreamingAsync([new UserChatMessage("overloaded")], cancellationToken: Cancellation)));
        Assert.Equal(503, error.Status);
    }

    [Theory, CombinatorialHosts]
    public async Task A_request_that_no_turn_answers_is_explained(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host, Scenarios.WeatherLoop);

        var error = await FailAsync(openai, "How is the weather?");

        Assert.Contains("weather-loop", error.Message);
        Assert.Contains("get_weather", error.Message);
        Assert.Single(openai.Mock.Journal.Unmatched);
    }

    [Theory, CombinatorialHosts]
    public async Task A_scenario_written_in_csharp_answers_like_one_in_a_file(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host);
        openai.Mock.Chat.CreateChatCompletion
            .When(turn => turn.User.Contains("weather") && turn.HasTool<GetWeather>())
            .Calls(new GetWeather { City = "Paris", Unit = "celsius" })
            .Then(turn => turn.HasResultOf<GetWeather>())
            .Says("Sunny.");
        List<ChatMessage> messages = [new UserChatMessage("The weather, please")];

        ChatCompletion call = await openai.Chat().CompleteChatAsync(messages, Weather, Cancellation);
        messages.Add(new AssistantChatMessage(call));
        messages.Add(new ToolChatMessage(call.ToolCalls[0].Id, "sunny"));
        ChatCompletion answer = await openai.Chat().CompleteChatAsync(messages, Weather, Cancellation);

        Assert.Equal("""{"city":"Paris","unit":"celsius"}""", call.ToolCalls[0].FunctionArguments.ToString());
        Assert.Equal("Sunny.", answer.Content[0].Text);
    }

    [Theory, CombinatorialHosts]
    public async Task What_the_client_sends_with_every_option_set_is_a_valid_request(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host, Scenarios.Evening);
        var options = new ChatCompletionOptions
        {
            Temperature = 0.2f,
            TopP = 0.9f,
            MaxOutputTokenCount = 200,
            FrequencyPenalty = 0.1f,
            PresencePenalty = 0.1f,
            EndUserId = "someone",
            IncludeLogProbabilities = true,
            TopLogProbabilityCount = 2,
            AllowParallelToolCalls = true,
            ToolChoice = ChatToolChoice.CreateAutoChoice(),
            ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("answer", BinaryData.FromString("""{"type":"object"}""")),
            StopSequences = { "END" },
            Metadata = { ["team"] = "tests" },
            Tools = { AsChatTool(GetWeather.Tool) },
        };
        List<ChatMessage> messages =
        [
            new SystemChatMessage("Be exact."),
            new UserChatMessage(
                ChatMessageContentPart.CreateTextPart("Who are you?"),
                ChatMessageContentPart.CreateImagePart(new Uri("https://example.com/cat.png"))),
        ];

        ChatCompletion answer = await openai.Chat().CompleteChatAsync(messages, options, Cancellation);
        Assert.Equal("A mock of gpt-5.", answer.Content[0].Text);
    }

    private static async Task<ClientResultException> FailAsync(MockOnHost openai, string text) =>
        await Assert.ThrowsAsync<ClientResultException>(
            () => openai.Chat().CompleteChatAsync([new UserChatMessage(text)], cancellationToken: Cancellation));

    private static ChatTool AsChatTool(Tool tool) =>
        ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.Parameters));

    private static async Task<Streamed> ReadAsync(AsyncCollectionResult<StreamingChatCompletionUpdate> stream)
    {
        var result = new Streamed();
        await foreach (var update in stream)
        {
            result.Add(update);
        }

        return result;
    }

    private sealed class Streamed
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public int Updates { get; private set; }

        public string? Id { get; private set; }

        public ChatFinishReason? FinishReason { get; private set; }

        public int? TotalTokens { get; private set; }

        public List<(string Id, string Name, StringBuilder Arguments)> Calls { get; } = [];

        public void Add(StreamingChatCompletionUpdate update)
        {
            Updates++;
            Id = update.CompletionId;
            FinishReason = update.FinishReason ?? FinishReason;
            TotalTokens = update.Usage?.TotalTokenCount ?? TotalTokens;
            foreach (var part in update.ContentUpdate)
            {
                _text.Append(part.Text);
            }

            foreach (var call in update.ToolCallUpdates)
            {
                if (call.Index == Calls.Count)
                {
                    Calls.Add((call.ToolCallId, call.FunctionName, new StringBuilder()));
                }

                Calls[call.Index].Arguments.Append(call.FunctionArgumentsUpdate?.ToString());
            }
        }
    }
}
