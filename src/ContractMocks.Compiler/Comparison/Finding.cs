namespace ContractMocks.Compiler.Comparison;

/// <summary>A place in one of the two documents.</summary>
/// <param name="File">The path as the host gave it.</param>
/// <param name="Span">Lines and columns, from 1; the narrowest range that shows what changed.</param>
/// <param name="Pointer">The JSON pointer in the file, e.g. <c>/components/schemas/Pet/properties/name</c>.</param>
internal sealed record ChangePlace(string File, SourceSpan Span, string Pointer);

/// <summary>What a change does in one direction.</summary>
/// <param name="Side">The direction.</param>
/// <param name="Severity">What it is there.</param>
/// <param name="Rule">The id that oasdiff has for it, e.g. <c>request-property-max-length-decreased</c>; empty where it has none.</param>
internal sealed record ChangeEffect(ChangeSide Side, ChangeSeverity Severity, string Rule);

/// <summary>An operation that a change reaches.</summary>
/// <param name="Operation">The operation's id (in the new document, where it is in both).</param>
/// <param name="Method">In capitals, e.g. <c>POST</c>.</param>
/// <param name="Path">The path template, or the name of a webhook.</param>
/// <param name="Side">In which direction.</param>
/// <param name="Where">The part of the operation: <c>body</c>, <c>200</c>, <c>query limit</c>; with the media type where there are several: <c>200 text/event-stream</c>.</param>
internal sealed record ChangeReach(string Operation, string Method, string Path, ChangeSide Side, string Where);

/// <summary>A change between two documents, told once, however many operations it reaches.</summary>
internal sealed record Finding
{
    public required ChangeKind Kind { get; init; }

    /// <summary>The kind's id.</summary>
    public string Id => Kind.Id;

    /// <summary>What happened, as a sentence with both values, without its place: "the longest text went from 100 to 50 characters".</summary>
    public required string Message { get; init; }

    /// <summary>Where, for people: <c>CreateChatCompletionRequest.messages[].content</c>, or <c>POST /chat/completions</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The place in the old document; null where nothing is there.</summary>
    public ChangePlace? Old { get; init; }

    /// <summary>The place in the new document; null where nothing is there.</summary>
    public ChangePlace? New { get; init; }

    /// <summary>What stood there, short, as JSON or as a word; null for nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What stands there, likewise.</summary>
    public string? After { get; init; }

    /// <summary>What the message is about, where several findings can be told together (<see cref="ChangeKind.Many"/>): a value, a name.</summary>
    public string? Subject { get; init; }

    /// <summary>What it does in each direction that it travels; at least one.</summary>
    public required EquatableArray<ChangeEffect> Effects { get; init; }

    /// <summary>The operations it reaches, in the new document's order; none for what belongs to no operation.</summary>
    public EquatableArray<ChangeReach> Reaches { get; init; }

    /// <summary>The worst of <see cref="Effects"/>.</summary>
    public ChangeSeverity Severity => Effects.Max(static effect => effect.Severity);

    /// <summary>Whom it may break: the directions in which it is <see cref="ChangeSeverity.Risky"/> or worse.</summary>
    public Broken Breaks => Effects.Aggregate(
        Broken.None,
        static (all, effect) => all | (effect.Severity < ChangeSeverity.Risky ? Broken.None
            : effect.Side switch { ChangeSide.Request => Broken.Writers, ChangeSide.Response => Broken.Readers, _ => Broken.Both }));
}

/// <summary>
/// Findings that are one line to a reader: they say the same of several places ("429 was added to 161 operations"), or the like of one place ("98 values were added").
/// </summary>
/// <param name="Message">The line, without place.</param>
/// <param name="Findings">At least one; they share id and severity.</param>
internal sealed record FindingGroup(string Message, EquatableArray<Finding> Findings)
{
    public Finding First => Findings[0];

    /// <summary>The paths, each once.</summary>
    public IReadOnlyList<string> Paths => [.. Findings.Select(static finding => finding.Path).Distinct(StringComparer.Ordinal)];
}

/// <summary>One of the two documents, for headings.</summary>
internal sealed record ComparedDocument(string File, string Title, string Version, string OpenApi, int Operations);

/// <summary>What differs between two documents.</summary>
internal sealed record SpecComparison
{
    public required ComparedDocument Old { get; init; }

    public required ComparedDocument New { get; init; }

    /// <summary>Worst first, then in the order of the new document (removed things: of the old one).</summary>
    public required EquatableArray<Finding> Findings { get; init; }

    /// <summary>The same findings, those that say the same of many places joined.</summary>
    public required EquatableArray<FindingGroup> Groups { get; init; }

    /// <summary>Schemas that are called otherwise and are the same: old name, new name. No finding, but the emitted types are called otherwise, too.</summary>
    public EquatableArray<RenamedSchema> RenamedSchemas { get; init; }

    public int Count(ChangeSeverity severity) => Findings.Count(finding => finding.Severity == severity);
}

/// <summary>A schema of the components that only changed its name.</summary>
internal sealed record RenamedSchema(string Old, string New);
