using System.Text.Json;
using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Impact;
using static ContractMocks.Cli.Tests.Impact.ImpactProject;

namespace ContractMocks.Cli.Tests.Impact;

public sealed class ScenarioRepliesTests
{
    [Theory]
    [InlineData("openai", "createChatCompletion,createResponse", "text/event-stream")]
    [InlineData("anthropic", "createMessage", "text/event-stream")]
    [InlineData("gemini", "generateContent,streamGenerateContent", "text/event-stream")]
    [InlineData("ollama", "chat", "application/x-ndjson")]
    public void Every_turn_leaves_samples_of_each_operation_whole_and_streamed(string provider, string operations, string stream)
    {
        var recording = Record(provider, Loop);

        // Ollama's document declares no 429, which is nothing to tell.
        Assert.Empty(recording.Notes);
        Assert.Equal(provider != "ollama", recording.Samples.Any(static sample => sample.Turn == 3));
        foreach (var turn in (int[])[1, 2])
        {
            var media = recording.Samples.Where(sample => sample.Turn == turn).Select(static sample => sample.MediaType).Distinct().Order();
            Assert.Equal(["application/json", stream], media);
        }

        Assert.All(recording.Samples.Where(static sample => sample.Turn == 3), static sample => Assert.Equal("429", sample.Status));
        Assert.Equal(
            operations.Split(',').Order(StringComparer.OrdinalIgnoreCase),
            recording.Samples.Select(static sample => sample.Operation).Distinct().Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_the_scenario_says_is_in_the_samples()
    {
        var samples = Record("openai", Loop).Samples;

        Assert.Contains(samples, static sample => sample.Turn == 1 && sample.Body.Contains("""get_weather","arguments":"{\"city\":\"Paris\"}""", StringComparison.Ordinal));
        Assert.Contains(samples, static sample => sample.Turn == 2 && sample.Body.Contains("It is sample °C in Paris.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_scenarios_leave_the_same_samples() => Assert.Equal(Record("openai", Loop), Record("openai", Loop));

    [Fact]
    public void Events_of_one_shape_leave_one_sample()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 400));
        var recording = Record("openai", $$"""{ scenario: long, provider: openai, turns: [{ when: { user: a }, reply: { text: "{{text}}" } }] }""");

        var chunks = recording.Samples.Where(static sample => sample is { Operation: "createChatCompletion", MediaType: "text/event-stream" }).ToList();
        Assert.InRange(chunks.Count, 3, 6);
        Assert.Single(chunks, static chunk => chunk.Body.Contains("\"finish_reason\":\"stop\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_turn_that_no_text_can_be_made_up_for_is_told_and_costs_nothing_else()
    {
        var recording = Record("openai", """
            scenario: odd
            provider: openai
            turns:
              - when: { user: { matches: "^(?=.*a)(?=.*b).{7}$" } }
                reply: { text: One. }
              - when: { user: two }
                reply: { text: Two. }
            """);

        Assert.Contains(recording.Notes, static note => note.StartsWith("odd, turn 1 is not watched: no text could be made up that matches", StringComparison.Ordinal));
        Assert.Equal([2], recording.Samples.Select(static sample => sample.Turn).Distinct());
    }

    [Fact]
    public void A_body_that_the_document_never_allowed_is_no_sample()
    {
        var scenario = new Scenario { Name = "raw", Provider = "openai", Turns = [new Turn { Reply = Reply.Raw("""{"odd":true}""") }] };
        var recording = ScenarioReplies.Record([Contract(Bundled("openai"))], [scenario], TestContext.Current.CancellationToken);

        Assert.Empty(recording.Samples);
        Assert.Contains(recording.Notes, static note => note.Contains("by the document that it was written against", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_is_judged_by_another_document_with_the_field()
    {
        var samples = Record("openai", Loop).Samples;
        var judge = new ReplyJudge(Contract(Replace(Bundled("openai"), "enum: [stop, length, tool_calls, content_filter, function_call]", "enum: [stop, length, content_filter]")));

        var broken = samples.SelectMany(sample => judge.Judge(sample).Select(fault => (sample.Turn, fault.Field, fault.Message))).Distinct().ToList();
        Assert.Equal([(1, "choices[0].finish_reason")], broken.Select(static one => (one.Turn, one.Field)).Distinct());
        Assert.Equal("choices[0].finish_reason: expected one of 'stop', 'length', 'content_filter', but the reply has the string 'tool_calls'", broken[0].Message.Replace('"', '\''));
    }

    [Fact]
    public void Every_sample_fits_the_document_it_comes_from() =>
        Assert.All(Record("anthropic", Loop).Samples, static sample => Assert.Empty(new ReplyJudge(Contract(Bundled("anthropic"))).Judge(sample)));

    private static ReplyRecording Record(string provider, string scenario)
    {
        var contract = Contract(Bundled(provider));
        return ScenarioReplies.Record([contract], [Scenario(scenario.Replace("PROVIDER", provider, StringComparison.Ordinal), contract)], TestContext.Current.CancellationToken);
    }
}
