using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ContractMocks.Generator;

/// <summary>Hands problems to the compiler, each at its place in the user's file.</summary>
internal static class ProblemReports
{
    public static void Report(SourceProductionContext context, EquatableArray<Problem> problems)
    {
        foreach (var problem in problems)
        {
            context.ReportDiagnostic(ToDiagnostic(problem));
        }
    }

    /// <summary>Our own bug, on the file that showed it. Where it happened is in the message, because a compiler prints no stack.</summary>
    public static Problem OfException(Exception exception, string file)
    {
        var trace = exception.StackTrace ?? "";
        var end = trace.IndexOf('\n');
        var place = (end < 0 ? trace : trace.Substring(0, end)).Trim();
        return new Problem(
            ProblemKinds.Internal, [$"{exception.GetType().Name}: {exception.Message.Replace("\r", "").Replace("\n", " ")} {place}".Trim()], file, SourceSpan.On(1, 1, 0));
    }

    private static Diagnostic ToDiagnostic(Problem problem)
    {
        var span = problem.Span;
        var lines = new LinePositionSpan(Position(span.Line, span.Column), Position(span.EndLine, span.EndColumn));
        // The line span is what compilers print and editors use; the character span only has to be non-empty.
        var location = Location.Create(problem.File, new TextSpan(0, 1), lines);
        return Diagnostic.Create(Descriptors.Of(problem.Kind), location, [.. problem.Arguments]);
    }

    private static LinePosition Position(int line, int column) => new(Math.Max(0, line - 1), Math.Max(0, column - 1));
}
