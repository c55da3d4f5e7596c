namespace ContractMocks.Serving.Tests;

/// <summary>The official Node SDKs, every resource of them, against <c>serve</c> with the providers' whole documents.</summary>
public sealed class NodeClientTests(Contest contest) : IClassFixture<Contest>
{
    public static TheoryData<ClientSdk> Sdks => [ClientSdk.OpenAi, ClientSdk.Anthropic];

    [Theory, MemberData(nameof(Sdks))]
    public async Task Every_call_succeeds(ClientSdk sdk)
    {
        var ours = (await contest.ScoresAsync(sdk))[0];
        Assert.True(ours.Failures.Count == 0, $"{ours.Failures.Count} of {ours.Calls} calls fail:\n{string.Join('\n', ours.Failures)}");
        Assert.True(ours.Calls > 30, $"only {ours.Calls} calls were made");
    }

    [Theory, MemberData(nameof(Sdks))]
    public async Task Every_resource_is_called(ClientSdk sdk) => Assert.Empty((await contest.ScoresAsync(sdk))[0].Uncovered);

    [Theory, MemberData(nameof(Sdks))]
    public async Task No_other_mock_server_answers_more(ClientSdk sdk)
    {
        var scores = await contest.ScoresAsync(sdk);
        foreach (var client in scores.GroupBy(static score => score.Client))
        {
            var ours = client.First();
            var table = string.Join('\n', client.Select(score => $"  {score.Server,-14} {Line(score, ours.Calls)}"));
            await Console.Out.WriteLineAsync($"{client.Key} {sdk}: calls that succeed\n{table}");
            Assert.All(client, score => Assert.True(ours.Succeeded >= score.Succeeded, table));
        }
    }

    private static string Line(Score score, int calls) =>
        score.Refusal is { } reason ? $"0 of {calls} (does not serve the document: {reason})" : $"{score.Succeeded} of {calls}";
}
