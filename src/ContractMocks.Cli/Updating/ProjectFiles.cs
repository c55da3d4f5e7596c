using Microsoft.Extensions.FileSystemGlobbing;

namespace ContractMocks.Cli.Updating;

/// <summary>Finds files of the project below a folder, but none that were built or installed there.</summary>
internal static class ProjectFiles
{
    private static readonly string[] s_scenarios = ["**/*.scenario.yaml", "**/*.scenario.yml"];
    private static readonly string[] s_tools = ["**/*.tool.json", "**/*.tool.yaml", "**/*.tool.yml"];

    public static IReadOnlyList<string> Scenarios(string folder) => Find(s_scenarios, folder);

    public static IReadOnlyList<string> Tools(string folder) => Find(s_tools, folder);

    /// <summary>The files, from the current folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string[] patterns, string folder = ".")
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns);
        matcher.AddExcludePatterns(["**/bin/**", "**/obj/**", "**/node_modules/**", "**/.git/**"]);
        return [.. matcher.GetResultsInFullPath(folder)
            .Select(file => folder == "." ? Path.GetRelativePath(".", file) : Path.Combine(folder, Path.GetRelativePath(folder, file)))
            .Order(StringComparer.Ordinal)];
    }
}
