using System.Globalization;
using System.Text;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

/// <summary>A run of lines of one file.</summary>
/// <param name="File">The path.</param>
/// <param name="Start">The first line, from 1.</param>
/// <param name="Count">How many; 0 for none.</param>
internal readonly record struct LineRun(string File, int Start, int Count)
{
    public int End => Start + Count;
}

/// <summary>
/// The lines around a change in both documents, side by side. <see cref="Steps"/> says how they go together, as letters with counts: <c>=5</c> five lines that
/// are equal, <c>-2</c> two that only the old document has, <c>+1</c> one that only the new one has; <c>o3</c> and <c>n3</c> likewise, of places that have nothing to do with
/// each other, where it would say nothing that a line is missing on the other side.
/// </summary>
internal sealed record SourceWindow(LineRun Old, LineRun New, string Steps)
{
    /// <summary>A line beyond this is that of a document on one line, which no table of lines shows.</summary>
    public const int MostCharacters = 500;

    /// <summary>How much of a place is shown: something large that was added or removed is known by its beginning.</summary>
    private const int MostLines = 24;

    /// <param name="finding">The change.</param>
    /// <param name="texts">The two documents.</param>
    /// <param name="around">How many lines before and after the place.</param>
    /// <returns>The window; null where there are no lines to show.</returns>
    public static SourceWindow? Of(Finding finding, DocumentTexts texts, int around)
    {
        var oldLines = finding.Old is { } before ? texts.Lines(true, before.File) : [];
        var newLines = finding.New is { } after ? texts.Lines(false, after.File) : [];
        var (old, @new) = (Around(finding.Old, oldLines, around), Around(finding.New, newLines, around));
        if (old.Count == 0 && @new.Count == 0)
        {
            return null;
        }

        var window = @new.Count == 0 ? OneSide(finding.Old!, oldLines, around, '-')
            : old.Count == 0 ? OneSide(finding.New!, newLines, around, '+')
            : BothSides(finding, (oldLines, old), (newLines, @new), around);
        return HasLongLine(oldLines, window.Old) || HasLongLine(newLines, window.New) ? null : window;
    }

    private static SourceWindow BothSides(Finding finding, (string[] Lines, LineRun Run) old, (string[] Lines, LineRun Run) @new, int around)
    {
        var steps = LineDiff.Steps(old.Lines.AsSpan(old.Run.Start - 1, old.Run.Count), @new.Lines.AsSpan(@new.Run.Start - 1, @new.Run.Count));
        var equal = steps.Where(static step => step.Letter == '=').Sum(static step => step.Count);
        return equal * 5 < Math.Min(old.Run.Count, @new.Run.Count) * 2
            ? Apart(finding, old.Run, @new.Run)
            : Trim(finding, old.Run, @new.Run, steps, around);
    }

    // Places that are not alike, such as a property and an entry of 'required': both as they are, each with what it is about marked.
    private static SourceWindow Apart(Finding finding, LineRun old, LineRun @new)
    {
        var steps = new StepText();
        var (oldBefore, newBefore) = (finding.Old!.Span.Line - old.Start, finding.New!.Span.Line - @new.Start);
        var (oldMarked, newMarked) = (Last(finding.Old) - finding.Old.Span.Line + 1, Last(finding.New) - finding.New.Span.Line + 1);
        steps.Add('o', oldBefore);
        steps.Add('n', newBefore);
        steps.Add('-', oldMarked);
        steps.Add('+', newMarked);
        steps.Add('o', old.Count - oldBefore - oldMarked);
        steps.Add('n', @new.Count - newBefore - newMarked);
        return new SourceWindow(old, @new, steps.ToString());
    }

    private static LineRun Around(ChangePlace? place, string[] lines, int around)
    {
        if (place is null || place.Span.Line < 1 || place.Span.Line > lines.Length)
        {
            return default;
        }

        var start = Math.Max(1, place.Span.Line - around);
        var end = Math.Min(lines.Length, Last(place) + around);
        return new LineRun(place.File, start, end - start + 1);
    }

    // A range that ends before the first character of a line does not have that line.
    private static int Last(ChangePlace place)
    {
        var last = place.Span.EndLine > place.Span.Line && place.Span.EndColumn <= 1 ? place.Span.EndLine - 1 : Math.Max(place.Span.Line, place.Span.EndLine);
        return Math.Min(last, place.Span.Line + MostLines - 1);
    }

    private static bool HasLongLine(string[] lines, LineRun run)
    {
        for (var i = run.Start; i < run.End; i++)
        {
            if (lines[i - 1].Length > MostCharacters)
            {
                return true;
            }
        }

        return false;
    }

    // What is on one side only is wholly new or gone, with all that is indented below it; the lines around it are there to find one's way.
    private static SourceWindow OneSide(ChangePlace place, string[] lines, int around, char letter)
    {
        var last = Math.Max(Last(place), LastBelow(place.Span.Line, lines));
        var start = Math.Max(1, place.Span.Line - around);
        var run = new LineRun(place.File, start, Math.Min(lines.Length, last + around) - start + 1);
        var marked = Math.Min(last, lines.Length) - place.Span.Line + 1;
        var steps = new StepText();
        steps.Add('=', place.Span.Line - start);
        steps.Add(letter, marked);
        steps.Add('=', run.End - place.Span.Line - marked);
        return letter == '-' ? new SourceWindow(run, default, steps.ToString()) : new SourceWindow(default, run, steps.ToString());
    }

    private static int LastBelow(int line, string[] lines)
    {
        var indent = Indent(lines[line - 1]);
        var last = line;
        for (var next = line + 1; next <= lines.Length && next < line + MostLines; next++)
        {
            if (lines[next - 1].AsSpan().Trim().Length == 0)
            {
                continue;
            }

            if (Indent(lines[next - 1]) <= indent)
            {
                break;
            }

            last = next;
        }

        return last;
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart().Length;

    // Equal lines at the ends beyond what was asked for: one document may have had more of them. Lines at the very ends that have no partner: theirs may be
    // just outside.
    private static SourceWindow Trim(Finding finding, LineRun old, LineRun @new, List<(char Letter, int Count)> steps, int around)
    {
        if (Unpaired(steps) is var (oldHead, newHead) && oldHead <= finding.Old!.Span.Line - old.Start && newHead <= finding.New!.Span.Line - @new.Start)
        {
            steps.RemoveRange(0, Math.Max(0, steps.FindIndex(static step => step.Letter == '=')));
            (old, @new) = (CutHead(old, oldHead), CutHead(@new, newHead));
        }

        steps.Reverse();
        if (Unpaired(steps) is var (oldTail, newTail) && oldTail < old.End - Last(finding.Old!) && newTail < @new.End - Last(finding.New!))
        {
            steps.RemoveRange(0, Math.Max(0, steps.FindIndex(static step => step.Letter == '=')));
            (old, @new) = (old with { Count = old.Count - oldTail }, @new with { Count = @new.Count - newTail });
        }

        var after = CutEqual(steps, around);
        (old, @new) = (old with { Count = old.Count - after }, @new with { Count = @new.Count - after });
        steps.Reverse();
        var before = CutEqual(steps, around);
        var written = new StepText();
        foreach (var (letter, count) in steps)
        {
            written.Add(letter, count);
        }

        return new SourceWindow(CutHead(old, before), CutHead(@new, before), written.ToString());
    }

    private static LineRun CutHead(LineRun run, int lines) => run with { Start = run.Start + lines, Count = run.Count - lines };

    // The lines of both documents before the first that are equal; none where no line is.
    private static (int Old, int New) Unpaired(List<(char Letter, int Count)> steps)
    {
        var first = steps.FindIndex(static step => step.Letter == '=');
        var head = first < 0 ? [] : steps.Take(first).ToList();
        return (head.Where(static step => step.Letter == '-').Sum(static step => step.Count), head.Where(static step => step.Letter == '+').Sum(static step => step.Count));
    }

    // How many equal lines at the head are more than enough; they are taken out.
    private static int CutEqual(List<(char Letter, int Count)> steps, int around)
    {
        if (steps.Count < 2 || steps[0] is not { Letter: '=' } head || head.Count <= around)
        {
            return 0;
        }

        steps[0] = ('=', around);
        return head.Count - around;
    }

    private sealed class StepText
    {
        private readonly StringBuilder _text = new();

        public void Add(char letter, int count)
        {
            if (count > 0)
            {
                _text.Append(letter).Append(count.ToString(CultureInfo.InvariantCulture));
            }
        }

        public override string ToString() => _text.ToString();
    }
}
