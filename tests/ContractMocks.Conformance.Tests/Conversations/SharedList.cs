namespace ContractMocks.Conformance.Tests.Conversations;

/// <summary>The conversations that every client runs.</summary>
public static class SharedList
{
    private static readonly Tool s_weather = Tool("get_weather", "The weather of a city now.");

    private static readonly Tool s_time = Tool("get_time", "The time in a city now.");

    private static readonly Tool s_city = new(
        "find_city", "Finds a city.", """{"type":"object","properties":{"hint":{"type":"string"}},"required":["hint"],"additionalProperties":false}""");

    /// <summary>In the order of the matrix.</summary>
    public static IReadOnlyList<SharedConversation> Conversations { get; } =
    [
        Said("text", Reply.Says("Hello, it is a pleasure."), new SeenAnswer { Text = "Hello, it is a pleasure.", Finish = "stop" }),
        MultiTurn(),
        ParallelTools(),
        ToolLoop(),
        StructuredOutput(),
        Said("vision input", Reply.Says("A red square."), new SeenAnswer { Text = "A red square.", Finish = "stop" }) with { Image = Texts.Picture },
        Said(
            "reasoning",
            new Reply { Reasoning = "The user greets me.\n\nA greeting suffices.", Text = "Good day." },
            new SeenAnswer { Reasoning = "The user greets me.\n\nA greeting suffices.", Text = "Good day.", Finish = "stop" }) with { Reasons = true },
        Said("refusal", new Reply { Refusal = "I will not help with that." }, new SeenAnswer { Refusal = "I will not help with that.", Finish = "refusal" }),
        Said("long output", Reply.Says(Texts.Long), new SeenAnswer { Text = Texts.Long, Finish = "stop" }),
        Said("cut off", new Reply { Text = "Once upon a", Finish = FinishReason.Length }, new SeenAnswer { Text = "Once upon a", Finish = "length" }),
        Said("unicode", Reply.Says(Texts.Unicode), new SeenAnswer { Text = Texts.Unicode, Finish = "stop" }) with
        {
            Users = [$"{Mark("unicode")} {Texts.Unicode}"],
        },
        Failing("error", 429),
    ];

    /// <summary>One conversation for each status that a provider may fail with.</summary>
    public static IReadOnlyList<SharedConversation> Errors { get; } =
    [
        .. ErrorTable.Names.Select(static error => Failing($"error {error.Status}", error.Status)),
    ];

    /// <summary>One whose stream breaks off after a few pieces, with <see cref="BrokenWords"/>.</summary>
    public static SharedConversation BrokenStream { get; } = Said(
        "broken stream",
        new Reply { Text = "This will not end well, whatever comes.", Error = new ReplyError("server_error", BrokenWords), ErrorAfter = 3 },
        new SeenAnswer());

    /// <summary>What the error inside the broken stream says.</summary>
    public const string BrokenWords = "It broke off.";

    /// <summary>How the user's messages of a conversation begin.</summary>
    public static string Mark(string name) => $"[{name}]";

    private static SharedConversation Said(string name, Reply reply, SeenAnswer seen) => new()
    {
        Name = name,
        Users = [$"{Mark(name)} Please answer."],
        Turns = [On(name, reply)],
        Expected = [seen],
    };

    // The reply is the provider's: see SharedConversation.For.
    private static SharedConversation Failing(string name, int status) => new()
    {
        Name = name,
        Users = [$"{Mark(name)} Please answer."],
        Turns = [On(name, new Reply())],
        Fails = status,
    };

    private static SharedConversation MultiTurn() => new()
    {
        Name = "multi-turn",
        System = "Answer like a librarian.",
        Users = ["[multi-turn] First question.", "[multi-turn] Second question.", "[multi-turn] Third question."],
        // The system text must arrive with each request, not only with the first.
        Turns = [Spoken("First"), Spoken("Second"), Spoken("Third")],
        Expected =
        [
            new SeenAnswer { Text = "First answer.", Finish = "stop" },
            new SeenAnswer { Text = "Second answer.", Finish = "stop" },
            new SeenAnswer { Text = "Third answer.", Finish = "stop" },
        ],
    };

    private static Turn Spoken(string number) =>
        On("multi-turn", Reply.Says(number + " answer."), new UserTextCondition(TextTest.Contains(number)), new SystemTextCondition(TextTest.Contains("librarian")));

    private static SharedConversation ParallelTools() => new()
    {
        Name = "parallel tools",
        Users = ["[parallel tools] Weather and time, please."],
        Tools = [s_weather, s_time],
        Results = new Dictionary<string, string> { ["get_weather"] = """{"temperature":21}""", ["get_time"] = """{"hour":17}""" },
        Turns =
        [
            On(
                "parallel tools",
                Reply.Calls(new("get_weather", """{"city":"Oslo"}"""), new("get_time", """{"city":"Zürich"}"""), new("get_weather", """{"city":"北京"}""")),
                new ToolDeclaredCondition("get_weather"),
                new ToolDeclaredCondition("get_time")),
            On("parallel tools", Reply.Says("It is warm at five."), new ToolResultCondition("get_weather"), new ToolResultCondition("get_time")),
        ],
        Expected =
        [
            new SeenAnswer
            {
                Calls = [new("get_weather", """{"city":"Oslo"}"""), new("get_time", """{"city":"Zürich"}"""), new("get_weather", """{"city":"北京"}""")],
                Finish = "tool_calls",
            },
            new SeenAnswer { Text = "It is warm at five.", Finish = "stop" },
        ],
    };

    private static SharedConversation ToolLoop() => new()
    {
        Name = "tool loop",
        Users = ["[tool loop] How warm is it in the town on the Seine?"],
        Tools = [s_city, s_weather],
        Results = new Dictionary<string, string> { ["find_city"] = """{"city":"Paris"}""", ["get_weather"] = """{"temperature":21}""" },
        Turns =
        [
            On("tool loop", new Reply { Text = "Let me look.", ToolCalls = [new ToolCall("find_city", """{"hint":"Seine"}""")] }),
            // What the client sends back shows in what comes next: arguments from results, and a text from both.
            On("tool loop", Reply.Calls(new ToolCall("get_weather", """{"city":"{{ tool_result.city }}"}""")), new ToolResultCondition("find_city")),
            On("tool loop", Reply.Says("{{ tool_result.temperature }} °C in {{ tool_call.city }}."), new ToolResultCondition("get_weather")),
        ],
        Expected =
        [
            new SeenAnswer { Text = "Let me look.", Calls = [new("find_city", """{"hint":"Seine"}""")], Finish = "tool_calls" },
            new SeenAnswer { Calls = [new("get_weather", """{"city":"Paris"}""")], Finish = "tool_calls" },
            new SeenAnswer { Text = "21 °C in Paris.", Finish = "stop" },
        ],
    };

    private static SharedConversation StructuredOutput()
    {
        const string Json = """{"city":"Paris","people":2100000,"rivers":["Seine","Bièvre"],"mayor":{"name":"A \"quoted\" name"}}""";
        const string Schema = """
            {"type":"object","properties":{"city":{"type":"string"},"people":{"type":"integer"},"rivers":{"type":"array","items":{"type":"string"}},
            "mayor":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false}},
            "required":["city","people","rivers","mayor"],"additionalProperties":false}
            """;
        return Said("structured output", Reply.SaysJson(Json), new SeenAnswer { Text = Json, Finish = "stop" }) with { Schema = Schema };
    }

    private static Turn On(string name, Reply reply, params Condition[] more) => new()
    {
        When = new Condition[] { new UserTextCondition(TextTest.Contains(Mark(name))) }.Concat(more).ToEquatableArray(),
        Reply = reply,
    };

    private static Tool Tool(string name, string description) => new(
        name, description, """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""");
}
