using System.Globalization;
using System.Text;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>How much a finding weighs. Only errors change the exit code.</summary>
internal enum FindingLevel
{
    /// <summary>Worth knowing: what was carried over says the same.</summary>
    Note,

    /// <summary>Something of a mapping, or all of it, was not carried over.</summary>
    Warning,

    /// <summary>The mapping is wrong: it is not readable, or its answer does not fit the contract.</summary>
    Error,
}

/// <summary>What is to be said of a place in a mapping file.</summary>
internal sealed record ImportFinding(string File, int Line, FindingLevel Level, string Message)
{
    private const int MostCharacters = 600;

    /// <summary>One line, as editors and build logs understand it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File}({Line}): {Level switch { FindingLevel.Error => "error", FindingLevel.Warning => "warning", _ => "note" }}: {OneLine(Message)}");

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var one in text.Length > MostCharacters ? text[..MostCharacters] + "…" : text)
        {
            line.Append(char.IsControl(one) ? ' ' : one);
        }

        return line.ToString();
    }
}

/// <summary>Gathers findings of one mapping at a time.</summary>
internal sealed class ImportFindings
{
    private readonly List<ImportFinding> _all = [];

    /// <summary>In the order of files and lines; what is said twice of a line is said once.</summary>
    public IReadOnlyList<ImportFinding> All =>
        [.. _all.Distinct().OrderBy(static one => one.File, StringComparer.Ordinal).ThenBy(static one => one.Line)];

    public bool HasErrors => _all.Exists(static one => one.Level == FindingLevel.Error);

    public void Note(string file, int line, string message) => _all.Add(new ImportFinding(file, line, FindingLevel.Note, message));

    public void Warn(string file, int line, string message) => _all.Add(new ImportFinding(file, line, FindingLevel.Warning, message));

    public void Refuse(string file, int line, string message) => _all.Add(new ImportFinding(file, line, FindingLevel.Error, message));
}
