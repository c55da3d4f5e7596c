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
                    mappings.Add(await MapAsync(contract, turn, words, operation, way, plan, cancellation).ConfigureAwait(false) with { Operation = name });
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

    private async Task<TurnMapping> MapAsync(
        LoadedContract contract, int turn, ProviderWords words, Operation operation, RequestWay way, MatchPlan plan, CancellationToken cancellation)
    {
        var said = scenario.Turns[turn];
        var request = new MappingRequest
        {
            Path = new MappingPath(RequestPath.Matchers(contract.Contract, words, operation, way.IsStream, said)),
            Methods = [operation.Method],
            Headers = words.Headers.Count == 0 ? null : [.. words.Headers.Select(static header => new MappingField(header.Key, [MappingMatcher.Wildcard("*")]))],
            Params = way.Param is { } param ? [param] : null,
            Body = new MappingBody(way.Matcher is { } matcher ? [matcher, .. plan.Matchers] : plan.Matchers),
        };
        var (response, obstacle) = await AnswerAsync(contract, turn, words, operation, way, cancellation).ConfigureAwait(false);
        return new TurnMapping(operation.Id, way, request, response ?? AnswerWriter.Refuse(scenario.Name, turn, obstacle!), response is null ? obstacle : null);
    }

    private async Task<(MappingResponse? Response, string? Obstacle)> AnswerAsync(
        LoadedContract contract, int turn, ProviderWords words, Operation operation, RequestWay way, CancellationToken cancellation)
    {
        var said = scenario.Turns[turn];
        if (ReplyLimits.Obstacle(said, canFillModel: !way.IsStream && words.NamesModel) is { } open)
        {
            return (null, open);
        }

        var (answer, obstacle) = await new TurnPlayer(contract, scenario, seed).PlayAsync(turn, words, operation, way, cancellation).ConfigureAwait(false);
        if (answer is null)
        {
            return (null, obstacle);
        }

        var response = AnswerWriter.Write(answer, said);
        return ReplyLimits.FillsModel(said) && response.UseTransformer != true
            ? (null, $"its reply names the model of the request beside '{answer.Model}' or two braces, so that neither can be told from the other")
            : (response, null);
    }
}
