using System.Globalization;
using System.Text.Json.Nodes;
using ContractMocks.Cli.Impact;
using ContractMocks.Cli.WireMock.Importing.Answers;
using ContractMocks.Cli.WireMock.Importing.Turns;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.WireMock.Importing.Writing;

/// <summary>What came of playing a turn.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="IsUnreached">Whether another turn answers its requests.</param>
/// <param name="IsWrong">Whether it says something else than its mapping: a bug of ours.</param>
internal sealed record TurnVerdict(TurnDraft Turn, bool IsUnreached, bool IsWrong);

/// <summary>Plays a turn with a request that meets its conditions, in one piece and as a stream, and compares the words with the mapping's.</summary>
internal sealed class TurnTrial(LoadedContract contract, Scenario scenario, Secrets secrets, ImportFindings findings)
{
    public async Task<TurnVerdict> TryAsync(int index, TurnDraft turn, CancellationToken cancellation)
    {
        var played = await new TurnSimulation(contract, scenario).PlayAsync(index, cancellation).ConfigureAwait(false);
        var own = played.Where(one => one.Words.Dialect == turn.Operation.Dialect || one.Words.StreamDialect == turn.Operation.Dialect).ToList();
        foreach (var one in own)
        {
            if (one.Answer is null && one.Request is not null)
            {
                findings.Warn(turn.Mapping.File, turn.Mapping.Line, $"its turn would never be reached, because a turn before it answers the same requests; the mapping is left out ({one.Note})");
                return new TurnVerdict(turn, IsUnreached: true, IsWrong: false);
            }

            if (one.Answer is null)
            {
                findings.Note(turn.Mapping.File, turn.Mapping.Line, "the turn was not tried: " + one.Note);
            }
            else if (Difference(turn.Reply, SaidReply.Of(one), index) is { } difference)
            {
                findings.Refuse(
                    turn.Mapping.File, turn.Mapping.Line, $"the turn that was made of it says something else, which is a bug of ContractMocks; nothing is written: {difference}");
                return new TurnVerdict(turn, IsUnreached: false, IsWrong: true);
            }
        }

        return new TurnVerdict(turn, IsUnreached: false, IsWrong: false);
    }

    private string? Difference(Reply expected, SaidReply said, int index)
    {
        if (expected.Error is { } error)
        {
            var known = ProviderInfo.Find(contract.Contract.Provider)!.Error(error.Name)!;
            var message = secrets.Hide(error.Message ?? known.Message);
            return said.Status != known.Status ? string.Create(CultureInfo.InvariantCulture, $"the status {said.Status} instead of {known.Status}")
                : said.Text != message ? $"the message '{said.Text}' instead of '{message}'"
                : null;
        }

        if (expected.Text is not null && said.Text != secrets.Hide(expected.Text))
        {
            return $"'{said.Text}' instead of '{secrets.Hide(expected.Text)}'";
        }

        var calls = scenario.Turns[index].Reply.ToolCalls;
        if (said.Calls.Count != calls.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{said.Calls.Count} calls instead of {calls.Count}");
        }

        for (var i = 0; i < calls.Count; i++)
        {
            if (said.Calls[i].Tool != calls[i].Tool || !Holds(said.Calls[i].Arguments, expected.ToolCalls[i].Arguments))
            {
                return $"the call of '{said.Calls[i].Tool}' instead of '{calls[i].Tool}', or its arguments";
            }
        }

        return null;
    }

    // What a schema requires besides is made up.
    private bool Holds(string said, string expected) =>
        AnswerText.ParseOrNull(said) is JsonObject all && AnswerText.ParseOrNull(expected) is JsonObject given
        && given.All(one => all.TryGetPropertyValue(one.Key, out var value) && (JsonNode.DeepEquals(value, one.Value) || YamlText.Flow(value, static text => text) == YamlText.Flow(one.Value, secrets.Hide)));
}
