namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>Turns that are limited, or wait for each other, answer in the engine's order.</summary>
public sealed class ExportStateTests
{
    public static TheoryData<string> Scenarios =>
    [
        // Bare replies play in order.
        "  - reply: One.\n  - reply: Two.\n  - reply: Three.",
        // A limit, and a turn behind it.
        "  - { when: { user: a }, times: 2, reply: One. }\n  - { when: { user: a }, reply: Two. }",
        // The one furthest on is asked first, and stays.
        "  - { when: { user: a }, reply: One. }\n  - { when: { user: a }, after_previous: true, reply: Two. }\n  - { when: { user: b }, after_previous: true, reply: Three. }",
        // All at once.
        "  - { when: { user: a }, times: 2, reply: One. }\n  - { after_previous: true, times: 3, reply: Two. }\n  - { when: { user: b }, after_previous: true, reply: Three. }\n"
            + "  - { when: { user: c }, reply: Four. }\n  - { when: { user: a }, after_previous: true, times: 1, reply: Five. }",
    ];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task The_same_turns_answer_in_the_same_order(string turns)
    {
        foreach (var seed in Enumerable.Range(0, 6))
        {
            await using var exported = await Exported.Of(turns);
            Assert.DoesNotContain("not exported:", exported.Output, StringComparison.Ordinal);
            var chance = new Random(seed);
            var said = "";
            for (var i = 0; i < 24; i++)
            {
                var word = "abc"[chance.Next(3)].ToString();
                said += word;
                // The state is one for all operations and ways of asking.
                var dialect = chance.Next(2) == 0 ? "chat" : "responses";
                var request = TalkWriter.Write(dialect, Talk.User(word) with { IsStream = chance.Next(2) == 0 });
                var (turn, _, _) = await exported.Engine(dialect, request);
                Assert.True(turn == exported.Server.Send(request)?.Turn, $"seed {seed}, after {said}: the engine says {turn}");
            }
        }
    }

    [Fact]
    public async Task A_turn_that_would_take_too_many_states_is_listed()
    {
        await using var exported = await Exported.Of("  - { when: { user: a }, times: 65, reply: One. }\n  - { when: { user: b }, times: 63, reply: Two. }");

        Assert.Contains("tried.scenario.yaml(5): turn 1 of 'tried' is not exported", exported.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("turn 2 of", exported.Output, StringComparison.Ordinal);
        Assert.Null(exported.Server.Send(TalkWriter.Write("chat", Talk.User("a"))));
        for (var i = 0; i < 63; i++)
        {
            Assert.Equal(2, exported.Server.Send(TalkWriter.Write("chat", Talk.User("b")))?.Turn);
        }

        Assert.Null(exported.Server.Send(TalkWriter.Write("chat", Talk.User("b"))));
    }

    [Fact]
    public async Task A_turn_that_waits_for_one_that_is_not_exported_is_listed()
    {
        await using var exported = await Exported.Of("  - { when: { system: { matches: \"^$\" } }, reply: One. }\n  - { when: { user: a }, after_previous: true, reply: Two. }");

        Assert.Contains("(5): turn 1 of 'tried' is not exported for", exported.Output, StringComparison.Ordinal);
        Assert.Contains("also holds where there is none", exported.Output, StringComparison.Ordinal);
        Assert.Contains("(6): turn 2 of 'tried' is not exported: it waits for a turn that is not exported", exported.Output, StringComparison.Ordinal);
        Assert.Equal(0, exported.Server.Count);
    }
}
