using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI.Chat;
using Quickstart;

// The mock, its operations, GetWeather and Scenarios.WeatherLoop are emitted when this project builds: see obj/emitted, or Emitted/ here.
await using var openai = await OpenAiMock.StartAsync();
openai.Use(Scenarios.WeatherLoop);

// The official client. It needs to know nothing but the address. (It would try a 429 again three times; here once is enough.)
var client = new ChatClient(
    "gpt-5", new ApiKeyCredential("test"), new() { Endpoint = openai.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });
var options = new ChatCompletionOptions { Tools = { Show.AsChatTool(GetWeather.Tool) } };
List<ChatMessage> messages = [new UserChatMessage("How is the weather in Paris?")];

Show.Title(openai.Endpoint);
Show.Message("user", messages[0].Content[0].Text);

ChatCompletion answer = await client.CompleteChatAsync(messages, options);
while (answer.FinishReason == ChatFinishReason.ToolCalls)
{
    messages.Add(new AssistantChatMessage(answer));
    foreach (var call in answer.ToolCalls)
    {
        Show.Message("model", $"calls {call.FunctionName}({call.FunctionArguments})");
        const string Result = """{ "temperature": 21, "sky": "sunny" }""";
        Show.Message("tool", Result);
        messages.Add(new ToolChatMessage(call.Id, Result));
    }

    answer = await client.CompleteChatAsync(messages, options);
}

Show.Message("model", answer.Content[0].Text);

// The same answer as a stream: what arrives piece by piece is what came at once.
var streamed = "";
await foreach (var update in client.CompleteChatStreamingAsync(messages, options))
{
    streamed += string.Concat(update.ContentUpdate.Select(part => part.Text));
}

Show.Message("model, streamed", streamed);

try
{
    await client.CompleteChatAsync([new UserChatMessage("What about my quota?")]);
}
catch (ClientResultException error)
{
    Show.Message("user", "What about my quota?");
    Show.Message("error", $"{error.Status}: {error.Message.ReplaceLineEndings(" ").Trim()}");
}

// The same with tools that are C#: a method and a record, see trains/TrainTools.cs.
openai.Use(Scenarios.TrainTrip);
options = new ChatCompletionOptions { Tools = { Show.AsChatTool(FindTrain.Tool), Show.AsChatTool(BookSeats.Tool) } };
messages = [new UserChatMessage("Two seats in a train from Paris to Lyon, please.")];
Show.Message("user", messages[0].Content[0].Text);
for (answer = await client.CompleteChatAsync(messages, options); answer.FinishReason == ChatFinishReason.ToolCalls; answer = await client.CompleteChatAsync(messages, options))
{
    var call = answer.ToolCalls[0];
    Show.Message("model", $"calls {call.FunctionName}({call.FunctionArguments})");
    messages.Add(new AssistantChatMessage(answer));
    messages.Add(new ToolChatMessage(call.Id, call.FunctionName == FindTrain.Tool.Name ? TrainTools.FindTrain("Paris", "Lyon") : "booked"));
}

Show.Message("model", answer.Content[0].Text);

// Arguments made up to fit the tool's schema: for a test of your own code, without a model.
Show.Message("fake", $"{BookSeats.Fake(seed: 7)}");

Show.Emitted();
Show.Journal(openai.Journal);
openai.Journal.ShouldHaveCalled<GetWeather>(call => call.City == "Paris");
openai.Journal.ShouldHaveCalled<BookSeats>(call => call.Seats == 2);
