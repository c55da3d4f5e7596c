namespace ContractMocks;

/// <summary>How much a problem weighs: an error fails the build, a warning does not (unless warnings are errors).</summary>
public enum ProblemSeverity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Info,

    /// <summary>Something was left out or guessed.</summary>
    Warning,

    /// <summary>Something that was asked for cannot be built.</summary>
    Error,
}

/// <summary>A kind of problem: an id that never changes its meaning, and how its message reads.</summary>
/// <param name="Id">The id, <c>CM</c> and four digits.</param>
/// <param name="Title">The kind in a few words, for lists.</param>
/// <param name="MessageFormat">The message, with <c>{0}</c>, <c>{1}</c> … for the particulars.</param>
/// <param name="Severity">The severity unless the user changes it.</param>
public sealed record ProblemKind(string Id, string Title, string MessageFormat, ProblemSeverity Severity);

/// <summary>A finding in a user's file: what is wrong, where, and what was expected.</summary>
/// <param name="Kind">The kind, which gives id and severity.</param>
/// <param name="Arguments">The particulars that fill the kind's message format.</param>
/// <param name="File">The path of the file as the host gave it.</param>
/// <param name="Span">The narrowest range that is wrong.</param>
public sealed record Problem(ProblemKind Kind, EquatableArray<string> Arguments, string File, SourceSpan Span)
{
    /// <summary>The id, <c>CM</c> and four digits.</summary>
    public string Id => Kind.Id;

    /// <summary>The severity of the kind.</summary>
    public ProblemSeverity Severity => Kind.Severity;

    /// <summary>The message in full.</summary>
    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Kind.MessageFormat, [.. Arguments]);

    /// <summary>The problem as compilers print it: <c>file(line,column): error CM2002: …</c>.</summary>
    public override string ToString() =>
        string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            "{0}({1},{2}): {3} {4}: {5}",
            File,
            Math.Max(1, Span.Line),
            Math.Max(1, Span.Column),
            Severity switch { ProblemSeverity.Error => "error", ProblemSeverity.Warning => "warning", _ => "info" },
            Id,
            Message);
}
