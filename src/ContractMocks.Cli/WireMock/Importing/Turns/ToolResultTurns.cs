namespace ContractMocks.Cli.WireMock.Importing.Turns;

/// <summary>
/// Names the tools of turns that wait for some tool's result. Mappings seldom say which (<c>*"role":"tool"*</c>); our condition does: those are meant that the
/// answers of the same provider call.
/// </summary>
internal static class ToolResultTurns
{
    public static IReadOnlyList<TurnDraft> Named(IReadOnlyList<TurnDraft> drafts, ImportFindings findings) =>
        [.. drafts.SelectMany(draft => draft.Wanted is { EndsInResult: true, ToolResults.Count: 0 } ? Named(draft, drafts, findings) : [draft])];

    private static IEnumerable<TurnDraft> Named(TurnDraft draft, IReadOnlyList<TurnDraft> drafts, ImportFindings findings)
    {
        var (file, line) = (draft.Mapping.File, (draft.Mapping.Request?.Find("Body") ?? draft.Mapping.Node).Line);
        var tools = drafts.Where(other => other.Provider == draft.Provider).SelectMany(static other => other.Reply.ToolCalls).Select(static call => call.Tool).Distinct(StringComparer.Ordinal).ToList();
        if (tools.Count == 0)
        {
            findings.Warn(file, line, "it asks for a tool's result without saying of which tool, and no answer calls one; the mapping is left out");
            return [];
        }

        // A step of a chain is one turn.
        var named = StateChains.HasState(draft.Mapping) ? tools.Take(1).ToList() : tools;
        findings.Note(file, line, $"it asks for a tool's result without saying of which tool: taken for {string.Join(" and ", named.Select(static tool => $"'{tool}'"))}, which the answers call");
        return named.Select(tool =>
        {
            var wanted = new WantedRequest();
            wanted.Add(draft.Wanted);
            wanted.ToolResults.Add(tool);
            var turn = draft with { Wanted = wanted };
            return turn;
        });
    }
}
