using System.Reflection;
using ContractMocks;
using OpenAI.Chat;
using Spectre.Console;

namespace Quickstart;

/// <summary>Prints what happened. Nothing here is needed to use ContractMocks.</summary>
internal static class Show
{
    public static ChatTool AsChatTool(Tool tool) =>
        ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.Parameters));

    public static void Title(Uri endpoint)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule("[bold]ContractMocks quickstart[/]") { Justification = Justify.Left });
        AnsiConsole.MarkupLine($"The official OpenAI client talks to [blue]{endpoint}[/], on this machine.\n");
    }

    public static void Message(string who, string text)
    {
        var colour = who switch { "user" => "green", "tool" => "yellow", "error" => "red", _ => "blue" };
        var grid = new Grid().AddColumn(new GridColumn().Width(16).NoWrap()).AddColumn();
        grid.AddRow(new Markup($"[{colour}]{Markup.Escape(who)}[/]"), new Text(text));
        AnsiConsole.Write(grid);
    }

    public static void Emitted()
    {
        AnsiConsole.WriteLine();
        var table = new Table().RoundedBorder().Title("Emitted by this build").AddColumn("File").AddColumn(new TableColumn("Lines").RightAligned());
        foreach (var file in EmittedFiles())
        {
            table.AddRow(file.Name, $"{File.ReadLines(file.FullName).Count():N0}");
        }

        AnsiConsole.Write(table);
    }

    public static void Journal(Journal journal)
    {
        var table = new Table().RoundedBorder().Title("The mock's journal").AddColumns("#", "Request", "Status", "Why");
        foreach (var exchange in journal.Exchanges)
        {
            table.AddRow(
                new Text($"{exchange.Index}"),
                new Text($"{exchange.Method} {exchange.Path}"),
                new Markup(exchange.Status < 400 ? $"[green]{exchange.Status}[/]" : $"[red]{exchange.Status}[/]"),
                new Text($"{exchange.Outcome}"));
        }

        AnsiConsole.Write(table);
    }

    private static IEnumerable<FileInfo> EmittedFiles()
    {
        var directory = typeof(Show).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "EmittedFiles").Value!;
        return Directory.Exists(directory)
            ? new DirectoryInfo(directory).EnumerateFiles("*.g.cs", SearchOption.AllDirectories)
                .Where(file => file.FullName.Contains("ContractMocks", StringComparison.Ordinal)).OrderBy(file => file.Name, StringComparer.Ordinal)
            : [];
    }
}
