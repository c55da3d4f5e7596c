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
