using ContractMocks.TestSupport;

namespace ContractMocks.Tests;

public sealed class ChatJsonTests
{
    [Fact]
    public async Task A_text_is_written_as_the_service_writes_it()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Says("It's sunny – 20 °C.");
        using var client = mock.CreateClient();

        var text = await Wire.TextAsync(client, Wire.Ask("Weather?"));

        Assert.Equal(
            """
            {
              "id": "chatcmpl-ID",
              "object": "chat.completion",
              "created": 1767225600,
              "model": "gpt-4o-mini",
              "choices": [
                {
                  "index": 0,
                  "message": {
                    "role": "assistant",
                    "content": "It's sunny – 20 °C.",
                    "refusal": null,
                    "annotations": []
                  },
                  "logprobs": null,
                  "finish_reason": "stop"
                }
              ],
              "usage": {
                "prompt_tokens": 9,
                "completion_tokens": 8,
                "total_tokens": 17,
                "prompt_tokens_details": {
                  "cached_tokens": 0,
                  "audio_tokens": 0
                },
                "completion_tokens_details": {
                  "reasoning_tokens": 0,
                  "audio_tokens": 0,
                  "accepted_prediction_tokens": 0,
                  "rejected_prediction_tokens": 0
                }
              },
              "service_tier": "default",
              "system_fingerprint": "fp_FINGER"
            }
            """,
            Golden.Scrub(text));
    }

    [Fact]
    public async Task Tool_calls_come_without_content_and_end_in_tool_calls()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When().Calls(new GetWeather { City = "Paris" }).Calls(new GetWeather { City = "Oslo" });
        using var client = mock.CreateClient();

        var json = await Wire.JsonAsync(client, Wire.Ask("Weather?", tools: true));

        var choice = json["choices"]![0]!;
        Assert.Equal("tool_calls", (string)choice["finish_reason"]!);
        Assert.Null(choice["message"]!["content"]);
        var calls = choice["message"]!["tool_calls"]!.AsArray();
        Assert.Equal(["""{"city":"Paris"}""", """{"city":"Oslo"}"""], calls.Select(static call => (string)call!["function"]!["arguments"]!));
        Assert.All(calls, static call => Assert.Matches("^call_[0-9A-Za-z]{24}$", (string)call!["id"]!));
        Assert.NotEqual((string)calls[0]!["id"]!, (string)calls[1]!["id"]!);
    }

    [Fact]
    public async Task Each_choice_that_is_asked_for_is_given()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Always.Calls(new GetWeather { City = "Paris" });
        using var client = mock.CreateClient();

        var json = await Wire.JsonAsync(client, Wire.Ask("Weather?", tools: true, n: 3));

        Assert.Equal([0, 1, 2], json["choices"]!.AsArray().Select(static choice => (int)choice!["index"]!));
        var ids = json["choices"]!.AsArray().Select(static choice => (string)choice!["message"]!["tool_calls"]![0]!["id"]!);
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_reply_that_is_cut_short_ends_in_length()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When().Replies(new Reply { Text = "Once upon a", Finish = FinishReason.Length });
        using var client = mock.CreateClient();

        var json = await Wire.JsonAsync(client, Wire.Ask("A tale"));

        Assert.Equal("length", (string)json["choices"]![0]!["finish_reason"]!);
    }

    [Fact]
    public async Task Two_mocks_of_one_seed_answer_with_the_same_bytes()
    {
        await using var first = TestMock.InMemory(new MockOptions { Seed = 7 });
        await using var second = TestMock.InMemory(new MockOptions { Seed = 7 });
        await using var other = TestMock.InMemory(new MockOptions { Seed = 8 });
        List<string> texts = [];
        foreach (var mock in (TestMock[])[first, second, other])
        {
            mock.Chat.Always.Says("Hello.");
            using var client = mock.CreateClient();
            texts.Add(await Wire.TextAsync(client, Wire.Ask("Hi")) + await Wire.TextAsync(client, Wire.Ask("Hi", stream: true)));
        }

        Assert.Equal(texts[0], texts[1]);
        Assert.NotEqual(texts[0], texts[2]);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_of_the_service()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Says("Hello.");
        using var client = mock.CreateClient();

        using var answer = await Wire.PostAsync(client, Wire.Ask("Hi"));
        using var error = await Wire.PostAsync(client, Wire.Ask("Hi"));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(404, (int)error.StatusCode);
        foreach (var response in (HttpResponseMessage[])[answer, error])
        {
            Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
            Assert.Matches("^req_[0-9a-f]{32}$", response.Headers.GetValues("x-request-id").Single());
            Assert.Equal("2020-10-01", response.Headers.GetValues("openai-version").Single());
            Assert.Matches("^[0-9]+$", response.Headers.GetValues("openai-processing-ms").Single());
            Assert.NotEmpty(response.Headers.GetValues("openai-organization").Single());
            Assert.Equal(
                (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, response.Content.Headers.ContentLength);
        }
    }

    [Fact]
    public async Task Answers_fit_the_contract()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Says("Hello.");
        mock.Chat.Calls(new GetWeather { City = "Paris" });
        mock.Chat.Always.Says("Chunks.");
        using var client = mock.CreateClient();
        var success = mock.Chat.Operation.Responses.Single(static response => response.Status == "200");
        var whole = mock.Contract.Validator(success.Contents.Single(static content => content.MediaType == "application/json").Schema);
        var chunk = mock.Contract.Validator(success.Contents.Single(static content => content.MediaType == "text/event-stream").Schema);

        foreach (var text in (string[])[await Wire.TextAsync(client, Wire.Ask("a")), await Wire.TextAsync(client, Wire.Ask("b", tools: true))])
        {
            Assert.Empty(whole.Validate(System.Text.Json.JsonElement.Parse(text)));
        }

        foreach (var data in Wire.Events(await Wire.TextAsync(client, Wire.Ask("c", stream: true, usage: true))).SkipLast(1))
        {
            Assert.Empty(chunk.Validate(System.Text.Json.JsonElement.Parse(data)));
        }
    }
}
