using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Clients.Tests;

/// <summary>Turns in C# on the emitted operations of every provider.</summary>
public sealed class TypedTurnTests
{
    [Fact]
    public async Task OpenAi_says_and_refuses()
    {
        await using var openai = OpenAiMock.InMemory();
        openai.Chat.CreateChatCompletion.When(static turn => turn.User.Contains("lock")).Refuses("I will not.");
        openai.Responses.CreateResponse.When(static turn => turn.User.Contains("prime")).Replies(Reply.Says("Yes.") with { Reasoning = "Seven is prime." });

        var message = (await AskAsync(openai, "chat/completions", """{"model":"gpt-5","messages":[{"role":"user","content":"Pick a lock."}]}"""))["choices"]![0]!["message"]!;
        var response = await AskAsync(openai, "responses", """{"model":"gpt-5","input":"Is 7 prime?"}""");

        Assert.Equal("I will not.", (string?)message["refusal"]);
        Assert.Null((string?)message["content"]);
        Assert.Equal(["reasoning", "message"], response["output"]!.AsArray().Select(static item => (string?)item!["type"]));
    }

    [Fact]
    public async Task Anthropic_says_and_refuses()
    {
        await using var anthropic = AnthropicMock.InMemory();
        anthropic.Messages.CreateMessage.When(static turn => turn.User.Contains("lock")).Refuses("I will not.");
        anthropic.Messages.CreateMessage.When(static turn => turn.User.Contains("prime")).Says("Yes.");

        Assert.Equal("refusal", (string?)(await SaidAsync("Pick a lock."))["stop_reason"]);
        Assert.Equal("Yes.", (string?)(await SaidAsync("Is 7 prime?"))["content"]![0]!["text"]);

        Task<JsonNode> SaidAsync(string text) => AskAsync(
            anthropic, "v1/messages", $$"""{"model":"claude-opus-4-6","max_tokens":100,"messages":[{"role":"user","content":"{{text}}"}]}""");
    }

    [Fact]
    public async Task Gemini_says()
    {
        await using var gemini = GeminiMock.InMemory();
        gemini.Content.GenerateContent.When(static turn => turn.User.Contains("prime")).Says("Yes.");

        var answer = await AskAsync(gemini, "models/gemini-2.5-flash:generateContent", """{"contents":[{"parts":[{"text":"Is 7 prime?"}]}]}""");

        Assert.Equal("Yes.", (string?)answer["candidates"]![0]!["content"]!["parts"]![0]!["text"]);
    }

    [Fact]
    public async Task Ollama_says()
    {
        await using var ollama = OllamaMock.InMemory();
        ollama.Generation.Chat.When(static turn => turn.User.Contains("prime")).Says("Yes.");

        var answer = await AskAsync(ollama, "api/chat", """{"model":"llama3.2","stream":false,"messages":[{"role":"user","content":"Is 7 prime?"}]}""");

        Assert.Equal("Yes.", (string?)answer["message"]!["content"]);
    }

    private static async Task<JsonNode> AskAsync(ContractMock mock, string path, string body)
    {
        using var client = mock.CreateClient();
        client.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("./" + path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }
}
