using System.Text;
using System.Text.Json;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Comparing;

/// <summary>A comparison as JSON. The shape is promised in docs/schemas/diff.schema.json: members may be added, none changes its meaning.</summary>
internal sealed class DiffJson
{
    private readonly Dictionary<Finding, int> _numbers;
    private readonly Utf8JsonWriter _json;

    private DiffJson(DiffReport report, Utf8JsonWriter json)
    {
        _numbers = report.Numbers();
        _json = json;
    }

    public static string Write(DiffReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Indented))
        {
            new DiffJson(report, json).Write(report, report.Comparison);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private void Write(DiffReport report, SpecComparison comparison)
    {
        _json.WriteStartObject();
        _json.WriteString("format", "contractmocks-diff");
        _json.WriteNumber("version", 1);
        Write("old", comparison.Old);
        Write("new", comparison.New);
        WriteSummary(report);
        Array("impact", report.Impact, Write);
        Array("findings", comparison.Findings, Write);
        Array("groups", comparison.Groups, Write);
        Array("renamedSchemas", comparison.RenamedSchemas, renamed =>
        {
            _json.WriteStartObject();
            _json.WriteString("old", renamed.Old);
            _json.WriteString("new", renamed.New);
            _json.WriteEndObject();
        });
        _json.WriteEndObject();
    }

    private void Write(string name, ComparedDocument document)
    {
        _json.WriteStartObject(name);
        _json.WriteString("file", document.File);
        _json.WriteString("title", document.Title);
        _json.WriteString("version", document.Version);
        _json.WriteString("openapi", document.OpenApi);
        _json.WriteNumber("operations", document.Operations);
        _json.WriteEndObject();
    }

    private void WriteSummary(DiffReport report)
    {
        var findings = report.Comparison.Findings;
        _json.WriteStartObject("summary");
        foreach (var severity in DiffWords.WorstFirst)
        {
            _json.WriteNumber(DiffWords.Of(severity), report.Comparison.Count(severity));
        }

        _json.WriteNumber("breaksWriters", findings.Count(static finding => finding.Breaks.HasFlag(Broken.Writers)));
        _json.WriteNumber("breaksReaders", findings.Count(static finding => finding.Breaks.HasFlag(Broken.Readers)));
        _json.WriteNumber("leftOut", report.LeftOut);
        _json.WriteStartObject("impact");
        foreach (var level in (ImpactLevel[])[ImpactLevel.Broken, ImpactLevel.AtRisk, ImpactLevel.Uses])
        {
            _json.WriteNumber(DiffWords.Of(level), report.Impact.Count(item => item.Level == level));
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Write(ImpactItem item)
    {
        _json.WriteStartObject();
        _json.WriteString("kind", DiffWords.Of(item.Kind));
        _json.WriteString("level", DiffWords.Of(item.Level));
        _json.WriteString("subject", item.Subject);
        _json.WriteString("message", item.Message);
        _json.WriteString("file", item.File);
        Write(item.Span);
        WriteNumbers(item.Findings);
        _json.WriteEndObject();
    }

    private void Write(Finding finding)
    {
        _json.WriteStartObject();
        _json.WriteNumber("number", _numbers[finding]);
        _json.WriteString("id", finding.Id);
        _json.WriteString("severity", DiffWords.Of(finding.Severity));
        Array("breaks", DiffWords.Of(finding.Breaks), _json.WriteStringValue);
        _json.WriteString("title", finding.Kind.Title);
        _json.WriteString("message", finding.Message);
        _json.WriteString("path", finding.Path);
        Write("old", finding.Old);
        Write("new", finding.New);
        _json.WriteString("before", finding.Before);
        _json.WriteString("after", finding.After);
        Array("effects", finding.Effects, effect =>
        {
            _json.WriteStartObject();
            _json.WriteString("direction", DiffWords.Of(effect.Side));
            _json.WriteString("severity", DiffWords.Of(effect.Severity));
            _json.WriteString("rule", effect.Rule.Length == 0 ? null : effect.Rule);
            _json.WriteEndObject();
        });
        Array("operations", finding.Reaches, reach =>
        {
            _json.WriteStartObject();
            _json.WriteString("operation", reach.Operation);
            _json.WriteString("method", reach.Method);
            _json.WriteString("path", reach.Path);
            _json.WriteString("direction", DiffWords.Of(reach.Side));
            _json.WriteString("where", reach.Where);
            _json.WriteEndObject();
        });
        _json.WriteEndObject();
    }

    private void Write(FindingGroup group)
    {
        _json.WriteStartObject();
        _json.WriteString("id", group.First.Id);
        _json.WriteString("severity", DiffWords.Of(group.First.Severity));
        _json.WriteString("message", group.Message);
        WriteNumbers(group.Findings);
        _json.WriteEndObject();
    }

    private void Write(string name, ChangePlace? place)
    {
        if (place is null)
        {
            _json.WriteNull(name);
            return;
        }

        _json.WriteStartObject(name);
        _json.WriteString("file", place.File);
        Write(place.Span);
        _json.WriteString("pointer", place.Pointer);
        _json.WriteEndObject();
    }

    private void Write(SourceSpan span)
    {
        _json.WriteNumber("line", Math.Max(1, span.Line));
        _json.WriteNumber("column", Math.Max(1, span.Column));
        _json.WriteNumber("endLine", Math.Max(1, span.EndLine));
        _json.WriteNumber("endColumn", Math.Max(1, span.EndColumn));
    }

    // A finding that was left out has no number.
    private void WriteNumbers(IEnumerable<Finding> findings) =>
        Array("findings", findings.Where(_numbers.ContainsKey), finding => _json.WriteNumberValue(_numbers[finding]));

    private void Array<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        _json.WriteEndArray();
    }
}
