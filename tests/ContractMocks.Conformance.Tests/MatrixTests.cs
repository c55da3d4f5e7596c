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
        page.AppendJoin(", ", OpenAiSurface.All.Select(static one => one.Name)).Append(".\n\n## Notes\n\n");
        foreach (var note in notes.Distinct())
        {
            page.Append(CultureInfo.InvariantCulture, $"{notes.IndexOf(note) + 1}. {note}\n");
        }

        return page.ToString();
    }

    private static string Cell(ClientResults results, string conversation, List<string> notes)
    {
        if (results.Client.Absent.TryGetValue(conversation, out var reason))
        {
            return $"— {Number(notes, reason)}";
        }

        var problems = results.ProblemsOf(SharedList.Conversations.Single(one => one.Name == conversation));
        return Pending.Has(results.Client, conversation) ? "pending"
            : problems.Count > 0 ? "✗"
            : results.Client.Sight.Notes.TryGetValue(conversation, out var note) ? $"{Well} {Number(notes, note)}"
            : Well;
    }

    private static string StatusCell(ClientResults results) =>
        Pending.Has(results.Client, "error") ? "pending" : results.ProblemsOfStatuses().Count == 0 ? Well : "✗";

    private static string Number(List<string> notes, string note)
    {
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }

        return string.Create(CultureInfo.InvariantCulture, $"({notes.IndexOf(note) + 1})");
    }
}
