namespace ContractMocks;

/// <summary>Gathers the problems of one file while a step reads it.</summary>
internal sealed class ProblemSink(string file)
{
    private readonly List<Problem> _problems = [];

    public string File { get; } = file;

    public IReadOnlyList<Problem> Problems => _problems;

    public bool HasErrors => _problems.Exists(static problem => problem.Severity == ProblemSeverity.Error);

    public void Add(ProblemKind kind, SourceSpan span, params string[] arguments) =>
        _problems.Add(new Problem(kind, arguments.ToEquatableArray(), File, span));

    /// <summary>Adds problems of other files that the step went into.</summary>
    public void AddRange(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    public EquatableArray<Problem> ToArray() => _problems.ToEquatableArray();
}
