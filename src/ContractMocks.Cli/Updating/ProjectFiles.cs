using Microsoft.Extensions.FileSystemGlobbing;

namespace ContractMocks.Cli.Updating;

/// <summary>Finds files below the current folder, but none that were built or installed there.</summary>
internal static class ProjectFiles
{
    /// <summary>The files, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string[] patterns)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns);
        matcher.AddExcludePatterns(["**/bin/**", "**/obj/**", "**/node_modules/**", "**/.git/**"]);
        return [.. matcher.GetResultsInFullPath(".")
            .Select(static file => Path.GetRelativePath(".", file))
            .Order(StringComparer.Ordinal)];
    }
}
