using System.Text;
using System.Text.Json;

namespace ContractMocks.Cli;

/// <summary>
/// Problems as a SARIF 2.1.0 log (OASIS standard of 27 March 2020), as code scanning of GitHub, Azure DevOps and editors reads it: rules with their
/// help, and places relative to the working folder.
/// </summary>
internal static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <param name="workspace">What was read.</param>
    /// <param name="version">The version of this tool.</param>
    /// <param name="folder">The folder that files are named from.</param>
    public static string Write(Workspace workspace, string version, string folder)
    {
        var problems = workspace.Problems;
        var rules = problems.Select(static problem => problem.Kind).Distinct().OrderBy(static kind => kind.Id, StringComparer.Ordinal).ToList();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Indented))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(rules, version, json);
            json.WriteString("columnKind", "utf16CodeUnits");
            WriteInvocation(workspace, json);
            json.WriteStartArray("results");
            foreach (var problem in problems)
            {
                WriteResult(problem, rules.IndexOf(problem.Kind), folder, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteTool(List<ProblemKind> rules, string version, Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "contractmocks");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            var page = ExplainCommand.Page(rule.Id) ?? rule.Title;
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText("shortDescription", rule.Title, json);
            WriteText("fullDescription", rule.MessageFormat, json);
            json.WriteStartObject("help");
            json.WriteString("text", page);
            json.WriteString("markdown", page);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Workspace workspace, Utf8JsonWriter json)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", workspace.Unreadable.Count == 0);
        json.WriteNumber("exitCode", workspace.ExitCode);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var sentence in workspace.Unreadable)
        {
            json.WriteStartObject();
            json.WriteString("level", "error");
            WriteText("message", sentence, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Problem problem, int rule, string folder, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", problem.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(problem.Severity));
        WriteText("message", problem.Message, json);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FileUri(problem.File, folder));
        json.WriteEndObject();
        if (problem.Span.Line > 0)
        {
            WriteRegion(problem.Span, json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Columns count from 1 and the end is exclusive, in SARIF as here.
    private static void WriteRegion(SourceSpan span, Utf8JsonWriter json)
    {
        json.WriteStartObject("region");
        json.WriteNumber("startLine", span.Line);
        json.WriteNumber("startColumn", Math.Max(1, span.Column));
        if (span.EndLine >= span.Line && span.EndColumn > 0)
        {
            json.WriteNumber("endLine", span.EndLine);
            json.WriteNumber("endColumn", span.EndColumn);
        }

        json.WriteEndObject();
    }

    private static void WriteText(string name, string text, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(ProblemSeverity severity) => severity switch { ProblemSeverity.Error => "error", ProblemSeverity.Warning => "warning", _ => "note" };

    /// <summary>The file's URI: relative to the folder where it is below it, else absolute.</summary>
    internal static string FileUri(string file, string folder)
    {
        var full = Path.GetFullPath(file, folder);
        var relative = Path.GetRelativePath(folder, full);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? new Uri(full).AbsoluteUri
            : string.Join('/', relative.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
    }
}
