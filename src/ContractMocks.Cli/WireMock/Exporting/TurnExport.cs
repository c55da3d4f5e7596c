using ContractMocks.Cli.WireMock.Exporting.Filling;
using ContractMocks.Cli.WireMock.Mappings;
using ContractMocks.Simulation.Words;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Makes the mappings of a turn: one for each conversation operation and each way of asking it.</summary>
internal sealed class TurnExport(IReadOnlyList<LoadedContract> contracts, Scenario scenario, int seed)
{
    public async Task<TurnMappings> ExportAsync(int turn, CancellationToken cancellation)
    {
        var mappings = new List<TurnMapping>();
        var refused = new List<(string Operation, string Reason)>();
        // A path that two documents have belongs to the first, as with serve.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        // Two documents may give one id to operations of their own.
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var contract in contracts.Where(contract => scenario.IsFor(contract.Contract.Provider)))
        {
            var own = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (words, operation, way, form) in Asked(contract.Contract))
            {
                var path = $"{operation.Method} {contract.Contract.BasePath}{operation.Path}";
                if (taken.Contains(path))
                {
                    continue;
                }

                own.Add(path);
                var name = named.TryAdd(operation.Id, path) || named[operation.Id] == path ? operation.Id : $"{operation.Id} ({path})";
                var plan = form.Plan(scenario.Turns[turn], scenario.Tools);
                refused.AddRange(plan.Obstacles.Select(obstacle => (name, obstacle)));
                if (plan.Obstacles.Count == 0)
                {
                    var asked = new AskedTurn(contract, turn, words, operation, way);
                    var (response, obstacle) = await AnswerAsync(asked, form.Texts, plan, cancellation).ConfigureAwait(false);
                    mappings.Add(new TurnMapping(
                        name, way, Request(asked, plan), response ?? AnswerWriter.Refuse(scenario.Name, turn, obstacle!), response is null ? obstacle : null));
                }
            }

            taken.UnionWith(own);
        }

        return new TurnMappings(mappings, [.. refused.Distinct()]);
    }

    /// <summary>Whether any contract has an operation that the scenario plays on.</summary>
    public bool HasOperations => contracts.Any(contract => scenario.IsFor(contract.Contract.Provider) && Asked(contract.Contract).Any());

    private static IEnumerable<(ProviderWords Words, Operation Operation, RequestWay Way, RequestForm Form)> Asked(Contract contract) =>
        from words in ProviderWords.All
        from dialect in new[] { words.Dialect, words.StreamDialect }.Distinct()
        from way in RequestWay.Of(dialect)
        let operation = words.Operation(contract, way.IsStream)
        let form = RequestForm.Find(dialect)
        where operation is not null && form is not null
        select (words, operation, way, form);

    private MappingRequest Request(AskedTurn asked, MatchPlan plan) => new()
    {
        Path = new MappingPath(RequestPath.Matchers(asked.Contract.Contract, asked.Words, asked.Operation, asked.Way.IsStream, scenario.Turns[asked.Turn])),
        Methods = [asked.Operation.Method],
        Headers = asked.Words.Headers.Count == 0 ? null : [.. asked.Words.Headers.Select(static header => new MappingField(header.Key, [MappingMatcher.Wildcard("*")]))],
        Params = asked.Way.Param is { } param ? [param] : null,
        Body = new MappingBody(asked.Way.Matcher is { } matcher ? [matcher, .. plan.Matchers] : plan.Matchers),
    };

    private async Task<(MappingResponse? Response, string? Obstacle)> AnswerAsync(AskedTurn asked, RequestTexts texts, MatchPlan plan, CancellationToken cancellation)
    {
        var said = scenario.Turns[asked.Turn];
        if (ReplyLimits.Obstacle(said, texts, asked.Way.IsStream) is { } open)
        {
            return (null, open);
        }

        var filled = FilledReply.Of(said);
        var played = scenario with { Turns = [.. scenario.Turns.Select((turn, index) => index == asked.Turn ? filled.Turn : turn)] };
        var player = new TurnPlayer(asked.Contract, played, seed) { SaysWhole = filled.Places.Count > 0 };
        var (answer, obstacle) = await player.PlayAsync(asked.Turn, asked.Words, asked.Operation, asked.Way, cancellation).ConfigureAwait(false);
        if (answer is null || filled.Places.Count == 0)
        {
            return (answer is null ? null : AnswerWriter.Write(answer, said), obstacle);
        }

        (var response, obstacle) = AnswerWriter.Write(answer, said, filled.Places, texts);
        if (response is not null)
        {
            plan.Narrow(texts, [.. filled.Places.Select(static place => place.Path)]);
        }

        return (response, obstacle);
    }
}
