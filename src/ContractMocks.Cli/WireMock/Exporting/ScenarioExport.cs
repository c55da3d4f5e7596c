using System.Globalization;
using ContractMocks.Cli.WireMock.Mappings;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Puts the turns of a scenario in order: each mapping gets its priority and its states.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="turns">What each turn became.</param>
/// <param name="rank">How many turns of other scenarios are asked before.</param>
internal sealed class ScenarioExport(ExportedScenario scenario, IReadOnlyList<TurnMappings> turns, int rank)
{
    /// <summary>Between two turns: room for the ways of asking and for mappings without a state, which come after those with one.</summary>
    private const int Step = 10;

    private readonly List<SkippedTurn> _skipped = [];

    public IReadOnlyList<SkippedTurn> Skipped => _skipped;

    /// <summary>The mappings of each turn, in the order of the file.</summary>
    public IReadOnlyList<IReadOnlyList<Mapping>> Order()
    {
        var mappings = turns.Select(static _ => (IReadOnlyList<Mapping>)[]).ToArray();
        var asked = rank;
        foreach (var (from, end) in TurnOrder.Runs(scenario.Scenario.Turns))
        {
            var run = scenario.Scenario.Turns.Skip(from).Take(end - from).ToList();
            var states = RunStates.Of(run, from, index => turns[from + index].Mappings.Count > 0);
            for (var turn = end - 1; turn >= from; turn--)
            {
                asked++;
                mappings[turn] = [.. (states?[turn - from] ?? []).SelectMany(state => turns[turn].Mappings.Select(one => Map(turn, one, state, (from, end), asked)))];
            }

            for (var turn = from; turn < end; turn++)
            {
                Tell(turn, states?[turn - from], states is null);
            }
        }

        return mappings;
    }

    private Mapping Map(int turn, TurnMapping one, TurnState state, (int From, int End) run, int asked)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{scenario.Scenario.Name}, turn {turn + 1}, {one.Operation}, {one.Way.Words}")
            + (state.IsFree ? "" : state.When is { } when ? ", after " + when : ", at the start");
        return new Mapping
        {
            Guid = MappingGuid.Of(title),
            Title = title,
            Priority = (asked * Step) + (one.Way.Rank * 2) + (state.IsFree ? 1 : 0),
            Scenario = state.IsFree ? null : Machine(run.From, run.End),
            WhenStateIs = state.When,
            SetStateTo = state.Then,
            Request = one.Request,
            Response = one.Response,
        };
    }

    private string Machine(int from, int end) => end - from == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{scenario.Scenario.Name}, turn {end}")
        : string.Create(CultureInfo.InvariantCulture, $"{scenario.Scenario.Name}, turns {from + 1} to {end}");

    private void Tell(int turn, IReadOnlyList<TurnState>? states, bool hasTooManyStates)
    {
        var mappings = turns[turn].Mappings;
        foreach (var refused in turns[turn].Refused.GroupBy(static one => one.Reason))
        {
            Skip(turn, refused.Select(static one => one.Operation), refused.Key, "turns behind it may answer in its place");
        }

        if (hasTooManyStates)
        {
            Skip(turn, [], string.Create(CultureInfo.InvariantCulture, $"the turns that wait for each other, and how often they may answer, would take more than {RunStates.Most} states"), "");
        }
        else if (mappings.Count > 0 && states is { Count: 0 })
        {
            Skip(turn, [], "it waits for a turn that is not exported", "");
        }
        else
        {
            foreach (var held in mappings.Where(static one => one.Obstacle is not null).GroupBy(static one => one.Obstacle))
            {
                Skip(turn, held.Select(static one => one.Operation), held.Key!, string.Create(CultureInfo.InvariantCulture, $"its requests are answered {AnswerWriter.NotExported}"));
            }
        }
    }

    private void Skip(int turn, IEnumerable<string> operations, string reason, string consequence)
    {
        var named = string.Join(", ", operations.Distinct(StringComparer.Ordinal));
        _skipped.Add(new SkippedTurn(
            scenario.Places.File,
            scenario.Places.Turn(turn + 1).Line,
            string.Create(CultureInfo.InvariantCulture, $"turn {turn + 1} of '{scenario.Scenario.Name}' is not exported")
            + (named.Length == 0 ? "" : " for " + named) + $": {reason}" + (consequence.Length == 0 ? "" : $"; {consequence}")));
    }
}
