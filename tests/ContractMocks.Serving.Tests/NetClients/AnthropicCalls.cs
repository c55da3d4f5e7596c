using System.Text;
using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Anthropic.Models.Messages;
using Beta = Anthropic.Models.Beta;

namespace ContractMocks.Serving.Tests;

/// <summary>
/// What the tests ask of Anthropic's .NET SDK: something of each service whose paths the document has. The SDK is newer than the document:
/// organisations, user profiles, agents and the like are not in it.
/// </summary>
internal static class AnthropicCalls
{
    private const string Model = "claude-opus-4-6";

    public static CallBook For(Uri address)
    {
        var client = new AnthropicClient { BaseUrl = address.ToString().TrimEnd('/'), ApiKey = "sk-ant-test", MaxRetries = 0 };
        var calls = new CallBook();
        Stable(calls, client);
        InBeta(calls, client);
        return calls;
    }

    private static void Stable(CallBook calls, AnthropicClient client)
    {
        var request = new MessageCreateParams { Model = Model, MaxTokens = 64, Messages = [new UserMessageParam("Say hello.")] };
        calls.Add("Messages.create", async () => Assert.NotEmpty((await client.Messages.Create(request)).ID));
        calls.Add("Messages.stream", () => client.Messages.CreateStreaming(request), least: 1);
        var tooled = request with { Tools = [WeatherTool()], ToolChoice = new ToolChoiceAny() };
        calls.Add("Messages.create (a call)", async () =>
        {
            var message = await client.Messages.Create(tooled);
            Assert.True(message.Content.Single().TryPickToolUse(out var call));
            Assert.Equal(JsonValueKind.String, call.Input["city"].ValueKind);
        });
        calls.Add("Messages.stream (a call)", async () =>
        {
            var input = new StringBuilder();
            await foreach (var part in client.Messages.CreateStreaming(tooled))
            {
                if (part.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickInputJson(out var piece))
                {
                    input.Append(piece.PartialJson);
                }
            }

            using var arguments = JsonDocument.Parse(input.ToString());
            Assert.Equal(JsonValueKind.String, arguments.RootElement.GetProperty("city").ValueKind);
        });
        calls.Add("Messages.count", async () => Assert.True(
            (await client.Messages.CountTokens(new() { Model = Model, Messages = request.Messages })).InputTokens >= 0));
        calls.Add("Messages.Batches.create", () => client.Messages.Batches.Create(new()
        {
            Requests = [new() { CustomID = "one", Params = new() { Model = Model, MaxTokens = 64, Messages = request.Messages } }],
        }));
        calls.Add("Messages.Batches.get", () => client.Messages.Batches.Retrieve("msgbatch_1"));
        calls.Add("Messages.Batches.list", () => Pages(
            () => client.Messages.Batches.List(), static page => page.Items, static page => page.HasNext() ? page.Next() : null));
        calls.Add("Models.list", () => Pages(() => client.Models.List(), static page => page.Items, static page => page.HasNext() ? page.Next() : null));
        calls.Add("Models.get", () => client.Models.Retrieve(Model));
        calls.Add("Files.upload", () => client.Files.Upload(new() { File = Text("hello.txt", "Hello") }));
        calls.Add("Files.list", () => Pages(() => client.Files.List(), static page => page.Items, static page => page.HasNext() ? page.Next() : null));
        calls.Add("Files.get", () => client.Files.RetrieveMetadata("file_1"));
        calls.Add("Files.download", async () => (await client.Files.Download("file_1")).Dispose());
        calls.Add("Skills.create", () => client.Skills.Create(new() { Files = [Text("x/SKILL.md", "---\nname: x\n---\n")] }));
        calls.Add("Skills.list", () => Pages(() => client.Skills.List(), static page => page.Items, static page => page.HasNext() ? page.Next() : null));
        calls.Add("Skills.get", () => client.Skills.Retrieve("skill_1"));
        calls.Add("Skills.Versions.get", () => client.Skills.Versions.Retrieve("1", new() { SkillID = "skill_1" }));
    }

    private static Anthropic.Models.Messages.Tool WeatherTool() => new()
    {
        Name = "get_weather",
        InputSchema = InputSchema.FromRawUnchecked(new Dictionary<string, JsonElement>
        {
            ["type"] = JsonElement.Parse("\"object\""),
            ["properties"] = JsonElement.Parse("""{"city":{"type":"string"}}"""),
            ["required"] = JsonElement.Parse("""["city"]"""),
        }),
    };

    private static void InBeta(CallBook calls, AnthropicClient client)
    {
        IReadOnlyList<Beta.Messages.BetaMessageParam> messages = [new Beta.Messages.BetaUserMessageParam("Say hello.")];
        var request = new Beta.Messages.MessageCreateParams { Model = Model, MaxTokens = 64, Messages = messages };
        calls.Add("Beta.Messages.create", () => client.Beta.Messages.Create(request));
        calls.Add("Beta.Messages.stream", () => client.Beta.Messages.CreateStreaming(request), least: 1);
        calls.Add("Beta.Messages.count", () => client.Beta.Messages.CountTokens(new() { Model = Model, Messages = messages }));
        calls.Add("Beta.Messages.Batches.list", () => Pages(
            () => client.Beta.Messages.Batches.List(), static page => page.Items, static page => page.HasNext() ? page.Next() : null));
        calls.Add("Beta.Models.list", () => Pages(
            () => client.Beta.Models.List(), static page => page.Items, static page => page.HasNext() ? page.Next() : null));
        calls.Add("Beta.Files.upload", () => client.Beta.Files.Upload(new() { File = Text("hello.txt", "Hello") }));
        calls.Add("Beta.Files.list", () => Pages(
            () => client.Beta.Files.List(), static page => page.Items, static page => page.HasNext() ? page.Next() : null));
        calls.Add("Beta.Skills.list", () => Pages(
            () => client.Beta.Skills.List(), static page => page.Items, static page => page.HasNext() ? page.Next() : null));
        calls.Add("Beta.Skills.Versions.get", () => client.Beta.Skills.Versions.Retrieve("1", new() { SkillID = "skill_1" }));
    }

    private static BinaryContent Text(string name, string text) => new() { Stream = new MemoryStream(Encoding.UTF8.GetBytes(text)), FileName = name };

    private static async IAsyncEnumerable<TItem> Pages<TPage, TItem>(
        Func<Task<TPage>> first, Func<TPage, IReadOnlyList<TItem>> items, Func<TPage, Task<TPage>?> next)
    {
        for (var reading = first(); reading is not null;)
        {
            var page = await reading;
            foreach (var item in items(page))
            {
                yield return item;
            }

            reading = next(page);
        }
    }
}
