using System.Globalization;
using System.Text;
using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Conformance.Tests.Running;
using ContractMocks.Conformance.Tests.Surfaces;
using ContractMocks.TestSupport;

namespace ContractMocks.Conformance.Tests;

/// <summary>Clients by conversations, printed and kept in docs/conformance.md. CONTRACTMOCKS_ACCEPT=1 writes the page anew.</summary>
public sealed class MatrixTests(ConformanceRun run)
{
    private const string Well = "✓";

    private static string Page => Path.Combine(Repository.Root, "docs", "conformance.md");

    [Fact]
    public async Task The_page_shows_how_it_went()
    {
        var matrix = await MatrixAsync();
        await Console.Out.WriteLineAsync(matrix);
        if (Environment.GetEnvironmentVariable("CONTRACTMOCKS_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Page, matrix, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(Page), "docs/conformance.md is missing; CONTRACTMOCKS_ACCEPT=1 writes it");
        Assert.Equal(await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken), matrix);
    }

    private async Task<string> MatrixAsync()
    {
        var page = new StringBuilder("""
            # Which clients take the mock for the provider

            Official clients and frameworks, each with the same list of conversations, each conversation whole and as a stream. ✓: the client shows what the
            scenario says (texts, tool calls with their arguments, reason to stop, token usage), the same whole and streamed; clients from NuGet on a socket and in
            memory, with the same result. The last column: failing with 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504 and 529 raises the exception
            that the client has for that status. `MatrixTests` writes and checks this page; `CONTRACTMOCKS_ACCEPT=1` rewrites it.


            """);
        page.Append("| Client | Version |");
        var names = SharedList.Conversations.Select(static one => one.Name).ToList();
        page.AppendJoin("", names.Select(static name => $" {name} |")).Append(" statuses |\n|---|---|");
        page.Insert(page.Length, "---|", names.Count + 1).Append('\n');
        var notes = new List<string>();
        foreach (var client in AllClients.All)
        {
            var results = await run.OfAsync(client);
            page.Append(CultureInfo.InvariantCulture, $"| {client} | {client.Version} |");
            page.AppendJoin("", names.Select(name => $" {Cell(results, name, notes)} |"));
            page.Append(CultureInfo.InvariantCulture, $" {StatusCell(results)} |\n");
        }

        page.Append("\nOf what OpenAI serves beside conversations, `SurfaceTests` call with NuGet OpenAI, on a socket and in memory: ");
        page.AppendJoin(", ", OpenAiSurface.All.Select(static one => one.Name)).Append(".\n");
        await AppendTrialsAsync(page, notes);
        page.Append("\n## Notes\n\n");
        foreach (var note in notes.Distinct())
        {
            page.Append(CultureInfo.InvariantCulture, $"{notes.IndexOf(note) + 1}. {note}\n");
        }

        return page.ToString();
    }

    private async Task AppendTrialsAsync(StringBuilder page, List<string> notes)
    {
        page.Append("""

            ## What clients bear

            The same clients with a mock whose `WireOptions` are set: a text, several tool calls, reasoning and text of all scripts. ✓: the client shows what it
            shows without the switch, whole and streamed (a reason to stop that nobody knows aside). ✗: it does not, for the reason of the note. Then a mock with
            `RequireKey`: the right key is served, and a wrong one raises the client's exception for 401. Last, the exception that the client raises, or
            the part of the stream that it hands on, where a stream breaks off with an error (`error_after`).


            """);
        page.Append("| Client |").AppendJoin("", Trial.Switches.Select(static trial => $" {trial.Name} |")).Append(" key | broken stream |\n|---|");
        page.Insert(page.Length, "---|", Trial.Switches.Count + 2).Append('\n');
        foreach (var client in AllClients.All)
        {
            var trials = (await run.OfAsync(client)).Trials;
            page.Append(CultureInfo.InvariantCulture, $"| {client} |");
            page.AppendJoin("", Trial.Switches.Select(trial => $" {Cell(trials[trial], notes)} |"));
            page.Append(CultureInfo.InvariantCulture, $" {KeyCell(trials)} | {BrokenCell(trials[Trial.BrokenStream], notes)} |\n");
        }
    }

    private static string Cell(TrialResults results, List<string> notes) =>
        results.NotTried is { } reason ? $"— {Number(notes, reason)}"
        : results.UnlikePlain().Count == 0 ? Well
        : results.Client.Intolerances.TryGetValue(results.Trial.Name, out var intolerance) ? $"✗ {Number(notes, intolerance)}"
        : "✗";

    private static string KeyCell(IReadOnlyDictionary<Trial, TrialResults> trials)
    {
        var wrong = trials[Trial.WrongKey];
        return wrong.NotTried is not null ? "—"
            : trials[Trial.KnownKey].UnlikePlain().Count == 0 && wrong.ProblemsOfKey().Count == 0 ? Well
            : "✗";
    }

    private static string BrokenCell(TrialResults results, List<string> notes) =>
        results.NotTried is not null ? "—"
        : results.ProblemsOfBrokenStream().Count > 0 ? "✗"
        : results.Client.StreamException is { } exception ? $"`{exception}`"
        : $"silent {Number(notes, "The client passes over what it does not know: the stream ends without a reason to stop.")}";

    private static string Cell(ClientResults results, string conversation, List<string> notes)
    {
        if (results.Client.Absent.TryGetValue(conversation, out var reason))
        {
            return $"— {Number(notes, reason)}";
        }

        var problems = results.ProblemsOf(SharedList.Conversations.Single(one => one.Name == conversation));
        return problems.Count > 0 ? "✗"
            : results.Client.Sight.Notes.TryGetValue(conversation, out var note) ? $"{Well} {Number(notes, note)}"
            : Well;
    }

    private static string StatusCell(ClientResults results) =>
        results.ProblemsOfStatuses().Count == 0 ? Well : "✗";

    private static string Number(List<string> notes, string note)
    {
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }

        return string.Create(CultureInfo.InvariantCulture, $"({notes.IndexOf(note) + 1})");
    }
}
