using System.Text;
using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using static ContractMocks.Cli.Tests.Impact.ImpactProject;

namespace ContractMocks.Cli.Tests.Impact;

public sealed class JournalImpactTests : IDisposable
{
    private const string Path = "/v1/chat/completions";

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_kept_request_that_would_be_refused_is_told_with_its_field_and_line()
    {
        var kept = await KeepAsync(
            """{"model":"gpt-5","messages":[{"role":"user","content":"a"}]}""",
            """{"model":"gpt-5","messages":[{"role":"user","content":"b"}],"temperature":1.5}""",
            """{"model":"gpt-5","messages":[{"role":"user","content":"c"}],"temperature":1.5}""");
        var result = Impact(kept, Replace(Bundled("openai"), "temperature: { type: [number, \"null\"], minimum: 0, maximum: 2", "temperature: { type: [number, \"null\"], minimum: 0, maximum: 1"));

        Assert.Equal(3, result.Requests);
        var item = Assert.Single(result.Items);
        Assert.Equal((ImpactKind.Request, ImpactLevel.Broken, "POST /chat/completions", 2), (item.Kind, item.Level, item.Subject, item.Span.Line));
        Assert.StartsWith("a request that a client here sent would be refused: ", item.Message, StringComparison.Ordinal);
        Assert.Contains("temperature", item.Message, StringComparison.Ordinal);
        Assert.EndsWith("(1 more request likewise)", item.Message, StringComparison.Ordinal);
        Assert.EndsWith("temperature", Assert.Single(item.Findings).Path, StringComparison.Ordinal);
        Assert.Equal(Directory.GetFiles(kept)[0], item.File);
    }

    [Fact]
    public async Task A_request_that_was_never_valid_is_not_the_fault_of_the_update()
    {
        var kept = await KeepAsync("""{"model":"gpt-5","messages":[],"temperature":7}""", "no json");
        Assert.Empty(Impact(kept, Replace(Bundled("openai"), "temperature: { type: [number, \"null\"], minimum: 0, maximum: 2", "temperature: { type: [number, \"null\"], minimum: 0, maximum: 1")).Items);
    }

    [Fact]
    public async Task A_path_that_is_gone_refuses_what_was_sent_there_and_another_base_path_does_not()
    {
        var kept = await KeepAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"a"}]}""");

        var gone = Assert.Single(Impact(kept, Replace(Bundled("openai"), "\n  /chat/completions:\n", "\n  /talks:\n")).Items);
        Assert.Contains("no such path", gone.Message, StringComparison.Ordinal);
        Assert.Empty(Impact(kept, Replace(Bundled("openai"), "api.openai.com/v1", "api.openai.com/v2")).Items);
    }

    [Fact]
    public async Task Equal_requests_count_once_and_those_of_other_contracts_not_at_all()
    {
        var one = """{"model":"gpt-5","messages":[{"role":"user","content":"a"}]}""";
        var kept = await KeepAsync(one, one);
        File.WriteAllText(System.IO.Path.Combine(kept, "pets-1-1.jsonl"), """{"contract":"pets","method":"GET"}""" + "\n");

        var result = Impact(kept, Bundled("openai"));
        Assert.Equal(1, result.Requests);
        Assert.Equal(["createChatCompletion"], result.Operations);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task Half_a_line_and_an_empty_folder_are_told()
    {
        var kept = await KeepAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"a"}]}""");
        File.AppendAllText(Directory.GetFiles(kept)[0], "{\"contract\":\"open");
        var result = Impact(kept, Bundled("openai"));
        Assert.Equal(1, result.Requests);
        Assert.Contains("line 2 is no kept request", Assert.Single(result.Notes), StringComparison.Ordinal);

        var empty = Directory.CreateDirectory(System.IO.Path.Combine(_run.Folder, "empty")).FullName;
        Assert.Contains("no journal is in", Assert.Single(Impact(empty, Bundled("openai")).Notes), StringComparison.Ordinal);
    }

    /// <summary>Sends bodies to a mock that keeps them.</summary>
    private async Task<string> KeepAsync(params string[] bodies)
    {
        var folder = System.IO.Path.Combine(_run.Folder, "kept");
        await using var mock = new DynamicMock(LoadedContract.From(Contract(Bundled("openai"))), new MockOptions { AnswersWithoutTurns = true });
        mock.Journal.File = new JournalFile(folder, "openai");
        using var client = mock.CreateClient();
        foreach (var body in bodies)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri("http://localhost" + Path), content, TestContext.Current.CancellationToken);
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }

        return folder;
    }

    private ProjectImpactResult Impact(string journal, string changed)
    {
        var project = Directory.CreateDirectory(System.IO.Path.Combine(_run.Folder, "project")).FullName;
        var (before, after) = (Input(Bundled("openai")), Input(changed));
        var comparison = SpecComparer.Compare(before, after, TestContext.Current.CancellationToken).Comparison!;
        return ProjectImpact.Of(
            new ProjectImpactInput { Folder = project, Old = before, New = after, Comparison = comparison, Journal = journal }, TestContext.Current.CancellationToken);
    }
}
