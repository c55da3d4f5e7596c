using System.Globalization;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Comparing;

/// <summary>The words that all formats share.</summary>
internal static class DiffWords
{
    public static readonly ChangeSeverity[] WorstFirst = [ChangeSeverity.Breaking, ChangeSeverity.Risky, ChangeSeverity.Compatible, ChangeSeverity.Prose];

    public static string Of(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Breaking => "breaking",
        ChangeSeverity.Risky => "risky",
        ChangeSeverity.Compatible => "compatible",
        _ => "prose",
    };

    public static string Of(ChangeSide side) => side switch { ChangeSide.Request => "request", ChangeSide.Response => "response", _ => "document" };

    public static string Of(ImpactLevel level) => level switch { ImpactLevel.Broken => "broken", ImpactLevel.AtRisk => "at-risk", _ => "uses" };

    public static string Of(ImpactKind kind) => kind switch
    {
        ImpactKind.Turn => "turn",
        ImpactKind.Tool => "tool",
        ImpactKind.EmittedType => "emitted-type",
        ImpactKind.CallSite => "call-site",
        _ => "request",
    };

    /// <summary>What an item of the user's weighs beside findings: what is broken is breaking, whatever the change is called.</summary>
    public static ChangeSeverity SeverityOf(ImpactLevel level) => level switch
    {
        ImpactLevel.Broken => ChangeSeverity.Breaking,
        ImpactLevel.AtRisk => ChangeSeverity.Risky,
        _ => ChangeSeverity.Compatible,
    };

    /// <summary>Whom a change breaks, as words: none, <c>writers</c>, <c>readers</c> or both.</summary>
    public static IEnumerable<string> Of(Broken broken)
    {
        if (broken.HasFlag(Broken.Writers))
        {
            yield return "writers";
        }

        if (broken.HasFlag(Broken.Readers))
        {
            yield return "readers";
        }
    }

    /// <summary>A place as editors and terminals make it a link.</summary>
    public static string Of(ChangePlace place) => Place(place.File, place.Span);

    public static string Place(string file, SourceSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}({Math.Max(1, span.Line)},{Math.Max(1, span.Column)})");

    /// <summary>A document for headings: its title and version, or its file where it says neither.</summary>
    public static string Name(ComparedDocument document)
    {
        var name = $"{document.Title} {document.Version}".Trim();
        return name.Length == 0 ? document.File : OneLine(name);
    }

    /// <summary>The operations of findings as <c>POST /chat/completions</c>, each once, in order.</summary>
    public static List<string> Operations(IEnumerable<Finding> findings) =>
        [.. findings.SelectMany(static finding => finding.Reaches).Select(static reach => $"{reach.Method} {reach.Path}").Distinct(StringComparer.Ordinal)];

    /// <summary>The operations of findings, without those that their own path names.</summary>
    public static List<string> OperationsBeyond(IEnumerable<Finding> findings) =>
        Operations(findings.Where(static finding => !finding.Reaches.All(reach => finding.Path.StartsWith($"{reach.Method} {reach.Path}", StringComparison.Ordinal))));

    /// <summary>The first of a list, then a count of the rest: "a, b, c and 12 more".</summary>
    public static string Some(IReadOnlyList<string> all, int most = 3) =>
        all.Count <= most + 1 ? string.Join(", ", all) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(most))} and {all.Count - most} more");

    /// <summary>"3 breaking, 1 risky, 0 compatible, 12 prose".</summary>
    public static string Counts(SpecComparison comparison) =>
        string.Join(", ", WorstFirst.Select(severity => string.Create(CultureInfo.InvariantCulture, $"{comparison.Count(severity)} {Of(severity)}")));

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>Documents may hold line ends and control characters where they are told on one line: each becomes a space.</summary>
    public static string OneLine(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && !text.AsSpan().ContainsAny("\u007f\u0085\u2028\u2029")
            ? text
            : string.Concat(text.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
