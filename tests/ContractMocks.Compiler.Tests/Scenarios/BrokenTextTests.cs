namespace ContractMocks.Compiler.Tests.Scenarios;

/// <summary>Whatever is typed into a file, reading it ends, throws nothing, and gives a scenario exactly when it found no error.</summary>
public sealed class BrokenTextTests
{
    private const string Text =
        """
        scenario: a
        provider: openai
        tools: [get_weather, { name: b, parameters: { type: object } }]
        turns:
          - when: { user: { matches: "a.b" }, tools: get_weather }
            times: 2
            reply:
              text: |
                {{ user }} is {{ tool_call.city }}
              tool_calls:
                - get_weather: { city: 'Paris', days: 1 }
                - b
          - reply: { error: timeout, retry_after: 2s }
        """;

    private const string Tool = """{"type":"function","function":{"name":"a","description":"d","parameters":{"type":"object","properties":{"x":{"type":"string"}}}}}""";

    [Fact]
    public void The_text_reads_as_it_is() => ScenarioTexts.ReadGood(Text);

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData(":")]
    [InlineData(": ")]
    [InlineData("- ")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("&a ")]
    [InlineData("*a ")]
    [InlineData("!!x ")]
    [InlineData("\0")]
    public void A_scenario_with_a_character_replaced_or_inserted_anywhere_is_read(string typed)
    {
        foreach (var text in Edits(Text, typed))
        {
            var result = ScenarioTexts.Read(text);
            Assert.True(result.Scenario is null == result.Problems.Count > 0, text);
            Assert.All(result.Problems, static problem => Assert.True(problem.Span.Line > 0 && problem.Message.Length > 0));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("}")]
    [InlineData(": ")]
    [InlineData(",")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("\\")]
    [InlineData("\\ud83d\\ude00")]
    public void A_tool_with_a_character_replaced_or_inserted_anywhere_is_read(string typed)
    {
        foreach (var text in Edits(Tool, typed))
        {
            var result = ScenarioTexts.ReadTools(text);
            Assert.True(result.Tools.Count == 0 == result.Problems.Any(static problem => problem.Severity == ProblemSeverity.Error), text);
        }
    }

    private static IEnumerable<string> Edits(string text, string typed)
    {
        for (var i = 0; i <= text.Length; i++)
        {
            // In turns, so that the test stays short: put before a character, put in the place of one.
            yield return text[..i] + typed + text[Math.Min(text.Length, i + (i % 2))..];
        }
    }
}
