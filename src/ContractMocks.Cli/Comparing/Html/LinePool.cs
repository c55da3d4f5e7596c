using System.Text.Json;

namespace ContractMocks.Cli.Comparing;

/// <summary>The lines of one document that windows show, each once, however many windows it is in; bounded together with those of the other document.</summary>
internal sealed class LinePool
{
    private readonly List<string> _files = [];
    private readonly List<SortedSet<int>> _lines = [];

    /// <summary>The number of a file, which windows name it by.</summary>
    public int FileOf(string file)
    {
        var at = _files.IndexOf(file);
        if (at < 0)
        {
            _files.Add(file);
            _lines.Add([]);
            at = _files.Count - 1;
        }

        return at;
    }

    /// <summary>How many bytes a run of lines would add.</summary>
    public int Cost(LineRun run, string[] lines)
    {
        var known = run.Count == 0 ? null : _lines[FileOf(run.File)];
        var cost = 0;
        for (var line = run.Start; line < run.End; line++)
        {
            cost += known!.Contains(line) ? 0 : HtmlText.JsonSize(lines[line - 1]);
        }

        return cost;
    }

    public void Add(LineRun run)
    {
        if (run.Count > 0)
        {
            _lines[FileOf(run.File)].UnionWith(Enumerable.Range(run.Start, run.Count));
        }
    }

    /// <summary>Writes a list of files: each its name, then runs of a first line number and lines.</summary>
    public void Write(Utf8JsonWriter json, Func<string, string[]> textOf)
    {
        json.WriteStartArray();
        for (var file = 0; file < _files.Count; file++)
        {
            json.WriteStartArray();
            json.WriteStringValue(_files[file]);
            WriteRuns(json, _lines[file], textOf(_files[file]));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteRuns(Utf8JsonWriter json, SortedSet<int> lines, string[] text)
    {
        var last = 0;
        foreach (var line in lines)
        {
            if (line != last + 1 || last == 0)
            {
                if (last > 0)
                {
                    json.WriteEndArray();
                }

                json.WriteStartArray();
                json.WriteNumberValue(line);
            }

            json.WriteStringValue(text[line - 1]);
            last = line;
        }

        if (last > 0)
        {
            json.WriteEndArray();
        }
    }
}
