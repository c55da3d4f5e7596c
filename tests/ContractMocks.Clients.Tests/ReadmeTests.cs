using System.ClientModel;
using ContractMocks.TestSupport;
using ContractMocks.Xunit;
using OpenAI.Chat;

namespace ContractMocks.Clients.Tests;

/// <summary>The code of the README, compiled and run; the last test compares the two texts.</summary>
public sealed class ReadmeTests
{
    private static readonly ChatCompletionOptions options = new()
    {
        Tools = { ChatTool.CreateFunctionTool(GetWeather.Tool.Name, GetWeather.Tool.Description, BinaryData.FromString(GetWeather.Tool.Parameters)) },
    };

    [Fact]
    public async Task A_test_uses_what_was_emitted()
    {
#pragma warning disable xUnit1051 // The README leaves the token out.
        // snippet: readme-test
        await using var openai = await OpenAiMock.StartAsync();         // or OpenAiMock.InMemory(): no socket
        openai.Use(Scenarios.WeatherLoop);                              // emitted from the file above

        var client = new ChatClient("gpt-5", new ApiKeyCredential("test"), new() { Endpoint = openai.Endpoint });
        var answer = await client.CompleteChatAsync([new UserChatMessage("How is the weather?")], options);

        Assert.Equal("get_weather", answer.Value.ToolCalls[0].FunctionName);
        openai.Journal.ShouldHaveCalled<GetWeather>(call => call.City == "Paris");
        // end
#pragma warning restore xUnit1051
    }

    [Fact]
    public async Task The_same_scenario_is_written_in_csharp()
    {
        await using var openai = OpenAiMock.InMemory();
        // snippet: readme-csharp
        openai.Chat.CreateChatCompletion
            .When(turn => turn.User.Contains("weather") && turn.HasTool<GetWeather>())
            .Calls(new GetWeather { City = "Paris", Unit = GetWeather.UnitValue.Celsius })
            .Then(turn => turn.HasResultOf<GetWeather>())
            .Says("Sunny.");
        // end
        using var http = openai.CreateClient();
        using var answer = await http.PostAsync(
            "chat/completions",
            new StringContent("""{"model":"gpt-5","messages":[{"role":"user","content":"weather?"}],"tools":[{"type":"function","function":{"name":"get_weather"}}]}""", null, "application/json"),
            TestContext.Current.CancellationToken);
        Assert.Contains("get_weather", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("readme-test", "ReadmeTests.cs")]
    [InlineData("readme-csharp", "ReadmeTests.cs")]
    [InlineData("readme-contract", "ReadmeContract.cs")]
    public void The_readme_shows_this_code(string snippet, string file)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        var start = readme.IndexOf($"<!-- snippet: {snippet} -->\n```csharp\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has no snippet {snippet}");
        start = readme.IndexOf("```csharp\n", start, StringComparison.Ordinal) + "```csharp\n".Length;
        var shown = readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)].TrimEnd();

        var source = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "ContractMocks.Clients.Tests", file));
        var lines = source.SkipWhile(line => line.Trim() != $"// snippet: {snippet}").Skip(1).TakeWhile(static line => line.Trim() != "// end").ToList();
        var indent = lines.Where(static line => line.Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        Assert.Equal(shown, string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")).TrimEnd());
    }
}
