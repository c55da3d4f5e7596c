using ContractMocks.Cli.WireMock.Importing.Answers;

namespace ContractMocks.Cli.WireMock.Importing.Turns;

/// <summary>Makes a turn of a mapping: its operation, its answer judged by the contract, its conditions.</summary>
internal sealed class MappingTranslator(OperationSearch operations, BodyFiles files, ImportFindings findings)
{
    private const int MostBreaches = 5;

    private readonly AnswerTextReader _answers = new(files, findings);

    /// <summary>The turn; null after a finding that says why there is none.</summary>
    public TurnDraft? Translate(ImportedMapping mapping)
    {
        var leftOut = new List<string>();
        var paths = PathReader.Read(mapping.Request, leftOut);
        var found = paths.Count == 0 && leftOut.Count > 0 ? [] : operations.Find(mapping.Methods, paths);
        if (found.Count == 0)
        {
            WarnOfPath(mapping, paths, leftOut);
            return null;
        }

        if (!found[0].IsConversation)
        {
            findings.Warn(
                mapping.File,
                PathLine(mapping),
                $"'{found[0].Operation.Id}' ({found[0].Operation.Method} {found[0].Operation.Path}) is no conversation that scenarios answer; the mapping is left out, the mock answers it from the contract");
            return null;
        }

        return _answers.Read(mapping) is { } answer && Choose(mapping, answer, found) is var (operation, reading) && reading.Reply is { } reply
            ? Draft(mapping, operation, reading, reply, leftOut)
            : null;
    }

    /// <summary>The operation whose answer it is, where a pattern takes several; null after a finding.</summary>
    private (FoundOperation Operation, AnswerReading Reading)? Choose(ImportedMapping mapping, AnswerText answer, IReadOnlyList<FoundOperation> found)
    {
        var readings = new List<(FoundOperation Operation, AnswerReading Reading)>();
        foreach (var operation in found.Where(static one => one.IsConversation))
        {
            var reading = new AnswerReader(operation, answer).Read();
            readings.Add((operation, reading));
        }

        var fitting = readings.FindAll(static one => one.Reading.Reply is not null);
        var providers = fitting.Select(static one => one.Operation.Provider!.Name).Distinct(StringComparer.Ordinal).ToList();
        if (providers.Count > 1)
        {
            findings.Warn(
                mapping.File, PathLine(mapping), $"the mapping answers operations of several providers ({string.Join(", ", providers)}); name one with --spec to carry it over; it is left out");
            return null;
        }

        if (fitting.Count > 0)
        {
            return fitting[0];
        }

        var (tried, first) = readings[0];
        if (first.Obstacle.Length > 0)
        {
            findings.Warn(mapping.File, answer.Line, first.Obstacle + "; the mapping is left out");
        }

        foreach (var breach in first.Breaches.Take(MostBreaches))
        {
            var line = answer.Placed is { } placed ? PlacedPath.Line(placed, breach) : answer.Line;
            findings.Refuse(mapping.File, line, $"the answer does not fit '{tried.Operation.Id}' of {tried.Contract.Contract.Name}: {breach}; it is not carried over");
        }

        return null;
    }

    private TurnDraft? Draft(ImportedMapping mapping, FoundOperation operation, AnswerReading reading, Reply reply, List<string> leftOut)
    {
        var wanted = BodyReader.Read(mapping.Request, operation.Dialect);
        wanted.LeftOut.AddRange(leftOut);
        if (operation.Model is { } model)
        {
            wanted.Model.Add(TextTest.EqualTo(model));
        }

        foreach (var note in reading.Notes)
        {
            findings.Note(mapping.File, mapping.Response!.Line, note);
        }

        foreach (var phrase in reading.LeftOut)
        {
            findings.Warn(mapping.File, mapping.Response!.Line, $"{phrase}: not carried over; the rest of the answer is");
        }

        if (wanted.LeftOut.Count > 0 && wanted.IsEmpty)
        {
            findings.Warn(
                mapping.File, RequestLine(mapping), $"our conditions cannot say what it asks of a request ({Join(wanted.LeftOut)}), and without it the turn would answer everything; the mapping is left out");
            return null;
        }

        var draft = new TurnDraft(mapping, operation, wanted, reply);
        if (wanted.LeftOut.Count > 0)
        {
            findings.Warn(mapping.File, RequestLine(mapping), $"not carried over: {Join(wanted.LeftOut)}; the turn answers more requests than the mapping did");
            draft.Comments.Add($"Answers more than the mapping did, which also asked for {Join(wanted.LeftOut)}.");
        }

        draft.Comments.AddRange(reading.LeftOut.Select(static phrase => $"Not carried over of the answer: {phrase}."));
        return draft;
    }

    private void WarnOfPath(ImportedMapping mapping, IReadOnlyList<PathPatternText> paths, List<string> leftOut)
    {
        var line = PathLine(mapping);
        if (leftOut.Count > 0)
        {
            findings.Warn(mapping.File, line, $"{Join(leftOut)} cannot be read as a path of a contract; the mapping is left out");
            return;
        }

        var path = paths.Count == 0 ? "/" : paths[0].Sample("any") ?? paths[0].Text;
        var method = mapping.Methods.Count == 0 ? "POST" : mapping.Methods[0];
        findings.Warn(mapping.File, line, $"{method} {(paths.Count == 0 ? "/" : paths[0].Text)}: {operations.Explain(method, path)}; the mapping is left alone");
    }

    private static int PathLine(ImportedMapping mapping) => (mapping.Request?.Find("Path") ?? mapping.Request?.Find("Url") ?? mapping.Request ?? mapping.Node).Line;

    private static int RequestLine(ImportedMapping mapping) => (mapping.Request?.Find("Body") ?? mapping.Request ?? mapping.Node).Line;

    private static string Join(IEnumerable<string> phrases) => string.Join(", ", phrases.Distinct(StringComparer.Ordinal));
}
