using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

/// <summary>
/// What the page's script shows when a group is opened, as JSON: findings as short lists, and beside them, each once, what many share (operations, lines of
/// the documents). report.js reads exactly this.
/// </summary>
internal sealed class HtmlData(DocumentTexts texts, HtmlBounds bounds)
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LinePool _old = new();
    private readonly LinePool _new = new();
    private readonly ReachTable _reaches = new(bounds.Reaches);
    private int _sourceBytes;

    /// <summary>How many findings have places whose lines are not shown, because the bound was reached.</summary>
    public int WithoutSource { get; private set; }

    /// <summary>How many findings of groups are only counted.</summary>
    public int OnlyCounted { get; private set; }

    /// <summary>Whether some lists of operations are not whole.</summary>
    public bool HasCutReaches => _reaches.IsCut;

    /// <param name="groups">Those that have a line in the page, in the page's order.</param>
    public string Write(IReadOnlyList<FindingGroup> groups)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteStartArray("groups");
            foreach (var group in groups)
            {
                Write(group, json);
            }

            json.WriteEndArray();
            WriteKinds(groups, json);
            _reaches.Write(json);
            json.WritePropertyName("old");
            _old.Write(json, file => texts.Lines(true, file));
            json.WritePropertyName("new");
            _new.Write(json, file => texts.Lines(false, file));
            json.WriteEndObject();
        }

        return HtmlText.JsonInScript(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteKinds(IReadOnlyList<FindingGroup> groups, Utf8JsonWriter json)
    {
        json.WriteStartObject("kinds");
        foreach (var kind in groups.Select(static group => group.First.Kind).DistinctBy(static kind => kind.Id, StringComparer.Ordinal))
        {
            json.WriteStartArray(kind.Id);
            json.WriteStringValue(kind.Title);
            json.WriteStringValue(ChangeAdvice.Find(kind.Id));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // [severity, id, message, all findings, [finding, …]]
    private void Write(FindingGroup group, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteNumberValue((int)group.First.Severity);
        json.WriteStringValue(group.First.Id);
        json.WriteStringValue(group.Message);
        json.WriteNumberValue(group.Findings.Count);
        json.WriteStartArray();
        var told = 0;
        foreach (var finding in group.Findings)
        {
            if (told == bounds.FindingsOfGroup || json.BytesCommitted + json.BytesPending > bounds.Findings)
            {
                break;
            }

            Write(finding, json);
            told++;
        }

        OnlyCounted += group.Findings.Count - told;
        json.WriteEndArray();
        json.WriteEndArray();
    }

    // [path, before, after, old place, new place, reaches, [side, severity, rule, …], window]
    private void Write(Finding finding, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(finding.Path);
        json.WriteStringValue(finding.Before);
        json.WriteStringValue(finding.After);
        Write(finding.Old, json);
        Write(finding.New, json);
        json.WriteNumberValue(_reaches.Add(finding.Reaches));
        json.WriteStartArray();
        foreach (var effect in finding.Effects)
        {
            json.WriteNumberValue((int)effect.Side);
            json.WriteNumberValue((int)effect.Severity);
            json.WriteStringValue(effect.Rule);
        }

        json.WriteEndArray();
        WriteWindow(finding, json);
        json.WriteEndArray();
    }

    private static void Write(ChangePlace? place, Utf8JsonWriter json)
    {
        if (place is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        json.WriteStringValue(place.File);
        json.WriteNumberValue(place.Span.Line);
        json.WriteNumberValue(place.Span.Column);
        json.WriteNumberValue(Math.Max(place.Span.Line, place.Span.EndLine));
        json.WriteStringValue(place.Pointer);
        json.WriteEndArray();
    }

    // [old file, first line, new file, first line, steps]
    private void WriteWindow(Finding finding, Utf8JsonWriter json)
    {
        var around = finding.Severity switch { >= ChangeSeverity.Risky => 7, ChangeSeverity.Compatible => 4, _ => 1 };
        if (SourceWindow.Of(finding, texts, around) is not { } window)
        {
            json.WriteNullValue();
            return;
        }

        var cost = Cost(_old, window.Old, true) + Cost(_new, window.New, false);
        if (_sourceBytes + cost > bounds.Source)
        {
            WithoutSource++;
            json.WriteNullValue();
            return;
        }

        _sourceBytes += cost;
        json.WriteStartArray();
        Write(_old, window.Old, json);
        Write(_new, window.New, json);
        json.WriteStringValue(window.Steps);
        json.WriteEndArray();
    }

    private int Cost(LinePool pool, LineRun run, bool isOld) => run.Count == 0 ? 0 : pool.Cost(run, texts.Lines(isOld, run.File));

    private static void Write(LinePool pool, LineRun run, Utf8JsonWriter json)
    {
        pool.Add(run);
        json.WriteNumberValue(run.Count == 0 ? -1 : pool.FileOf(run.File));
        json.WriteNumberValue(run.Start);
    }
}
