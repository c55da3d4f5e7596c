using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Conformance.Tests.Running;

namespace ContractMocks.Conformance.Tests;

/// <summary>Every client with every conversation of the shared list.</summary>
public sealed class ConversationTests(ConformanceRun run)
{
    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var client in AllClients.All)
            {
                foreach (var conversation in SharedList.Conversations.Select(static one => one.Name))
                {
                    if (!client.Absent.ContainsKey(conversation))
                    {
                        cells.Add(client.ToString(), conversation);
                    }
                }
            }

            return cells;
        }
    }

    public static TheoryData<string> Clients => [.. AllClients.All.Select(static client => client.ToString())];

    [Theory, MemberData(nameof(Cells))]
    public async Task A_client_sees_what_the_scenario_says(string client, string conversation)
    {
        var results = await run.OfAsync(AllClients.Find(client));
        var problems = results.ProblemsOf(SharedList.Conversations.Single(one => one.Name == conversation));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory, MemberData(nameof(Clients))]
    public async Task Each_status_surfaces_as_the_clients_own_exception(string client)
    {
        var results = await run.OfAsync(AllClients.Find(client));
        var problems = results.ProblemsOfStatuses();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
