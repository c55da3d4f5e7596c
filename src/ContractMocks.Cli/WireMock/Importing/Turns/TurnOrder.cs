using System.Globalization;

namespace ContractMocks.Cli.WireMock.Importing.Turns;

/// <summary>
/// Puts turns into the order in which WireMock.Net asks mappings: by priority, then the most matchers, then the newest. Turns that answer everything come last of their priority; turns that answer more than
/// their mappings did come after others of their rank. The steps of a WireMock scenario stay together.
/// </summary>
internal static class TurnOrder
{
    public static IReadOnlyList<TurnDraft> Of(IReadOnlyList<TurnDraft> drafts, IReadOnlyList<ImportedMapping> mappings, ImportFindings findings)
    {
        var chains = StateChains.Find(drafts, mappings, findings);
        var chained = chains.SelectMany(static chain => chain).Select(static draft => draft.Mapping).ToHashSet();
        var single = drafts.Where(draft => !chained.Contains(draft.Mapping) && !StateChains.HasState(draft.Mapping)).Select(static draft => new[] { draft });
        var ordered = single.Concat(chains.Select(static chain => chain.ToArray()))
            .OrderBy(static unit => unit[0].Mapping.Priority)
            .ThenBy(static unit => unit[0].Wanted.IsEmpty)
            .ThenByDescending(static unit => unit[0].MatcherCount)
            .ThenBy(static unit => unit[0].IsWidened)
            .ThenByDescending(static unit => unit[0].Mapping.Updated)
            .ThenByDescending(static unit => unit[0].Mapping.Number);
        return WithoutRepeats(ordered, findings);
    }

    /// <summary>Of turns with the same conditions the first answers always: another that says the same is named beside it, another that does not is left out.</summary>
    private static List<TurnDraft> WithoutRepeats(IEnumerable<TurnDraft[]> units, ImportFindings findings)
    {
        var turns = new List<TurnDraft>();
        var known = new Dictionary<(string, EquatableArray<Condition>), TurnDraft>();
        foreach (var unit in units)
        {
            if (unit.Length > 1 || unit[0].Times is not null || known.TryAdd((unit[0].Provider, unit[0].When), unit[0]))
            {
                turns.AddRange(unit);
                continue;
            }

            var (first, later) = (known[(unit[0].Provider, unit[0].When)], unit[0]);
            if (first.Reply with { Usage = null } == later.Reply with { Usage = null })
            {
                first.Also.Add(later.Mapping);
                first.Also.AddRange(later.Also);
            }
            else
            {
                findings.Warn(
                    later.Mapping.File,
                    later.Mapping.Line,
                    string.Create(CultureInfo.InvariantCulture, $"a turn of it would never be reached: {first.Mapping.File}({first.Mapping.Line}) asks for the same in our conditions and comes first; the mapping is left out"));
            }
        }

        return turns;
    }
}
