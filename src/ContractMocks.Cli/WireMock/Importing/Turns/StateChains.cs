namespace ContractMocks.Cli.WireMock.Importing.Turns;

/// <summary>
/// WireMock's scenarios whose states follow each other once: each step sets the state that the next one waits for. They become turns that wait for the turn
/// before (<c>after_previous</c>) and, but for a last one that stays, answer once.
/// </summary>
internal static class StateChains
{
    /// <summary>Whether a mapping takes part in the states of a WireMock scenario.</summary>
    public static bool HasState(ImportedMapping mapping) => mapping.Scenario is not null && (mapping.WhenStateIs ?? mapping.SetStateTo) is not null;

    /// <summary>The chains; mappings with states that are no part of one are left out, with a finding.</summary>
    public static IReadOnlyList<IReadOnlyList<TurnDraft>> Find(IReadOnlyList<TurnDraft> drafts, IReadOnlyList<ImportedMapping> mappings, ImportFindings findings)
    {
        var chains = new List<IReadOnlyList<TurnDraft>>();
        foreach (var scenario in mappings.Where(HasState).GroupBy(static mapping => mapping.Scenario!))
        {
            if (Steps([.. scenario]) is not { } steps)
            {
                foreach (var mapping in scenario)
                {
                    Warn(mapping, "its states are no simple chain, in which each step sets the state that one other waits for", findings);
                }

                continue;
            }

            var chain = Chain(steps, drafts, findings);
            if (chain.Count > 0)
            {
                chains.Add(chain);
            }
        }

        return chains;
    }

    /// <summary>The steps in order; null where the states branch, come back or have no beginning.</summary>
    private static List<ImportedMapping>? Steps(IReadOnlyList<ImportedMapping> mappings)
    {
        var waiting = mappings.GroupBy(static mapping => mapping.WhenStateIs ?? "").ToDictionary(static group => group.Key, static group => group.ToList());
        var steps = new List<ImportedMapping>();
        var state = "";
        while (waiting.Remove(state, out var next))
        {
            if (next.Count > 1)
            {
                return null;
            }

            steps.Add(next[0]);
            if (next[0].SetStateTo is not { Length: > 0 } set || steps.Exists(step => (step.WhenStateIs ?? "") == set))
            {
                // A step that sets its own state stays; one that goes back would begin again.
                return waiting.Count == 0 && (next[0].SetStateTo is null || next[0].SetStateTo == next[0].WhenStateIs) ? steps : null;
            }

            state = set;
        }

        return waiting.Count == 0 ? steps : null;
    }

    private static List<TurnDraft> Chain(List<ImportedMapping> steps, IReadOnlyList<TurnDraft> drafts, ImportFindings findings)
    {
        var chain = new List<TurnDraft>();
        foreach (var step in steps)
        {
            var draft = drafts.FirstOrDefault(one => one.Mapping == step);
            if (draft is null || chain.Count < steps.IndexOf(step) || (chain.Count > 0 && chain[0].Provider != draft.Provider))
            {
                if (draft is not null)
                {
                    Warn(step, "an earlier step of it was not carried over, or is of another provider", findings);
                }

                continue;
            }

            var isLast = step == steps[^1];
            chain.Add(draft with { AfterPrevious = chain.Count > 0, Times = isLast && (step.SetStateTo is null || step.SetStateTo == step.WhenStateIs) ? null : 1 });
        }

        return chain;
    }

    private static void Warn(ImportedMapping mapping, string why, ImportFindings findings) => findings.Warn(
        mapping.File, (mapping.Node.Find("Scenario") ?? mapping.Node).Line, $"the scenario '{mapping.Scenario}' of WireMock is not carried over: {why}; the mapping is left out");
}
