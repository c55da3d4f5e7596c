using System.Globalization;
using ContractMocks.Cli.WireMock.Importing.Turns;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli.WireMock.Importing.Writing;

/// <summary>
/// Makes the scenario file of one provider and tries it before anybody sees it: it is read as <c>validate</c> reads it, and each turn is played on a mock,
/// whose words must be those of the mapping.
/// </summary>
internal sealed class ScenarioMaker(LoadedContract contract, string name, string folder, Secrets secrets, ImportFindings findings)
{
    /// <summary>The most turns that are played. A count, not a time: the same mappings give the same file on every machine.</summary>
    private const int MostTried = 2000;

    /// <summary>The file; null where no turn is left, or after a finding that tells a bug of ours.</summary>
    public async Task<ScenarioFile?> MakeAsync(IReadOnlyList<TurnDraft> drafts, CancellationToken cancellation)
    {
        var turns = drafts.ToList();
        Drop(turns, turn => !IsTaken(turn));
        var tried = 0;
        while (turns.Count > 0)
        {
            var text = Write(turns);
            if (Read(text, out var scenario) is { } problem)
            {
                findings.Refuse(folder, 1, problem.Id == ProblemKinds.SpecBound.Id || turns.Count > ScenarioReader.MaxTurns
                    ? $"the mappings are too many for one scenario; import them in parts: {problem.Message}"
                    : $"the scenario that was made is not valid, which is a bug of ContractMocks; nothing is written: {problem.Message}");
                return null;
            }

            var verdict = await PlayAsync(scenario!, turns, tried, cancellation).ConfigureAwait(false);
            if (verdict is null)
            {
                ToolDraft.Of(turns, findings);
                turns.ForEach(NoteSecrets);
                return new ScenarioFile(drafts[0].Provider, text, turns);
            }

            if (verdict.IsWrong)
            {
                return null;
            }

            // It may have hidden others behind it; those before it stay as they were tried.
            tried = turns.IndexOf(verdict.Turn);
            Drop(turns, turn => ReferenceEquals(turn, verdict.Turn));
        }

        return null;
    }

    private void NoteSecrets(TurnDraft turn)
    {
        var said = turn.When.Select(static one => one.ToString()).Concat(turn.Reply.ToolCalls.Select(static call => call.Arguments))
            .Append(turn.Reply.Text ?? "").Append(turn.Reply.Refusal ?? "").Append(turn.Reply.Reasoning ?? "").Append(turn.Reply.Error?.Message ?? "");
        if (said.Any(text => secrets.Hide(text) != text))
        {
            findings.Note(turn.Mapping.File, turn.Mapping.Line, $"a key in what it asks or says is '{Redaction.Hidden}' in the turn");
        }
    }

    private string Write(List<TurnDraft> turns) => ScenarioYaml.Write(name, turns[0].Provider, ToolDraft.Of(turns, new ImportFindings()), turns, secrets, folder);

    /// <summary>Whether our format takes a turn; arguments that break the schema that the mapping itself declares are an error of the mapping.</summary>
    private bool IsTaken(TurnDraft turn)
    {
        if (Read(Write([turn with { AfterPrevious = false }]), out _) is not { } problem)
        {
            return true;
        }

        findings.Refuse(
            turn.Mapping.File,
            turn.Mapping.Response!.Line,
            problem.Id == ProblemKinds.ArgumentMismatch.Id
                ? $"{problem.Message}; the mapping declares that schema in its own request; it is not carried over"
                : $"the scenario format does not take it: {problem.Message}; it is not carried over");
        return false;
    }

    /// <summary>Takes turns out, and the steps that wait for them.</summary>
    private void Drop(List<TurnDraft> turns, Predicate<TurnDraft> isDropped)
    {
        for (var i = 0; i < turns.Count; i++)
        {
            if (!isDropped(turns[i]))
            {
                continue;
            }

            turns.RemoveAt(i);
            while (i < turns.Count && turns[i].AfterPrevious)
            {
                findings.Warn(turns[i].Mapping.File, turns[i].Mapping.Line, "an earlier step of its scenario was left out, so this one would never be reached; the mapping is left out");
                turns.RemoveAt(i);
            }

            i--;
        }
    }

    private Problem? Read(string text, out Scenario? scenario)
    {
        var workspace = new Workspace();
        workspace.Add(contract.Contract, []);
        workspace.ReadScenarios([], [new SourceText("imported.scenario.yaml", text)], CancellationToken.None);
        scenario = workspace.Scenarios is [var one] ? one : null;
        return workspace.Problems.FirstOrDefault(static problem => problem.Severity == ProblemSeverity.Error);
    }

    /// <summary>The first turn that is not reached or says something else; null where there is none.</summary>
    private async Task<TurnVerdict?> PlayAsync(Scenario scenario, List<TurnDraft> turns, int from, CancellationToken cancellation)
    {
        var most = Math.Min(turns.Count, MostTried);
        for (var i = from; i < most; i++)
        {
            var verdict = await new TurnTrial(contract, scenario, secrets, findings).TryAsync(i, turns[i], cancellation).ConfigureAwait(false);
            if (verdict.IsUnreached || verdict.IsWrong)
            {
                return verdict;
            }
        }

        if (most < turns.Count)
        {
            findings.Note(folder, 1, string.Create(CultureInfo.InvariantCulture, $"{turns.Count - most} turns behind the first {MostTried} were not tried"));
        }

        return null;
    }
}
