using ContractMocks.Cli.Tests;
using ContractMocks.Cli.Tests.WireMock;

namespace ContractMocks.WireMock.Tests;

/// <summary>One scenario with all that an export can say, loaded by the real server and asked the same conversations as our engine.</summary>
public sealed class ExportTests
{
    private const string Scenario = """
          - when: { user: stay }
            times: 2
            reply: "Twice, {{ user }}."
          - when: { user: stay }
            reply: For good.
          - when: { user: weather, tools: get_weather }
            reply: { tool_calls: [{ get_weather: { city: "near {{ user }}" } }] }
          - when: { tool_result: get_weather }
            after_previous: true
            reply: { text: "It is {{ tool_result.temperature }} °C in {{ tool_call.city }}: \"{{ tool_result.sky }}\"", reasoning: "As {{ system }} says." }
          - when: { user: { equals: Hello. }, system: terse }
            reply: "Hi. {{ system }}, {{ user }}"
          - when: { user: { matches: "^[0-9]+$" }, model: mini }
            reply: { error: rate_limited, retry_after: 2s }
          - when: { system: { matches: "^Be s" }, tools: [book, get_weather] }
            reply: { tool_calls: [{ book: { seats: 2 } }] }
          - when: { model: { equals: tiny } }
            reply: { refusal: "No, {{ user }}." }
        """;

    private static readonly Talk[] s_talks =
    [
        Talk.User("stay, please"),
        Talk.User("stay \"as\" you\nare"),
        Talk.User("stay \\ {{ user }}"),
        Talk.User("No weather here without a tool"),
        Talk.User("weather \"now\"\\") with { Tools = ["get_weather"] },
        Weather("""{"temperature":21.5,"sky":"a \"blue\" \\ one\n\tand {{ more }} 😀"}""", "São \"P\" \\"),
        Weather("""{"temperature":true}""", ""),
        Weather("Error: none", "Paris"),
        Weather("""{"temperature":-3,"sky":null}""", "Rome") with { HasResultParts = true },
        Talk.User("Hello.") with { System = ["Be terse."] },
        Talk.User("Hello.") with { System = ["Be \"TERSE\".", "Now."] },
        Talk.User("Hello."),
        Talk.User("42") with { Model = "gpt-5-mini" },
        Talk.User("42nd") with { Model = "gpt-5-mini" },
        Talk.User("Anything") with { System = ["Be silent."], Tools = ["get_weather", "book"] },
        Talk.User("Anything") with { System = ["Be silent."], Tools = ["get_weather"] },
        Talk.User("Anything", "in parts") with { Model = "tiny" },
    ];

    [Fact]
    public async Task The_real_server_says_what_our_engine_says()
    {
        await using var exported = await Exported.Of(Scenario);
        Assert.DoesNotContain("not exported:", exported.Output, StringComparison.Ordinal);
        var (answered, compared) = (0, 0);
        foreach (var dialect in TalkWriter.Dialects)
        {
            // The server counts for all providers together, the engine's mocks are one for each: so each provider has a server that is new.
            await using var own = await Exported.Of(Scenario);
            foreach (var request in s_talks.SelectMany(static talk => new[] { talk, talk with { IsStream = true } }).Select(talk => TalkWriter.Write(dialect, talk)))
            {
                var (turn, status, body) = await own.Engine(dialect, request);
                var mapped = own.Server.Send(request);
                Assert.True(turn == mapped?.Turn, $"{dialect}: the engine's turn is {turn}, the server's {mapped?.Title} for {request.Body}");
                compared++;
                if (mapped is not null)
                {
                    answered++;
                    Assert.Equal(status, mapped.Status);
                    Assert.Equal(AnswerTexts.Of(body), AnswerTexts.Of(mapped.Body));
                }
            }
        }

        Assert.True(answered > 60 && answered < compared, $"{answered} of {compared} requests were answered");
    }

    [Fact]
    public async Task The_scenario_of_the_quickstart_holds_its_tool_loop()
    {
        var file = await File.ReadAllTextAsync(CommandRun.Sample("scenarios/weather.scenario.yaml"), Running.Cancellation);
        await using var exported = await Exported.Of(file[(file.IndexOf("turns:", StringComparison.Ordinal) + "turns:".Length)..]);
        Assert.DoesNotContain("not exported:", exported.Output, StringComparison.Ordinal);
        Talk[] loop =
        [
            Talk.User("What is the weather?") with { Tools = ["get_weather"] },
            Weather("""{"temperature":21,"sky":"\"blue\""}""", "Paris"),
            Talk.User("What of my quota?"),
        ];
        foreach (var dialect in TalkWriter.Dialects)
        {
            foreach (var (index, request) in loop.SelectMany(static (talk, index) => new[] { (index, talk), (index, talk with { IsStream = true }) })
                .Select(one => (one.index, TalkWriter.Write(dialect, one.Item2))))
            {
                await exported.ForgetAsync();
                var (turn, status, body) = await exported.Engine(dialect, request);
                var mapped = exported.Server.Send(request);
                Assert.Equal((index + 1, turn, status), (mapped?.Turn, mapped?.Turn, mapped?.Status));
                Assert.Equal(AnswerTexts.Of(body), AnswerTexts.Of(mapped!.Body));
                if (index == 1)
                {
                    Assert.Contains("It is 21 °C in Paris, and \"blue\".", AnswerTexts.Of(mapped.Body).Values);
                }
            }
        }
    }

    private static Talk Weather(string result, string city) =>
        Talk.User("What is the weather?").With(Said.Calling("get_weather"), Said.Results("get_weather")) with
        {
            Result = result,
            Arguments = new System.Text.Json.Nodes.JsonObject { ["city"] = city }.ToJsonString(),
            System = ["The \"book\""],
        };
}
