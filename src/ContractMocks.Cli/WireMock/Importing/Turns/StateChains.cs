namespace ContractMocks.Cli.WireMock.Importing.Turns;

/// <summary>
/// WireMock's scenarios whose states follow each other once: each step sets the state that the next one waits for. They become turns that wait for the turn
/// before (<c>after_previous</c>) and, but for a last one that stays, answer once. Mappings of one state that say the same are one step.
/// </summary>
internal static class StateChains
{
    /// <summary>Whether a mapping takes part in the states of a WireMock scenario.</summary>
    public static bool HasState(ImportedMapping mapping) => mapping.Scenario is not null && (mapping.WhenStateIs ?? mapping.SetStateTo) is not null;

    /// <summary>The chains; mappings with states that are no part of one are left out, with a finding.</summary>
    public static IReadOnlyList<IReadOnlyList<TurnDraft>> Find(IReadOnlyList<TurnDraft> drafts, IReadOnlyList<ImportedMapping> mappings, ImportFindings findings)
    {
        var chains = new List<IReadOnlyList<TurnDraft>>();
        var made = drafts.ToLookup(static draft => draft.Mapping.Number);
        foreach (var scenario in mappings.Where(HasState).GroupBy(static mapping => mapping.Scenario!))
        {
            if (Steps([.. scenario], made) is not { } steps)
            {
                foreach (var mapping in scenario)
                {
                    Warn(mapping, "its states are no simple chain, in which each step sets the state that one other waits for", findings);
                }

                continue;
            }

            var chain = Chain(steps, findings);
            if (chain.Count > 0)
            {
                chains.Add(chain);
            }
        }

        return chains;
    }

    /// <summary>The steps in order; null where the states branch, come back or have no beginning.</summary>
    private static List<Step>? Steps(IReadOnlyList<ImportedMapping> mappings, ILookup<int, TurnDraft> made)
    {
        var waiting = mappings.GroupBy(static mapping => mapping.WhenStateIs ?? "").ToDictionary(static group => group.Key, static group => group.ToList());
        var steps = new List<Step>();
        var state = "";
        while (waiting.Remove(state, out var next))
        {
            var step = new Step(state, next, [.. next.SelectMany(mapping => made[mapping.Number])]);
            if (!step.IsOne)
            {
                return null;
            }

            steps.Add(step);
            if (step.Stays || step.Set is not { Length: > 0 } set || steps.Exists(one => one.State == set))
            {
                // One that goes back would begin again.
                return waiting.Count == 0 && step.Stays ? steps : null;
            }

            state = set;
        }

        return waiting.Count == 0 ? steps : null;
    }

    private static List<TurnDraft> Chain(List<Step> steps, ImportFindings findings)
    {
        var chain = new List<TurnDraft>();
        var isBroken = false;
        foreach (var step in steps)
        {
            isBroken |= step.Drafts.Count == 0 || (chain.Count > 0 && chain[0].Provider != step.Drafts[0].Provider);
            if (isBroken)
            {
                step.Drafts.ForEach(draft => Warn(draft.Mapping, "an earlier step of it was not carried over, or is of another provider", findings));
                continue;
            }

            var first = step.Drafts[0];
            first.Also.AddRange(step.Drafts.Skip(1).Select(static draft => draft.Mapping));
            if (chain.Count > 0 && !step.Stays && Step.SaysSame(chain[^1], first))
            {
                chain[^1].Also.AddRange(first.Also.Prepend(first.Mapping));
                chain[^1] = chain[^1] with { Times = chain[^1].Times + 1 };
                continue;
            }

            chain.Add(first with { AfterPrevious = chain.Count > 0, Times = step.Stays ? null : 1 });
        }

        return chain;
    }

    private static void Warn(ImportedMapping mapping, string why, ImportFindings findings) => findings.Warn(
        mapping.File, (mapping.Node.Find("Scenario") ?? mapping.Node).Line, $"the scenario '{mapping.Scenario}' of WireMock is not carried over: {why}; the mapping is left out");

    /// <summary>The mappings that wait for one state, and the turns that were made of them.</summary>
    private sealed record Step(string State, List<ImportedMapping> Mappings, List<TurnDraft> Drafts)
    {
        public string? Set => Mappings[0].SetStateTo;

        /// <summary>Whether it answers from then on.</summary>
        public bool Stays => Set is null || (Set == State && State.Length > 0);

        public bool IsOne => Mappings.TrueForAll(one => one.SetStateTo == Set) && Drafts.TrueForAll(one => SaysSame(one, Drafts[0]));

        public static bool SaysSame(TurnDraft one, TurnDraft other) =>
            one.Provider == other.Provider && one.Wanted.Conditions() == other.Wanted.Conditions() && one.Reply with { Usage = null } == other.Reply with { Usage = null };
    }
}
