namespace ContractMocks.Xunit.Tests;

/// <summary>What is wrong in an answer or a stream of Anthropic, Gemini or Ollama is found, and the message says where.</summary>
public sealed class CorruptedProviderTests
{
    private const int Calls = 0, Says = 2, Fails = 3;

    [Theory]
    [InlineData(Calls, "\"name\": \"get_weather\"", "\"name\": \"get_wether\"", "does not call what the turn calls")]
    [InlineData(Calls, "\"city\": \"Paris\"", "\"town\": \"Paris\"", "do not fit the tool's schema")]
    [InlineData(Calls, "I look.", "I do not.", "does not say what the turn says")]
    [InlineData(Says, "\"role\": \"assistant\"", "\"role\": \"robot\"", "$.role")]
    [InlineData(Says, "\"stop_reason\"", "\"stopped\"", "stop_reason")]
    [InlineData(Fails, "\"type\": \"error\"", "\"type\": \"mistake\"", "$.type")]
    public Task Anthropic_answers(int turn, string old, string wrong, string named) => AnswerAsync<AnthropicMock>(turn, old, wrong, named);

    [Theory]
    [InlineData(Calls, "\"name\": \"get_weather\"", "\"name\": \"get_wether\"", "does not call what the turn calls")]
    [InlineData(Calls, "\"city\": \"Paris\"", "\"town\": \"Paris\"", "do not fit the tool's schema")]
    [InlineData(Calls, "I look.", "I do not.", "does not say what the turn says")]
    [InlineData(Says, "\"candidates\": [", "\"candidates\": [1,", "$.candidates[0]")]
    [InlineData(Says, "\"promptTokenCount\":", "\"promptTokenCount\": [],\"x\":", "$.usageMetadata.promptTokenCount")]
    [InlineData(Fails, "\"code\":", "\"code\": \"x\",\"x\":", "$.error.code")]
    public Task Gemini_answers(int turn, string old, string wrong, string named) => AnswerAsync<GeminiMock>(turn, old, wrong, named);

    [Theory]
    [InlineData(Calls, "\"name\":\"get_weather\"", "\"name\":\"get_wether\"", "does not call what the turn calls")]
    [InlineData(Calls, "\"city\":\"Paris\"", "\"town\":\"Paris\"", "do not fit the tool's schema")]
    [InlineData(Calls, "I look.", "I do not.", "does not say what the turn says")]
    [InlineData(Says, "\"done\":true", "\"done\":\"yes\"", "$.done")]
    [InlineData(Says, "\"role\":\"assistant\"", "\"role\":[]", "$.message.role")]
    public Task Ollama_answers(int turn, string old, string wrong, string named) => AnswerAsync<OllamaMock>(turn, old, wrong, named);

    [Theory]
    [InlineData("message_start", "the order of the stream is broken")]
    [InlineData("content_block_start", "the order of the stream is broken")]
    [InlineData("content_block_stop", "the order of the stream is broken")]
    [InlineData("message_delta", "the order of the stream is broken")]
    [InlineData("message_stop", "the order of the stream is broken")]
    [InlineData("text_delta", "does not say what the turn says")]
    public Task Anthropic_streams_that_lack_an_event(string lost, string named) =>
        StreamAsync<AnthropicMock>("\n\n", events => events.RemoveAt(events.FindIndex(one => one.Contains($"\"type\":\"{lost}\"", StringComparison.Ordinal))), named);

    [Fact]
    public async Task Anthropic_streams_that_go_on_after_their_end()
    {
        await StreamAsync<AnthropicMock>("\n\n", static events => events.Add(events[^2]), "order of the stream");
        await StreamAsync<AnthropicMock>("\n\n", static events => events.Insert(1, events[0]), "order of the stream");
    }

    [Fact]
    public async Task Anthropic_events_that_break_the_schema() =>
        await StreamAsync<AnthropicMock>(
            "\n\n",
            static events =>
            {
                var at = events.FindIndex(static one => one.Contains("text_delta", StringComparison.Ordinal));
                events[at] = events[at].Replace("\"text\":", "\"text\":1,\"x\":", StringComparison.Ordinal);
            },
            ".text");

    [Fact]
    public async Task Gemini_streams()
    {
        await StreamAsync<GeminiMock>("\n\n", static events => events.RemoveAt(events.Count - 1), "order of the stream");
        await StreamAsync<GeminiMock>("\n\n", static events => events.Add(events[^1]), "order of the stream");
        await StreamAsync<GeminiMock>("\n\n", static events => events.RemoveAt(1), "does not say what the turn says");
        await StreamAsync<GeminiMock>("\n\n", static events => events[0] = events[0].Replace("\"candidates\":", "\"candidates\":1,\"x\":", StringComparison.Ordinal), "candidates");
    }

    [Fact]
    public async Task Ollama_streams()
    {
        await StreamAsync<OllamaMock>("\n", static lines => lines.RemoveAt(lines.Count - 1), "order of the stream");
        await StreamAsync<OllamaMock>("\n", static lines => lines.Add(lines[0]), "order of the stream");
        await StreamAsync<OllamaMock>("\n", static lines => lines.RemoveAt(lines.Count / 2), "does not say what the turn says");
        await StreamAsync<OllamaMock>("\n", static lines => lines[1] = lines[1].Replace("\"created_at\":", "\"created_at\":1,\"x\":", StringComparison.Ordinal), "created_at");
    }

    [Fact]
    public async Task A_missing_request_id_of_anthropic()
    {
        var probe = new Probe<AnthropicMock> { Head = static response => response.Headers.Remove("request-id") };
        Assert.Contains("request-id", await probe.FailureAsync(static probe => probe.OperationAsync("listModels", "application/json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_results_that_break_the_schema()
    {
        var probe = new Probe<AnthropicMock>
        {
            Body = static body => body.Contains("\"custom_id\"", StringComparison.Ordinal) ? body.Replace("\"custom_id\"", "\"id\"", StringComparison.Ordinal) : body + " ",
        };
        var message = await probe.FailureAsync(static probe => probe.OperationAsync("getMessageBatchResults", "application/x-jsonl"));
        Assert.Contains("custom_id", message, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync<TMock>(int turn, string old, string wrong, string named)
        where TMock : ContractMock, IContractMock<TMock>
    {
        // Spaces after colons differ between providers, and do not matter here.
        var probe = new Probe<TMock> { Body = body => Spaced(body).Replace(Spaced(old), Spaced(wrong), StringComparison.Ordinal) };
        Assert.Contains(named, await probe.FailureAsync(probe => probe.TurnAsync(SampleScenarios.Anywhere, turn, stream: false)), StringComparison.Ordinal);
    }

    private static string Spaced(string json) => json.Replace("\": ", "\":", StringComparison.Ordinal);

    private static async Task StreamAsync<TMock>(string end, Action<List<string>> change, string named)
        where TMock : ContractMock, IContractMock<TMock>
    {
        var probe = new Probe<TMock>
        {
            StreamsOnly = true,
            Body = body =>
            {
                var events = body.ReplaceLineEndings("\n").Split(end, StringSplitOptions.RemoveEmptyEntries).ToList();
                change(events);
                return string.Concat(events.Select(one => one + end));
            },
        };
        Assert.Contains(named, await probe.FailureAsync(static probe => probe.TurnAsync(SampleScenarios.Anywhere, Says, stream: true)), StringComparison.Ordinal);
    }
}
