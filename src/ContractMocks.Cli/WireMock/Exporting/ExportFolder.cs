using System.Globalization;
using System.Text.Json;
using ContractMocks.Cli.Updating;
using ContractMocks.Cli.WireMock.Mappings;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>
/// The folder of an export. Files of ours are known by their names and by their mappings, whose Guids are made from their titles: they are replaced, and
/// removed when the export has no such file any more. Other files are never touched.
/// </summary>
internal sealed class ExportFolder(string path)
{
    /// <summary>A file is not read further to see whether it is ours.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    private const int MostNameLength = 100;

    /// <summary>The name of a turn's file: WireMock.Net reads one folder, not those in it.</summary>
    /// <param name="slug">The scenario's name as <see cref="Slug"/> gives it.</param>
    /// <param name="turn">The turn, counted from 0.</param>
    /// <param name="turns">How many turns the scenario has.</param>
    public static string FileName(string slug, int turn, int turns)
    {
        var width = Math.Max(2, turns.ToString(CultureInfo.InvariantCulture).Length);
        return $"{slug}.turn-{(turn + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0')}.json";
    }

    /// <summary>A scenario's name as file systems and shells take it: letters and digits of every script are left in.</summary>
    /// <param name="name">The name.</param>
    /// <param name="taken">The names that files have already; takes in this one.</param>
    public static string Slug(string name, HashSet<string> taken)
    {
        var plain = string.Concat(name.ToLowerInvariant().Select(static c => char.IsLetterOrDigit(c) || c is '_' or '-' ? c : '-'));
        plain = plain.Length <= MostNameLength ? plain : plain[..MostNameLength];
        var slug = plain;
        for (var number = 2; !taken.Add(slug); number++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{plain}-{number}");
        }

        return slug;
    }

    /// <summary>The files in the folder that stand in the way of an export: not ours, with a name that it needs.</summary>
    public IReadOnlyList<string> Blocking(IEnumerable<ExportedFile> files) =>
        [.. files.Select(file => Path.Combine(path, file.Name)).Where(static file => Directory.Exists(file) || (File.Exists(file) && !IsOurs(file)))];

    /// <summary>Writes the files and removes those of an earlier export that are not among them: all of it, or nothing.</summary>
    /// <returns>The names of the files that were removed.</returns>
    /// <exception cref="IOException">The folder cannot be written; everything is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<ExportedFile> files, CancellationToken cancellation)
    {
        Directory.CreateDirectory(path);
        var kept = files.Select(static file => file.Name).ToHashSet(StringComparer.Ordinal);
        var stale = Directory.EnumerateFiles(path, "*.turn-*.json")
            .Where(file => !kept.Contains(Path.GetFileName(file)) && IsOurs(file)).Order(StringComparer.Ordinal).ToList();
        FilesTogether.Write([.. files.Select(file => (Path.Combine(path, file.Name), file.Content))], cancellation, stale);
        return [.. stale.Select(static file => Path.GetFileName(file))];
    }

    private static bool IsOurs(string file)
    {
        if (new FileInfo(file).Length > MostBytes)
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 && list.EnumerateArray().All(IsOurs);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsOurs(JsonElement mapping) =>
        mapping.ValueKind == JsonValueKind.Object
        && mapping.TryGetProperty("Title", out var title) && title.ValueKind == JsonValueKind.String
        && mapping.TryGetProperty("Guid", out var guid) && guid.ValueKind == JsonValueKind.String
        && guid.TryGetGuid(out var id) && id == MappingGuid.Of(title.GetString()!);
}
