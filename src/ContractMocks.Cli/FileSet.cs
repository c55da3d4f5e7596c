using Microsoft.Extensions.FileSystemGlobbing;

namespace ContractMocks.Cli;

/// <summary>Turns what the user wrote (a path, a folder, a glob) into files, in ordinal order.</summary>
internal static class FileSet
{
    private static readonly string[] s_inFolders = ["**/*.yaml", "**/*.yml", "**/*.json"];

    /// <summary>The files; what names none is handed back as it was written, so that it is reported and not passed over.</summary>
    public static IReadOnlyList<string> Expand(IEnumerable<string> arguments) =>
        [.. arguments.SelectMany(Expand).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Expand(string argument)
    {
        if (Directory.Exists(argument))
        {
            return Match(argument, s_inFolders);
        }

        if (!argument.Contains('*', StringComparison.Ordinal))
        {
            return [argument];
        }

        // The part before the first star is a folder, so that absolute globs work.
        var star = argument.IndexOf('*', StringComparison.Ordinal);
        var slash = argument.LastIndexOfAny(['/', '\\'], star);
        var folder = slash < 0 ? "." : argument[..(slash + 1)];
        var found = Directory.Exists(folder) ? Match(folder, [argument[(slash + 1)..]]) : [];
        return found.Count == 0 ? [argument] : found;
    }

    private static List<string> Match(string folder, string[] patterns)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns);
        return [.. matcher.GetResultsInFullPath(folder)
            .Select(file => folder == "." ? Path.GetRelativePath(".", file) : Path.Combine(folder, Path.GetRelativePath(folder, file)))
            .Order(StringComparer.Ordinal)];
    }
}
