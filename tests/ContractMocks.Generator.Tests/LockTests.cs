using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace ContractMocks.Generator.Tests;

/// <summary>What a changed document says in the build of a project that pinned it.</summary>
public sealed class LockTests
{
    private const string Spec = "specs/chat.yaml";
    private const string LockFile = "specs/chat.lock.json";
    private const string Scenario = "scenarios/greeting.scenario.yaml";

    private const string Chat =
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
              responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Models" } } } } }
        components:
          schemas:
            Ask:
              type: object
              properties:
                user: { type: string, maxLength: 100 }
            Answer:
              type: object
              properties:
                text: { type: string, maxLength: 100 }
                reason: { type: string, enum: [stop, length] }
                extra: { type: string }
            Models:
              type: object
              properties:
                first: { type: string, maxLength: 100 }

        """;

    private const string Greeting =
        """
        scenario: greeting
        provider: openai
        turns:
          - when: { user: hello }
            reply: { text: "Hello to you." }
          - when: { user: bye }
            reply: { text: "Goodbye to you, and many thanks." }

        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("title: Chat", "title: Talk")]
    [InlineData("user: { type: string, maxLength: 100 }", "user: { type: [string], maxLength: 100, description: Who asks. }")]
    [InlineData("first: { type: string, maxLength: 100 }", "first: { type: integer }")]
    [InlineData("extra: { type: string }", "extra: { type: string }\n        more: { type: string }")]
    [InlineData("extra: { type: string }", "extra: { type: integer }")]
    [InlineData("user: { type: string, maxLength: 100 }", "user: { type: string, maxLength: 200 }")]
    public void A_change_of_what_no_scenario_uses_is_silent(string old, string @new) => Assert.Empty(Changed(old, @new).Problems);

    [Fact]
    public void A_change_that_may_break_requests_warns_once_at_the_scenario()
    {
        var problem = Assert.Single(Changed("user: { type: string, maxLength: 100 }", "user: { type: string, maxLength: 50 }").Problems);

        Assert.StartsWith("scenarios/greeting.scenario.yaml(1,11): warning CM7001: chat.yaml changed since it was accepted on 2026-11-21, and 'greeting' uses what changed: Ask.user: ", problem);
        Assert.EndsWith("(breaking); 'contractmocks diff chat.lock.json chat.yaml' shows all, 'contractmocks accept chat.yaml' takes it", problem);
    }

    [Fact]
    public void A_change_of_a_field_that_replies_carry_warns()
    {
        var problem = Assert.Single(Changed("reason: { type: string, enum: [stop, length] }", "reason: { type: string, enum: [stop, length, filter] }").Problems);
        Assert.StartsWith("scenarios/greeting.scenario.yaml(1,11): warning CM7001: ", problem);
        Assert.Contains("Answer.reason", problem);
    }

    [Fact]
    public void A_reply_that_the_document_no_longer_allows_is_an_error_at_its_line()
    {
        var run = Changed("text: { type: string, maxLength: 100 }", "text: { type: string, maxLength: 20 }");

        Assert.Contains(run.Problems, static problem => problem.StartsWith(
            "scenarios/greeting.scenario.yaml(7,14): error CM7002: chat.yaml no longer allows what this answered when it was accepted on 2026-11-21: text: expected at most 20 characters", StringComparison.Ordinal));
        Assert.Single(run.Diagnostics, static one => one.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void An_operation_that_is_gone_is_an_error_at_the_scenario()
    {
        var run = Changed("/chat/completions:", "/responses:");
        Assert.Contains(run.Problems, static problem => problem.StartsWith("scenarios/greeting.scenario.yaml(1,11): error CM7002: ", StringComparison.Ordinal) && problem.Contains("POST /chat/completions is gone", StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_without_a_lock_is_not_spoken_of() =>
        Assert.Empty(GeneratorRun.Of(Project(lockText: null).Edit(Spec, static text => text.Replace("maxLength: 100", "maxLength: 5", StringComparison.Ordinal))).Problems);

    [Fact]
    public void A_lock_that_cannot_be_read_is_a_warning_on_it() =>
        Assert.StartsWith(
            "specs/chat.lock.json(1,1): warning CM7003: The lock of chat.yaml cannot be read, so nothing is said of changes: it is not JSON: ",
            Assert.Single(GeneratorRun.Of(Project("<<<<<<< HEAD")).Problems));

    [Fact]
    public void A_lock_of_no_document_of_the_project_is_left_alone() =>
        Assert.Empty(GeneratorRun.Of(SampleProject.Create().WithFile("lock", LockFile, "broken", ("LockOf", "specs/other.yaml"))).Problems);

    [Fact]
    public void A_document_whose_parts_changed_is_compared()
    {
        const string Part = "specs/parts/text.yaml";
        var text = Chat.Replace("text: { type: string, maxLength: 100 }", "text: { $ref: parts/text.yaml }", StringComparison.Ordinal);
        var project = Project(Lock(text, new Parts("type: string\n")))
            .WithFile("spec", Spec, text, ("HasParts", "parts/*.yaml"))
            .WithFile("part", Part, "type: string\n");
        var first = GeneratorRun.Of(project);
        Assert.Empty(first.Problems);
        Assert.Contains(
            first.Then(static edit => edit.Edit(Part, static _ => "type: string\nmaxLength: 20\n")).Problems, static problem => problem.Contains("error CM7002", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edit_of_a_scenario_or_of_csharp_judges_no_document_again()
    {
        var first = Changed("user: { type: string, maxLength: 100 }", "user: { type: string, maxLength: 50 }");
        var run = first.Then(static project => project.Edit(Scenario, static text => "# a comment\n" + text).WithSource("Unrelated.cs", "class Unrelated;"));

        Assert.All(run.Reasons(TrackingNames.Locks), static reason => Assert.Equal(Cached, reason));
        Assert.StartsWith("scenarios/greeting.scenario.yaml(2,11): warning CM7001", Assert.Single(run.Problems));
    }

    [Fact]
    public void An_edit_of_another_document_judges_no_lock_again()
    {
        var first = GeneratorRun.Of(Project(Lock(Chat)).WithFile("spec", SampleProject.OtherSpec, SampleProject.TicketsYaml));
        var run = first.Then(static project => project.Edit(SampleProject.OtherSpec, static text => text.Replace("getTicket", "fetchTicket", StringComparison.Ordinal)));
        Assert.All(run.Reasons(TrackingNames.Locks), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_comment_in_the_document_leaves_the_scenarios_alone()
    {
        var first = GeneratorRun.Of(Project(Lock(Chat)));
        var run = first.Then(static project => project.Edit(Spec, static text => "# a comment\n" + text));
        Assert.All(run.Reasons(TrackingNames.LockSet), static reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.Empty(run.Problems);
    }

    private static GeneratorRun Changed(string old, string @new)
    {
        Assert.Contains(old, Chat, StringComparison.Ordinal);
        var first = GeneratorRun.Of(Project(Lock(Chat)));
        Assert.Empty(first.Problems);
        return first.Then(project => project.Edit(Spec, text => text.Replace(old, @new, StringComparison.Ordinal)));
    }

    private static GeneratorRun.Project Project(string? lockText)
    {
        var project = new GeneratorRun.Project().WithFile("spec", Spec, Chat).WithFile("scenario", Scenario, Greeting);
        return lockText is null ? project : project.WithFile("lock", LockFile, lockText, ("LockOf", Spec));
    }

    private static string Lock(string spec, ISpecFiles? files = null)
    {
        var input = new SpecInput { Path = Spec, Text = spec, Files = files };
        ReplySample[] replies =
        [
            Reply(1, """{"text":"Hello to you.","reason":"stop"}"""),
            Reply(2, """{"text":"Goodbye to you, and many thanks.","reason":"stop"}"""),
        ];
        var turns = TurnPlaces.Of(new SourceText(Scenario, Greeting), Stop).Turns;
        return LockWriter.Write(LockMaker.Make(input, SpecReader.Read(input, Stop).Contract!, turns, replies, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), Stop)!);
    }

    private static ReplySample Reply(int turn, string body) =>
        new("greeting", turn, "createChatCompletion", "200", "application/json", body) { Method = "POST", Path = "/chat/completions" };

    private sealed class Parts(string text) : ISpecFiles
    {
        public string? Read(string path) => path == "specs/parts/text.yaml" ? text : null;
    }
}
