using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Tests.Updating;

public sealed class AcceptCommandTests : IDisposable
{
    private static readonly DateTimeOffset s_later = new(2027, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly UpdateRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_first_lock_says_what_is_used_and_what_scenarios_answer()
    {
        Assert.Equal(ExitCode.Fine, _run.Accept("specs/chat.yaml"));

        Assert.StartsWith($"{_run.LockPath}: written (2 operations, 2 schemas, 1 turn, ", _run.Output, StringComparison.Ordinal);
        var pinned = _run.Lock;
        Assert.Equal(("2026-11-21", "Chat", "1"), (pinned.Accepted, pinned.Title, pinned.Version));
        Assert.Equal(DocumentHash.Of(UpdateRun.Chat), pinned.Sha256);
        Assert.Equal(["createChatCompletion", "listModels"], pinned.Operations.Select(static one => one.Name));
        Assert.Equal(["Answer", "Ask"], pinned.Schemas.Select(static one => one.Name));
        var reply = Assert.Single(pinned.Turns).Replies[0];
        Assert.Contains("Hello to you, too.", reply.Body, StringComparison.Ordinal);
        Assert.Equal(("greeting", 1, "createChatCompletion", "200", "application/json"), (reply.Scenario, reply.Turn, reply.Operation, reply.Status, reply.MediaType));
    }

    [Fact]
    public void Accepting_again_changes_nothing_whatever_the_day()
    {
        _run.Accept("specs/chat.yaml");
        var before = File.ReadAllText(_run.LockPath);

        Assert.Equal(ExitCode.Fine, _run.Accept(s_later, [], "specs/chat.yaml"));

        Assert.Equal(before, File.ReadAllText(_run.LockPath));
        Assert.Contains("is up to date", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_document_is_accepted_with_the_counts_of_what_changed()
    {
        _run.Accept("specs/chat.yaml");
        _run.Edit("specs/chat.yaml", "maxLength: 100 }", "maxLength: 50 }");

        Assert.Equal(ExitCode.Fine, _run.Accept(s_later, []));

        Assert.Contains("renewed (2 operations", _run.Output, StringComparison.Ordinal);
        Assert.Contains("accepted: 1 breaking, 0 risky, 0 compatible since 2026-11-21", _run.Output, StringComparison.Ordinal);
        Assert.Equal("2027-01-02", _run.Lock.Accepted);
    }

    [Fact]
    public void Locks_that_are_there_are_found_and_those_of_other_programs_are_left_alone()
    {
        _run.Write("packages.lock.json", """{ "version": 1 }""");
        _run.Write("bin/specs/chat.lock.json", "{}");
        _run.Write("ollama.lock.json", "{}");
        _run.Write("specs/chat.lock.json", "broken");

        Assert.Equal(ExitCode.Fine, _run.Accept());

        Assert.Equal("""{ "version": 1 }""", File.ReadAllText(_run.At("packages.lock.json")));
        Assert.Equal("{}", File.ReadAllText(_run.At("bin/specs/chat.lock.json")));
        Assert.Equal(DocumentHash.Of(BundledSpecs.Find("ollama")!), LockReader.Read(File.ReadAllText(_run.At("ollama.lock.json"))).Lock?.Sha256);
        Assert.Equal(2, _run.Lock.Operations.Count);
        Assert.Contains("the old lock could not be read", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_lock_and_without_a_document_nothing_is_done()
    {
        Assert.Equal(ExitCode.Usage, _run.Accept());
        Assert.StartsWith("error: there is no lock below the current folder; name the documents", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_with_errors_leaves_its_lock()
    {
        _run.Accept("specs/chat.yaml");
        var before = File.ReadAllText(_run.LockPath);
        _run.Edit("specs/chat.yaml", "openapi: 3.1.0", "openapi: [");

        Assert.Equal(ExitCode.Problems, _run.Accept());

        Assert.Equal(before, File.ReadAllText(_run.LockPath));
        Assert.Contains("error CM1001", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_that_the_document_does_not_have_is_an_error()
    {
        Assert.Equal(ExitCode.Problems, _run.Accept(s_later, ["listModel"], "specs/chat.yaml"));
        Assert.Contains("CM1006: The spec has no operation 'listModel'; did you mean 'listModels'?", _run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.LockPath));
    }

    [Theory]
    [InlineData("""<ContractSpec Include="specs/chat.yaml" Operations="createChatCompletion" />""")]
    [InlineData("""<ContractSpec Include="openai; specs\chat.yaml"><Operations> createChatCompletion; </Operations></ContractSpec>""")]
    public void The_operations_are_those_of_the_project_file(string item)
    {
        _run.Write("App.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>");
        _run.Accept("specs/chat.yaml");
        Assert.Equal(["createChatCompletion"], _run.Lock.Operations.Select(static one => one.Name));
    }

    [Fact]
    public void The_operations_of_a_lock_stay_until_others_are_given()
    {
        _run.Accept(s_later, ["listModels"], "specs/chat.yaml");
        _run.Edit("specs/chat.yaml", "title: Chat", "title: Talk");
        _run.Accept();
        Assert.Equal(["listModels"], _run.Lock.Operations.Select(static one => one.Name));
        _run.Accept(s_later, ["listModels", "createChatCompletion"], "specs/chat.yaml");
        Assert.Equal(["createChatCompletion", "listModels"], _run.Lock.Chosen);
    }

    [Fact]
    public void A_scenario_that_cannot_be_played_is_named()
    {
        _run.Write("scenarios/broken.scenario.yaml", "scenario: broken\nprovider: openai\nturns: []\n");
        Assert.Equal(ExitCode.Fine, _run.Accept("specs/chat.yaml"));
        Assert.Contains("note: ", _run.Output, StringComparison.Ordinal);
        Assert.Contains("broken.scenario.yaml", _run.Output, StringComparison.Ordinal);
        Assert.Single(_run.Lock.Turns);
    }

    [Fact]
    public async Task The_command_line_knows_both_commands()
    {
        var accept = await CommandRun.RunAsync("accept", "--help");
        Assert.Contains("--operations", accept.Output, StringComparison.Ordinal);
        var update = await CommandRun.RunAsync("update", "x.yaml", "--from", "y.yaml", "--max-size", "lots", "--timeout", "never");
        Assert.Equal(ExitCode.Usage, update.Code);
        Assert.Contains("--max-size must be a size up to 2GB, e.g. 64MB, but is 'lots'", update.Error, StringComparison.Ordinal);
        Assert.Contains("--timeout must be a time, e.g. 30s, but is 'never'", update.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_is_compared_as_the_document_that_was_accepted()
    {
        _run.Accept("specs/chat.yaml");
        var same = await CommandRun.RunAsync("diff", _run.LockPath, _run.Spec);
        Assert.Equal(ExitCode.Fine, same.Code);
        Assert.Contains("no difference", same.Output, StringComparison.Ordinal);

        _run.Edit("specs/chat.yaml", "maxLength: 100 }", "maxLength: 50 }");
        var other = await CommandRun.RunAsync("diff", _run.LockPath, _run.Spec, "--fail-on", "breaking");
        Assert.Equal(ExitCode.Problems, other.Code);
        Assert.Contains("1 breaking, 0 risky, 0 compatible, 0 prose", other.Output, StringComparison.Ordinal);

        _run.Write("specs/chat.lock.json", "{");
        var broken = await CommandRun.RunAsync("diff", _run.LockPath, _run.Spec);
        Assert.Equal(ExitCode.Usage, broken.Code);
        Assert.Contains("is no lock that can be read: it is not JSON", broken.Error, StringComparison.Ordinal);
    }
}
