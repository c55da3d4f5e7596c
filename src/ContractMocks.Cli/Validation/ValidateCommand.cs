using System.Globalization;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Cli;

/// <summary>Reads specs, tools and scenarios together, as one project, and prints their problems.</summary>
internal sealed class ValidateCommand(Report output, Report error)
{
    private static readonly string[] s_toolKeys = ["name", "function", "tools", "functions", "functionDeclarations", "function_declarations", "toolSpec", "jsonrpc"];

    private enum FileKind
    {
        Spec,
        Tool,
        Scenario,
    }

    public int Run(IEnumerable<string> arguments, ReportFormat format, CancellationToken cancellation)
    {
        var workspace = Read(arguments, cancellation);
        switch (format)
        {
            case ReportFormat.Json:
                output.Line(ProblemJson.Write(workspace));
                break;
            case ReportFormat.Sarif:
                output.Line(SarifLog.Write(workspace, ToolVersion.Text, Directory.GetCurrentDirectory()));
                break;
            default:
                workspace.Print(error);
                output.Line(string.Create(
                    CultureInfo.InvariantCulture, $"{workspace.FileCount} files, {workspace.ErrorCount} errors, {workspace.WarningCount} warnings"));
                break;
        }

        return workspace.ExitCode;
    }

    private static Workspace Read(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var workspace = new Workspace();
        var files = FileSet.Expand(arguments).Select(path => workspace.Open(path, mayBeBundled: true)).OfType<SourceText>()
            .ToLookup(file => KindOf(file, cancellation));
        foreach (var spec in files[FileKind.Spec])
        {
            workspace.ReadSpec(spec, cancellation);
        }

        if (!files[FileKind.Spec].Any())
        {
            // Scenarios alone are judged by all that ships, as most projects use it.
            foreach (var name in BundledSpecs.Names)
            {
                workspace.ReadSpec(new SourceText(name, BundledSpecs.Find(name)!), cancellation);
            }
        }

        workspace.ReadScenarios(files[FileKind.Tool], files[FileKind.Scenario], cancellation);
        return workspace;
    }

    // By what the file says it is, because a name is only a habit; the name decides where the file says nothing, a broken file among them.
    private static FileKind KindOf(SourceText file, CancellationToken cancellation)
    {
        var ignored = new ProblemSink(file.Path);
        var read = Workspace.Guard(
            file,
            one => NodeReader.Read(one.Text, ignored, ProblemKinds.SpecSyntax, cancellation),
            static _ => null);
        var root = read as MappingNode;
        if (root?["openapi"] is not null || root?["swagger"] is not null)
        {
            return FileKind.Spec;
        }

        if (root?["scenario"] is not null || root?["turns"] is not null || file.Path.Contains(".scenario.", StringComparison.Ordinal))
        {
            return FileKind.Scenario;
        }

        // Lists and JSON Lines are tools: neither a spec nor a scenario can be one.
        var isTool = file.Path.Contains(".tool", StringComparison.Ordinal) || read is SequenceNode || Array.Exists(s_toolKeys, key => root?[key] is not null)
            || (root is null && JsonLines.TrySplit(file.Text, out _));
        return isTool ? FileKind.Tool : FileKind.Spec;
    }
}
