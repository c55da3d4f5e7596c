using System.Text.Json;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Tests.Emission;

/// <summary>The models of chat, used as a user would: written in C#, read from JSON, branches asked for.</summary>
public sealed class ChatModelTests
{
    private const string Request = "Acme.OpenAi.CreateChatCompletionRequest";

    private const string Use = """
        using System.Linq;
        using System.Text.Json;
        using Acme.OpenAi;
        using ContractMocks.Json;

        /// <summary>Uses the models.</summary>
        public static class Use
        {
            /// <summary>A request written in C#.</summary>
            public static string Written() => JsonSerializer.Serialize(
                new CreateChatCompletionRequest
                {
                    Model = "gpt-unheard-of",
                    Messages =
                    [
                        new ChatCompletionRequestSystemMessage { Content = "Be brief." },
                        new ChatCompletionRequestUserMessage { Content = new ChatCompletionRequestUserMessageContentPart[] { new ChatCompletionRequestMessageContentPartText { Text = "Hi" } } },
                        new ChatCompletionRequestAssistantMessage { Content = "Hello" },
                        new ChatCompletionRequestToolMessage { Content = "42", ToolCallId = "call_1" },
                    ],
                    ToolChoice = "auto",
                    Stop = new[] { "a", "b" },
                    Temperature = 0.5,
                },
                ContractJson.Options);

            /// <summary>What a request says, asked branch by branch.</summary>
            public static string Asked(string json)
            {
                var request = JsonSerializer.Deserialize<CreateChatCompletionRequest>(json, ContractJson.Options)!;
                var first = request.Messages[0];
                return string.Join("|",
                    first.AsUser is not null,
                    first.AsUser?.Content.AsList?[0].AsText?.Text,
                    first.AsUser?.Content.AsList?[1].AsImageUrl?.ImageUrl.Url,
                    first.AsAssistant is null,
                    request.Messages[1].AsAssistant?.ToolCalls?[0].AsFunction?.Function.Name,
                    request.Messages[1].AsAssistant?.Content is null,
                    request.ToolChoice?.AsFunction?.Function.Name,
                    request.Tools?[0].AsFunction?.Function.Parameters?.ToString());
            }
        }
        """;

    private static readonly Lazy<IReadOnlyList<string>> Texts = new(static () =>
        [.. ProviderModelTests.Read(BundledSpecs.Find("openai")!, default).Result.Files.Select(static file => file.Text)]);

    private static readonly Lazy<EmittedAssembly> Emitted = new(static () => EmittedAssembly.Of([.. Texts.Value, Use]));

    [Fact]
    public void A_request_is_written_as_it_reads_in_csharp() => Assert.Equal(
        """
        {"messages":[{"content":"Be brief.","role":"system"},{"content":[{"text":"Hi","type":"text"}],"role":"user"},{"content":"Hello","role":"assistant"},{"content":"42","role":"tool","tool_call_id":"call_1"}],"model":"gpt-unheard-of","temperature":0.5,"stop":["a","b"],"tool_choice":"auto"}
        """.Trim(),
        Sorted(Emitted.Value.Call("Use", "Written")!.ToString()!));

    [Fact]
    public void Branches_are_asked_for_by_their_names() => Assert.Equal(
        """True|Hi|https://x.test/a.png|True|get_weather|True|get_weather|{"type":"object"}""",
        Emitted.Value.Type("Use").GetMethod("Asked")!.Invoke(null, [
            """
            {"model":"m","messages":[
            {"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image_url","image_url":{"url":"https://x.test/a.png"}}]},
            {"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"get_weather","arguments":"{}"}}]}],
            "tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object"}}}],
            "tool_choice":{"type":"function","function":{"name":"get_weather"}}}
            """]));

    [Theory]
    [InlineData("""{"role":"system","content":"a"}""")]
    [InlineData("""{"role":"developer","content":[{"type":"text","text":"a"}]}""")]
    [InlineData("""{"role":"user","content":"a","name":"n"}""")]
    [InlineData("""{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"u","detail":"low"}}]}""")]
    [InlineData("""{"role":"assistant","content":"a"}""")]
    [InlineData("""{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}""")]
    [InlineData("""{"role":"tool","content":"a","tool_call_id":"c"}""")]
    [InlineData("""{"role":"of tomorrow","content":{"kept":["as","it",1.50,"came",null]}}""")]
    [InlineData("""{"role":"user","content":[{"type":"of tomorrow","kept":true}]}""")]
    [InlineData("""{"role":"user","content":"a","new":{"b":[1]}}""")]
    [InlineData("""{"role":"tool","content":"no id"}""")]
    [InlineData("""["no object"]""")]
    public void Every_message_is_written_as_it_was_read(string message) => AssertSurvives($$"""{"messages":[{{message}}],"model":"m"}""");

    [Theory]
    [InlineData("\"auto\"")]
    [InlineData("\"of tomorrow\"")]
    [InlineData("""{"type":"function","function":{"name":"f"}}""")]
    [InlineData("""{"type":"of tomorrow"}""")]
    [InlineData("7")]
    public void Every_tool_choice_is_written_as_it_was_read(string choice) => AssertSurvives($$"""{"messages":[],"model":"m","tool_choice":{{choice}}}""");

    private static void AssertSurvives(string json) => Assert.Equal(Sorted(json), Sorted(Emitted.Value.RoundTrip(Request, json)));

    /// <summary>The JSON with the properties of its top level in a fixed order: the order of emitted properties is the document's.</summary>
    private static string Sorted(string json)
    {
        string[] order = ["messages", "model", "temperature", "stop", "tool_choice"];
        using var document = JsonDocument.Parse(json);
        var properties = document.RootElement.EnumerateObject().OrderBy(property => Array.IndexOf(order, property.Name));
        return "{" + string.Join(",", properties.Select(static property => $"\"{property.Name}\":{Canonical(property.Value)}")) + "}";
    }

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject()
            .OrderBy(static property => property.Name, StringComparer.Ordinal)
            .Select(static property => $"\"{property.Name}\":{Canonical(property.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Canonical)) + "]",
        _ => value.GetRawText(),
    };
}
