using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Cli;

/// <summary>Problems as JSON. The shape is promised in docs/cli.md: members may be added, none changes its meaning.</summary>
internal static class ProblemJson
{
    internal static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Workspace workspace)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("files", workspace.FileCount);
            json.WriteNumber("errors", workspace.ErrorCount);
            json.WriteNumber("warnings", workspace.WarningCount);
            json.WriteStartArray("unreadable");
            foreach (var sentence in workspace.Unreadable)
            {
                json.WriteStringValue(sentence);
            }

            json.WriteEndArray();
            json.WriteStartArray("problems");
            foreach (var problem in workspace.Problems)
            {
                Write(problem, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Problem problem, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", problem.Id);
        json.WriteString("severity", problem.Severity switch { ProblemSeverity.Error => "error", ProblemSeverity.Warning => "warning", _ => "info" });
        json.WriteString("message", problem.Message);
        json.WriteString("file", problem.File);
        json.WriteNumber("line", Math.Max(1, problem.Span.Line));
        json.WriteNumber("column", Math.Max(1, problem.Span.Column));
        json.WriteNumber("endLine", Math.Max(1, problem.Span.EndLine));
        json.WriteNumber("endColumn", Math.Max(1, problem.Span.EndColumn));
        json.WriteEndObject();
    }
}
