using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Tests.Locks;

/// <summary>What a changed document means at the lines of scenarios. The comparison is played; what it finds is not judged here.</summary>
public sealed class LockCheckTests
{
    private const string Path = "/p/specs/chat.yaml";

    private const string Spec =
        """
        openapi: 3.1.0
        info: { title: Chat, version: "1" }
        servers: [{ url: "https://api.openai.com/v1" }]
        paths:
          /chat/completions:
            post:
              operationId: createChatCompletion
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Ask" } } } }
              responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } } } }
          /models:
            get:
              operationId: listModels
              responses: { "200": { description: d } }
        components:
          schemas:
            Ask:
              properties: { user: { type: string, maxLength: 100 } }
            Answer:
              properties:
                text: { type: string, maxLength: 100 }
                reason: { type: string }
                parts: { type: array, items: { oneOf: [ { $ref: "#/components/schemas/Word" }, { $ref: "#/components/schemas/Number" } ] } }
            Word: { type: object, required: [word], properties: { word: { type: string } } }
            Number: { type: object, required: [number], properties: { number: { type: integer } } }

        """;

    private const string Scenario =
        """
        scenario: greeting
        provider: openai
        turns:
          - when: { user: hello }
            reply: { text: Hi. }
          - reply: { text: "A long answer." }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("title: Chat", "title: Another")]
    [InlineData("# nothing", "# nothing\n# a comment")]
    [InlineData("properties: { user: { type: string, maxLength: 100 } }", "properties: { user: { maxLength: 100, description: words, type: [string] } }")]
    [InlineData("operationId: listModels\n", "operationId: listModels\n      tags: [a]\n")]
    [InlineData("\n", "\r\n")]
    public void A_document_that_means_the_same_is_not_compared(string old, string @new) =>
        Assert.Null(Judge(Spec.Replace(old, @new, StringComparison.Ordinal), Comparing.Forbidden));

    [Fact]
    public void A_change_of_what_is_not_in_use_is_not_compared()
    {
        var changed = Spec.Replace("operationId: listModels", "operationId: listAllModels", StringComparison.Ordinal);
        Assert.Null(Judge(changed, Comparing.Forbidden, operations: "createChatCompletion"));
        Assert.NotNull(Judge(changed, Comparing.Of()));
    }

    [Fact]
    public void A_reply_that_is_no_longer_valid_is_an_error_at_its_turn()
    {
        var problem = Assert.Single(Problems(Spec.Replace("text: { type: string, maxLength: 100 }", "text: { type: string, maxLength: 5 }", StringComparison.Ordinal)));

        Assert.Equal("/p/s.yaml(6,14): error CM7002: chat.yaml no longer allows what this answered when it was accepted on 2026-11-21: text: expected at most 5 characters, "
            + "but the reply has 14 characters; change the scenario or the document, then run 'contractmocks accept chat.yaml'", problem);
    }

    [Fact]
    public void A_reply_of_a_turn_that_was_rewritten_since_is_a_warning()
    {
        var problem = Assert.Single(Problems(
            Spec.Replace("text: { type: string, maxLength: 100 }", "text: { type: string, maxLength: 5 }", StringComparison.Ordinal),
            scenario: Scenario.Replace("A long answer.", "Short", StringComparison.Ordinal)));

        Assert.StartsWith("/p/s.yaml(1,11): warning CM7001: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_turn_that_only_moved_is_the_same_turn()
    {
        var problem = Assert.Single(Problems(
            Spec.Replace("text: { type: string, maxLength: 100 }", "text: { type: string, maxLength: 5 }", StringComparison.Ordinal),
            scenario: "# a comment\n" + Scenario.Replace("turns:\n", "turns:\n  - when: { user: new }\n    reply: { text: x }\n", StringComparison.Ordinal)));

        Assert.StartsWith("/p/s.yaml(9,14): error CM7002: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_break_requests_is_one_warning_at_the_scenario()
    {
        var changed = Spec.Replace("user: { type: string, maxLength: 100 }", "user: { type: string, maxLength: 50 }", StringComparison.Ordinal);
        var problem = Assert.Single(Problems(changed, findings:
        [
            Finding("Ask.user", ChangeSide.Request, ChangeSeverity.Breaking),
            Finding("Ask.user", ChangeSide.Request, ChangeSeverity.Risky, "its form changed"),
        ]));

        Assert.Equal("/p/s.yaml(1,11): warning CM7001: chat.yaml changed since it was accepted on 2026-11-21, and 'greeting' uses what changed: Ask.user: it changed, and 1 more (breaking); "
            + "'contractmocks diff chat.lock.json chat.yaml' shows all, 'contractmocks accept chat.yaml' takes it", problem);
    }

    [Theory]
    [InlineData("Ask.user", ChangeSide.Request, ChangeSeverity.Compatible, false)]
    [InlineData("Answer.text", ChangeSide.Response, ChangeSeverity.Prose, false)]
    [InlineData("Answer.text", ChangeSide.Response, ChangeSeverity.Compatible, true)]
    [InlineData("Answer.reason", ChangeSide.Response, ChangeSeverity.Risky, false)]
    [InlineData("Word.word", ChangeSide.Response, ChangeSeverity.Risky, true)]
    [InlineData("Number.number", ChangeSide.Response, ChangeSeverity.Breaking, false)]
    [InlineData("Answer.parts[]", ChangeSide.Response, ChangeSeverity.Risky, true)]
    [InlineData("POST /chat/completions 200 header x", ChangeSide.Response, ChangeSeverity.Breaking, false)]
    public void Only_what_replies_carry_and_what_requests_may_break_on_counts(string path, object side, object severity, bool isTold)
    {
        var changed = Spec.Replace("reason: { type: string }", "reason: { type: string, enum: [a] }", StringComparison.Ordinal);
        var problems = Problems(changed, findings: [Finding(path, (ChangeSide)side, (ChangeSeverity)severity)]);
        Assert.Equal(isTold ? 1 : 0, problems.Count);
        Assert.All(problems, problem => Assert.Contains("warning CM7001", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_that_touches_one_turn_is_told_at_that_turn()
    {
        var changed = Spec.Replace("word: { type: string }", "word: { type: string, maxLength: 99 }", StringComparison.Ordinal);
        var problem = Assert.Single(Problems(changed, findings: [Finding("Word.word", ChangeSide.Response, ChangeSeverity.Compatible)]));
        Assert.StartsWith("/p/s.yaml(6,5): warning CM7001: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_that_is_gone_is_one_error_at_the_scenario()
    {
        var problem = Assert.Single(Problems(Spec.Replace("/chat/completions:", "/chat/talk:", StringComparison.Ordinal)));
        Assert.StartsWith(
            "/p/s.yaml(1,11): error CM7002: chat.yaml no longer allows what this answered when it was accepted on 2026-11-21: POST /chat/completions is gone;", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_that_the_project_gave_up_is_not_gone()
    {
        var pinned = Lock(Spec);
        var input = new SpecInput { Path = Path, Text = Spec + "# changed", Operations = ["listModels"] };
        var verdict = new LockCheck(Comparing.Of()).Judge(new LockedSpec(pinned, input, SpecReader.Read(input, Stop).Contract), Stop);
        Assert.Empty(LockProblems.Of(new SourceText("/p/s.yaml", Scenario), [verdict!], Stop));
    }

    [Fact]
    public void A_scenario_of_another_provider_is_left_alone() =>
        Assert.Empty(Problems(
            Spec.Replace("text: { type: string, maxLength: 100 }", "text: { type: string, maxLength: 5 }", StringComparison.Ordinal),
            scenario: Scenario.Replace("openai", "anthropic", StringComparison.Ordinal)));

    [Theory]
    [InlineData("{", "it is not JSON: ")]
    [InlineData("{}", "it is damaged: ")]
    [InlineData("{\"format\": 99}", "it is of format 99, and this version of ContractMocks knows 1; update ContractMocks")]
    public void A_lock_that_cannot_be_read_is_a_warning_on_it(string text, string reason)
    {
        var verdict = new LockCheck(Comparing.Forbidden).Judge(Input(new SourceText("/p/specs/chat.lock.json", text), Spec), Stop);
        Assert.StartsWith($"/p/specs/chat.lock.json(1,1): warning CM7003: The lock of chat.yaml cannot be read, so nothing is said of changes: {reason}", verdict!.Obstacle!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"contract\": [\n    \"", "\"contract\": [\n    \"AAAA")]
    [InlineData("\"contract\": [\n    \"", "\"contract\": [\n    \"%%")]
    [InlineData("\"replies\": 1", "\"replied\": 1, \"turn\": \"x\"")]
    [InlineData("\"operations\": {", "\"other\": {")]
    public void A_damaged_lock_is_told_once_the_document_changes(string old, string @new)
    {
        var pinned = Lock(Spec);
        Assert.Contains(old, pinned.Text, StringComparison.Ordinal);
        var damaged = pinned with { Text = pinned.Text.Replace(old, @new, StringComparison.Ordinal) };
        var verdict = new LockCheck(Comparing.Forbidden).Judge(Input(damaged, Spec + "# changed"), Stop);
        Assert.Equal("CM7003", verdict?.Obstacle?.Id);
    }

    [Fact]
    public void Any_byte_of_a_packed_lock_may_be_damaged_without_an_exception()
    {
        var pinned = Lock(Spec);
        var start = pinned.Text.IndexOf("\"contract\"", StringComparison.Ordinal);
        for (var at = 0; at < pinned.Text.Length; at += at < start ? 7 : 3)
        {
            var text = pinned.Text.ToCharArray();
            text[at] = text[at] == 'A' ? 'B' : 'A';
            Assert.True(LockReader.Read(new string(text)) is { Lock: not null } or { Obstacle.Length: > 0 });
        }
    }

    [Fact]
    public void A_document_that_ships_is_called_by_its_name()
    {
        var input = Input(new SourceText("/p/openai.lock.json", "{"), Spec) with { Spec = new SpecInput { Path = "/packages/specs/openai.yaml", Text = Spec } };
        Assert.Equal("openai", new LockCheck(Comparing.Forbidden).Judge(input, Stop)!.Spec);
    }

    private static IReadOnlyList<string> Problems(string changed, string scenario = Scenario, params Finding[] findings)
    {
        var verdict = Judge(changed, Comparing.Of(findings));
        return verdict is null ? [] : [.. LockProblems.Of(new SourceText("/p/s.yaml", scenario), [verdict], Stop).Select(static problem => problem.ToString())];
    }

    private static LockVerdict? Judge(string changed, CompareSpecs compare, params string[] operations)
    {
        var chosen = operations.ToEquatableArray();
        var input = Input(Lock(Spec, chosen), changed) with { Spec = new SpecInput { Path = Path, Text = changed, Operations = chosen } };
        return new LockCheck(compare).Judge(input with { Contract = SpecReader.Read(input.Spec, Stop).Contract }, Stop);
    }

    private static LockedSpec Input(SourceText pinned, string spec)
    {
        var input = new SpecInput { Path = Path, Text = spec };
        return new LockedSpec(pinned, input, SpecReader.Read(input, Stop).Contract);
    }

    private static SourceText Lock(string spec, EquatableArray<string> operations = default)
    {
        var input = new SpecInput { Path = Path, Text = spec, Operations = operations };
        ReplySample[] replies = [Reply(1, """{"text":"Hi."}"""), Reply(2, """{"text":"A long answer.","parts":[{"word":"w"}]}""")];
        var made = LockMaker.Make(
            input, SpecReader.Read(input, Stop).Contract!, TurnPlaces.Of(new SourceText("/p/s.yaml", Scenario), Stop).Turns, replies, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), Stop)!;
        return new SourceText("/p/specs/chat.lock.json", LockWriter.Write(made));
    }

    private static ReplySample Reply(int turn, string body) =>
        new("greeting", turn, "createChatCompletion", "200", "application/json", body) { Method = "POST", Path = "/chat/completions" };

    private static Finding Finding(string path, ChangeSide side, ChangeSeverity severity, string message = "it changed") => new()
    {
        Kind = new ChangeKind("some-kind", severity, severity, "a kind"),
        Message = message,
        Path = path,
        Old = new ChangePlace(Path, default, ""),
        New = new ChangePlace(Path, default, ""),
        Before = "1",
        After = "2",
        Effects = [new ChangeEffect(side, severity, "")],
        Reaches = [new ChangeReach("createChatCompletion", "POST", "/chat/completions", side, side == ChangeSide.Response ? "200" : "body")],
    };

    private static class Comparing
    {
        public static ComparisonResult Forbidden(SpecInput old, SpecInput @new, CancellationToken cancellation) => throw new InvalidOperationException("nothing was to be compared");

        public static CompareSpecs Of(params Finding[] findings) => (old, @new, _) => new ComparisonResult(
            new SpecComparison
            {
                Old = new ComparedDocument(old.Path, "", "", "", 0),
                New = new ComparedDocument(@new.Path, "", "", "", 0),
                Findings = findings.ToEquatableArray(),
                Groups = default,
            },
            default);
    }
}
