namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>The order in which the engine asks the turns of a scenario, as TurnBook does: run after run, and in a run the one furthest on first.</summary>
internal static class TurnOrder
{
    /// <summary>The runs: a turn and those that wait, one on the other. From and end (without it), counted from 0.</summary>
    public static IEnumerable<(int From, int End)> Runs(EquatableArray<Turn> turns)
    {
        for (var from = 0; from < turns.Count;)
        {
            var end = from + 1;
            while (end < turns.Count && turns[end].AfterPrevious)
            {
                end++;
            }

            yield return (from, end);
            from = end;
        }
    }

    /// <summary>How often a turn may answer; null for without a limit.</summary>
    public static int? Limit(Turn turn) => turn.Times ?? (turn.When.Count > 0 ? null : 1);
}
