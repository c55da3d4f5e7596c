using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Running;

namespace ContractMocks.Conformance.Tests;

/// <summary>Every client with what it must bear beside the provider's own manner.</summary>
public sealed class TrialTests(ConformanceRun run)
{
    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var client in AllClients.All)
            {
                foreach (var trial in Trial.Switches)
                {
                    cells.Add(client.ToString(), trial.Name);
                }
            }

            return cells;
        }
    }

    public static TheoryData<string> Clients => [.. AllClients.All.Select(static client => client.ToString())];

    [Theory, MemberData(nameof(Cells))]
    public async Task A_client_sees_the_same_or_is_known_not_to_bear_it(string client, string trial)
    {
        var results = await OfAsync(client, Trial.Switches.Single(one => one.Name == trial));
        var problems = results.UnlikePlain();
        if (results.Client.Intolerances.ContainsKey(trial))
        {
            Assert.True(problems.Count > 0, "the client bears it now: take it off its intolerances");
        }
        else
        {
            Assert.True(problems.Count == 0, string.Join('\n', problems));
        }
    }

    [Theory, MemberData(nameof(Clients))]
    public async Task A_client_with_the_key_is_served(string client)
    {
        var problems = (await OfAsync(client, Trial.KnownKey)).UnlikePlain();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory, MemberData(nameof(Clients))]
    public async Task A_wrong_key_surfaces_as_the_clients_exception_for_it(string client)
    {
        var problems = (await OfAsync(client, Trial.WrongKey)).ProblemsOfKey();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory, MemberData(nameof(Clients))]
    public async Task An_error_inside_a_stream_surfaces_as_the_clients_own(string client)
    {
        var problems = (await OfAsync(client, Trial.BrokenStream)).ProblemsOfBrokenStream();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private async Task<TrialResults> OfAsync(string client, Trial trial) => (await run.OfAsync(AllClients.Find(client))).Trials[trial];
}
