using System.ClientModel;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Anthropic;
using Anthropic.Models.Messages;
using OpenAI.Chat;
using Providers;

// Four mocks, one scenario: what the file says is the same, what goes over the wire is each provider's own.
await using var openai = await OpenAiMock.StartAsync();
await using var anthropic = await AnthropicMock.StartAsync();
await using var gemini = await GeminiMock.StartAsync();
await using var ollama = await OllamaMock.StartAsync();
openai.Use(Scenarios.Explanation);
anthropic.Use(Scenarios.Explanation);
gemini.Use(Scenarios.Explanation);
ollama.Use(Scenarios.Explanation);

// A turn in C#, on the operation that it belongs to; the compiler knows its request.
const string Word = "Trust.";
openai.Chat.CreateChatCompletion.When(turn => turn.User.Contains("one word")).Says(Word);
anthropic.Messages.CreateMessage.When(turn => turn.User.Contains("one word")).Says(Word);
gemini.Content.GenerateContent.When(turn => turn.User.Contains("one word")).Says(Word);
ollama.Generation.Chat.When(turn => turn.User.Contains("one word")).Says(Word);

// The official clients of OpenAI and Anthropic, and plain HTTP for the other two. Each gets what was said so far: user, assistant, user.
const string Model = "the-same-model";
var chat = new ChatClient(Model, new ApiKeyCredential("test"), new() { Endpoint = openai.Endpoint });
var messages = new AnthropicClient { BaseUrl = anthropic.Endpoint.GetLeftPart(UriPartial.Authority), ApiKey = "test" };
using var http = new HttpClient();

await TalkAsync("OpenAI", async said =>
{
    ChatCompletion answer = await chat.CompleteChatAsync(said.Select((text, i) => i % 2 == 0 ? (ChatMessage)new UserChatMessage(text) : new AssistantChatMessage(text)));
    return answer.Content[0].Text;
});
await TalkAsync("Anthropic", async said =>
{
    var answer = await messages.Messages.Create(new()
    {
        Model = Model,
        MaxTokens = 1_000,
        Messages = [.. said.Select((text, i) => i % 2 == 0 ? (MessageParam)new UserMessageParam(text) : new AssistantMessageParam(text))],
    });
    return answer.Content[0].TryPickText(out var block) ? block.Text : "";
});
await TalkAsync("Gemini", async said =>
{
    var contents = said.Select((text, i) => new { role = i % 2 == 0 ? "user" : "model", parts = new[] { new { text } } });
    var answer = await PostAsync($"{gemini.Endpoint}/models/{Model}:generateContent", new { contents });
    return (string)answer["candidates"]![0]!["content"]!["parts"]![0]!["text"]!;
});
await TalkAsync("Ollama", async said =>
{
    var talk = said.Select((content, i) => new { role = i % 2 == 0 ? "user" : "assistant", content });
    var answer = await PostAsync($"{ollama.Endpoint}api/chat", new { model = Model, messages = talk, stream = false });
    return (string)answer["message"]!["content"]!;
});

static async Task TalkAsync(string provider, Func<IReadOnlyList<string>, Task<string>> answer)
{
    Console.WriteLine(provider);
    var said = new List<string>();
    foreach (var question in (string[])["What is a contract test?", "And in one word?"])
    {
        said.Add(question);
        said.Add(await answer(said));
        Console.WriteLine($"  {question} {said[^1]}");
    }
}

async Task<JsonNode> PostAsync(string address, object body)
{
    using var response = await http.PostAsJsonAsync(new Uri(address), body);
    return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
}
