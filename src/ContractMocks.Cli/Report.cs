using Spectre.Console;

namespace ContractMocks.Cli;

/// <summary>Writes lines, in colour where the terminal has it. Lines are never wrapped: a problem is one line, for people and for tools alike.</summary>
internal sealed class Report(TextWriter writer)
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = IsTerminal(writer) ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = IsTerminal(writer) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });

    // A script that reads the output must not meet escape codes in it.
    private static bool IsTerminal(TextWriter writer) => ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected;

    public void Line(string text) => writer.WriteLine(text);

    public void Heading(string text) => Write(text, "bold");

    public void Problem(Problem problem) =>
        Write(problem.ToString(), problem.Severity switch { ProblemSeverity.Error => "red", ProblemSeverity.Warning => "yellow", _ => "default" });

    private void Write(string text, string style)
    {
        _console.Profile.Width = Math.Max(_console.Profile.Width, text.Length + 1);
        _console.MarkupLine($"[{style}]{Markup.Escape(text)}[/]");
    }
}
