using System.Globalization;
using ContractMocks.Compiler.Impact;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.Impact;

/// <summary>
/// Records what a mock answers with for each turn of each scenario, on every operation whose conversations we can write. Answers that the contract
/// itself does not allow (bodies given word for word) are left out: no update is to blame for them.
/// </summary>
internal static class ScenarioReplies
{
    /// <summary>The most turns that are played; a project has tens.</summary>
    public const int MostTurns = 2000;

    /// <summary>The most bytes of one sample that are kept.</summary>
    public const int MostBytes = 128 * 1024;

    private static readonly TimeSpan s_mostTime = TimeSpan.FromMinutes(1);

    /// <param name="contracts">The contracts that the scenarios were written against.</param>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="cancellation">Gives up.</param>
    public static ReplyRecording Record(IEnumerable<Contract> contracts, IEnumerable<Scenario> scenarios, CancellationToken cancellation) =>
        RecordAsync([.. contracts], [.. scenarios], cancellation).GetAwaiter().GetResult();

    public static async Task<ReplyRecording> RecordAsync(IReadOnlyList<Contract> contracts, IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        var samples = new List<ReplySample>();
        var notes = new List<string>();
        foreach (var contract in contracts)
        {
            var plays = await PlayAsync(LoadedContract.From(contract), scenarios, notes, cancellation).ConfigureAwait(false);
            samples.AddRange(Samples(plays, new ReplyJudge(contract), notes));
        }

        return new ReplyRecording(samples.ToEquatableArray(), notes.Distinct(StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>Plays the turns of the scenarios that are for the contract's provider.</summary>
    public static async Task<IReadOnlyList<PlayedTurn>> PlayAsync(
        LoadedContract contract, IEnumerable<Scenario> scenarios, List<string> notes, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(s_mostTime);
        var plays = new List<PlayedTurn>();
        try
        {
            foreach (var scenario in scenarios.Where(scenario => scenario.IsFor(contract.Contract.Provider)))
            {
                for (var turn = 0; turn < scenario.Turns.Count; turn++)
                {
                    if (plays.Count == MostTurns)
                    {
                        notes.Add(string.Create(CultureInfo.InvariantCulture, $"only {MostTurns} turns are played"));
                        return plays;
                    }

                    plays.Add(new PlayedTurn(scenario, turn, await new TurnSimulation(contract, scenario).PlayAsync(turn, limited.Token).ConfigureAwait(false)));
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"after {s_mostTime.TotalSeconds} seconds, the turns that were left were not played"));
        }

        return plays;
    }

    /// <summary>What the turns answered, as far as the contract allows it.</summary>
    public static IReadOnlyList<ReplySample> Samples(IEnumerable<PlayedTurn> plays, ReplyJudge judge, List<string> notes)
    {
        var samples = new List<ReplySample>();
        foreach (var play in plays)
        {
            Add(samples, notes, play.Scenario, play.Turn, play.Answers, judge);
        }

        return samples;
    }

    private static void Add(List<ReplySample> samples, List<string> notes, Scenario scenario, int turn, IReadOnlyList<SimulatedTurn> played, ReplyJudge judge)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}, turn {turn + 1}");
        foreach (var one in played)
        {
            if (one.Answer is null)
            {
                notes.Add($"{where} is not watched: {one.Note}");
                continue;
            }

            foreach (var sample in ReplySamples.Of(scenario.Name, turn + 1, one))
            {
                if (sample.Body.Length > MostBytes)
                {
                    notes.Add(string.Create(CultureInfo.InvariantCulture, $"an answer of {where} is not watched: it is longer than {MostBytes} characters"));
                }
                else if (judge.Judge(sample) is [var fault, ..])
                {
                    if (fault.Error is null && one.Answer.Status >= 400)
                    {
                        // Most documents leave most errors out.
                        continue;
                    }

                    notes.Add($"an answer of {where} is not watched: by the document that it was written against, {fault.Message}");
                }
                else
                {
                    samples.Add(sample);
                }
            }
        }
    }
}

/// <summary>A turn, counted from 0, and what each operation answered.</summary>
internal sealed record PlayedTurn(Scenario Scenario, int Turn, IReadOnlyList<SimulatedTurn> Answers);
