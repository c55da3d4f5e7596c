using Spectre.Console;

namespace ContractMocks.Cli;

/// <summary>Writes lines, in colour where the terminal has it. Lines are never wrapped: a problem is one line, for people and for tools alike. Thread-safe.</summary>
internal sealed class Report(TextWriter writer)
{
    private readonly Lock _writing = new();
    private IAnsiConsole? _console;

    public void Line(string text)
    {
        lock (_writing)
        {
            writer.WriteLine(text);
        }
    }

    public void Heading(string text) => Styled(text, "bold");

    public void Problem(Problem problem) =>
        Styled(problem.ToString(), problem.Severity switch { ProblemSeverity.Error => "red", ProblemSeverity.Warning => "yellow", _ => "default" });

    /// <summary>A line in a style of Spectre.Console, e.g. <c>red</c>.</summary>
    // A script that reads the output must not meet escape codes in it, and should not wait for the library that makes them either.
    public void Styled(string text, string style)
    {
        var isTerminal = (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected)
            || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected);
        if (!isTerminal)
        {
            Line(text);
            return;
        }

        lock (_writing)
        {
            WriteInColour(text, style);
        }
    }

    private void WriteInColour(string text, string style)
    {
        _console ??= AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        _console.Profile.Width = Math.Max(_console.Profile.Width, text.Length + 1);
        _console.MarkupLine($"[{style}]{Markup.Escape(text)}[/]");
    }
}
