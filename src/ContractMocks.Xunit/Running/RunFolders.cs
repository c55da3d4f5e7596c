namespace ContractMocks.Xunit.Running;

/// <summary>Where relative paths of variables are looked for: the current folder, the one that the tests were started in, the project's.</summary>
/// <param name="Candidates">The folders, in the order of looking.</param>
/// <param name="Project">The folder of the project, or null where none is found.</param>
internal sealed record RunFolders(IReadOnlyList<string> Candidates, string? Project)
{
    private const string ReportName = "contractmocks-drift";

    /// <summary>
    /// The folders of this process. Test hosts start in the output folder; where a shell started them, <c>PWD</c> still says where that was.
    /// </summary>
    public static RunFolders OfProcess()
    {
        var project = ProjectAbove(AppContext.BaseDirectory);
        var started = RunVariables.OfProcess().Find("PWD");
        return new RunFolders([.. new[] { Directory.GetCurrentDirectory(), started, project }.OfType<string>().Where(Directory.Exists).Distinct(StringComparer.Ordinal)], project);
    }

    /// <summary>The file of a path, and where it was looked for.</summary>
    public (string? File, IReadOnlyList<string> Looked) Find(string path)
    {
        var looked = Candidates.Select(folder => Path.GetFullPath(path, folder)).Distinct(StringComparer.Ordinal).ToList();
        return (looked.Find(File.Exists), looked);
    }

    /// <summary>The report's path without its ending. Default: in the folder of test results.</summary>
    public string Report(string? asked)
    {
        var root = Project ?? Candidates[0];
        if (asked is null)
        {
            return Path.Combine(root, "TestResults", ReportName);
        }

        var full = Path.GetFullPath(asked, Candidates[0]);
        return Path.EndsInDirectorySeparator(asked) || Directory.Exists(full) ? Path.Combine(full, ReportName)
            : Path.GetExtension(full) is ".md" or ".json" ? Path.ChangeExtension(full, null)
            : full;
    }

    private static string? ProjectAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.EnumerateFiles("*.*proj").Any())
            {
                return at.FullName;
            }
        }

        return null;
    }
}
