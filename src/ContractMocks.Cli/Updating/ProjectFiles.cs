using Microsoft.Extensions.FileSystemGlobbing;

namespace ContractMocks.Cli.Updating;

/// <summary>Finds files below a folder, but none that were built or installed there.</summary>
internal static class ProjectFiles
{
    /// <summary>The files, in ordinal order; from the current folder where that is the one.</summary>
    public static IReadOnlyList<string> Find(string pattern, string folder)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern);
        matcher.AddExcludePatterns(["**/bin/**", "**/obj/**", "**/node_modules/**", "**/.git/**"]);
        return [.. matcher.GetResultsInFullPath(folder).Select(file => Within(folder, Path.GetRelativePath(folder, file))).Order(StringComparer.Ordinal)];
    }

    /// <summary>A path in a folder, without a dot in front for the current one.</summary>
    public static string Within(string folder, string path) => folder == "." ? path : Path.Combine(folder, path);
}
