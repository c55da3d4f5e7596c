using System.Text;
using System.Text.Json;

namespace ContractMocks.Cli;

/// <summary>
/// A SARIF 2.1.0 log (OASIS standard of 27 March 2020), as code scanning of GitHub, Azure DevOps and editors reads it: rules with their help, and places
/// relative to the working folder.
/// </summary>
internal static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>The log of problems.</summary>
    /// <param name="workspace">What was read.</param>
    /// <param name="version">The version of this tool.</param>
    /// <param name="folder">The folder that files are named from.</param>
    public static string Write(Workspace workspace, string version, string folder)
    {
        var rules = workspace.Problems.Select(static problem => problem.Kind).Distinct().OrderBy(static kind => kind.Id, StringComparer.Ordinal)
            .Select(static kind => new SarifRule(kind.Id, kind.Title, kind.MessageFormat, ExplainCommand.Page(kind.Id) ?? kind.Title, Level(kind.Severity)));
        var results = workspace.Problems.Select(static problem =>
            new SarifResult(problem.Id, Level(problem.Severity), problem.Message) { Place = new SarifPlace(problem.File, problem.Span) });
        return Write(new SarifRun([.. rules], results, workspace.Unreadable, workspace.ExitCode), version, folder);
    }

    /// <summary>The log of a run.</summary>
    public static string Write(SarifRun run, string version, string folder)
    {
        var index = run.Rules.Select(static (rule, at) => (rule.Id, at)).ToDictionary(static rule => rule.Id, static rule => rule.at, StringComparer.Ordinal);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Indented))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(run.Rules, version, json);
            json.WriteString("columnKind", "utf16CodeUnits");
            WriteInvocation(run, json);
            json.WriteStartArray("results");
            foreach (var result in run.Results)
            {
                WriteResult(result, index[result.RuleId], folder, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteTool(IReadOnlyList<SarifRule> rules, string version, Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "contractmocks");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText("shortDescription", rule.Title, json);
            WriteText("fullDescription", rule.Description, json);
            json.WriteStartObject("help");
            json.WriteString("text", rule.Help);
            json.WriteString("markdown", rule.Help);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Word(rule.Level));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(SarifRun run, Utf8JsonWriter json)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", run.Failures.Count == 0);
        json.WriteNumber("exitCode", run.ExitCode);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var sentence in run.Failures)
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

    private static void WriteResult(SarifResult result, int rule, string folder, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", result.RuleId);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Word(result.Level));
        WriteText("message", result.Message, json);
        json.WriteStartArray("locations");
        if (result.Place is { } place)
        {
            WritePlace(place, folder, json);
        }

        json.WriteEndArray();
        if (result.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var related in result.Related)
            {
                WritePlace(related, folder, json);
            }

            json.WriteEndArray();
        }

        if (result.Fingerprint.Length > 0)
        {
            json.WriteStartObject("partialFingerprints");
            json.WriteString("contractmocks/v1", result.Fingerprint);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WritePlace(SarifPlace place, string folder, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FileUri(place.File, folder));
        json.WriteEndObject();
        if (place.Span.Line > 0)
        {
            WriteRegion(place.Span, json);
        }

        json.WriteEndObject();
        if (place.Message is { } message)
        {
            WriteText("message", message, json);
        }

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

    private static SarifLevel Level(ProblemSeverity severity) =>
        severity switch { ProblemSeverity.Error => SarifLevel.Error, ProblemSeverity.Warning => SarifLevel.Warning, _ => SarifLevel.Note };

    private static string Word(SarifLevel level) => level switch { SarifLevel.Error => "error", SarifLevel.Warning => "warning", _ => "note" };

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
