namespace ContractMocks.Compiler.Tests.Scenarios;

/// <summary>What a reply says beside its text and tool calls.</summary>
public sealed class ReplyPartTests
{
    private const string Head = "scenario: a\nprovider: any\nturns:\n  - reply:\n";

    [Fact]
    public void Every_part_is_read()
    {
        var reply = Read(
            """
                  reasoning: { text: "{{ user }}?", hidden: true }
                  provider_tools:
                    - web_search: { input: { query: news }, output: [1], fails: true }
                    - code_interpreter
                  text: One two
                  chunks: [One, " two"]
                  citations: [{ url: "https://example.com", quote: two, source: Two. }]
                  finish: content_filter
                  usage: { input: 3, cached: 1 }
                  spoken: true
            """);

        Assert.Equal(
            new Reply
            {
                Text = "One two",
                Reasoning = "{{ user }}?",
                HidesReasoning = true,
                ProviderTools = [new("web_search", """{"query":"news"}""", "[1]", Fails: true), new("code_interpreter")],
                Chunks = ["One", " two"],
                Citations = [new("https://example.com", "https://example.com", "two", "Two.")],
                Finish = FinishReason.ContentFilter,
                Usage = new ReplyUsage { Input = 3, Cached = 1 },
                IsSpoken = true,
            },
            reply);
    }

    [Fact]
    public void An_error_may_break_a_stream_off() =>
        Assert.Equal(
            new Reply { Text = "One two", Error = new ReplyError("overloaded", "Busy."), ErrorAfter = 1 },
            Read("      { text: One two, error: overloaded, error_after: 1, message: Busy. }"));

    [Fact]
    public void An_error_may_be_a_status() => Assert.Equal(Reply.Fails("529"), Read("      { error: 529 }"));

    [Theory]
    [InlineData("      { text: x, finish: lenght }", "CM2004", "did you mean 'length'?")]
    [InlineData("      { provider_tools: [web_serch] }", "CM2004", "did you mean 'web_search'?")]
    [InlineData("      { refusal: No., text: x }", "CM2004", "who refuses says nothing else")]
    [InlineData("      { text: One, chunks: [Two] }", "CM2004", "put together, are the text")]
    [InlineData("      { error: overloded }", "CM2010", "did you mean 'overloaded'?")]
    [InlineData("      { error: 700 }", "CM2010", "'700'")]
    [InlineData("      { text: x, usage: { inputs: 1 } }", "CM2002", "did you mean 'input'?")]
    [InlineData("      { text: x, error: timeout }", "CM2004", "unless 'error_after' puts it into a stream")]
    [InlineData("      { text: x, reasoning: '{{ usr }}' }", "CM2012", "usr")]
    public void What_is_wrong_is_said_at_its_place(string reply, string id, string part)
    {
        var problem = Assert.Single(ScenarioTexts.Read(Head + reply).Problems);
        Assert.Equal(id, problem.Id);
        Assert.Contains(part, ScenarioTexts.Lines([problem])[0], StringComparison.Ordinal);
        Assert.Equal(5, problem.Span.Line);
    }

    [Fact]
    public void Every_provider_has_the_errors_of_OpenAI()
    {
        var names = Providers.All.Select(static provider => provider.Errors.Select(static error => error.Name).Order(StringComparer.Ordinal).ToArray()).ToList();
        string[] common = ["invalid_api_key", "invalid_request", "not_found", "overloaded", "rate_limited", "server_error", "timeout", "unavailable"];
        Assert.All(names, one => Assert.Empty(common.Except(one)));
        // Azure's filter and a status that OpenAI alone words otherwise are its own.
        Assert.All(names, one => Assert.Empty(names[0].Except(one).Except(["content_filter", "site_overloaded"])));
    }

    private static Reply Read(string reply) => ScenarioTexts.ReadGood(Head + reply).Turns[0].Reply;
}
