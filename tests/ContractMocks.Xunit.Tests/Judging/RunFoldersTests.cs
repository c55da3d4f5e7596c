using ContractMocks.TestSupport;
using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit.Tests.Judging;

public sealed class RunFoldersTests
{
    [Fact]
    public void The_project_of_the_tests_is_found_above_their_output()
    {
        var folders = RunFolders.OfProcess();

        Assert.Equal(Path.Combine(Repository.Root, "tests", "ContractMocks.Xunit.Tests"), folders.Project);
        Assert.Equal(Path.Combine(folders.Project!, "TestResults", "contractmocks-drift"), folders.Report(null));
        Assert.Contains(folders.Project!, folders.Candidates);
    }

    [Fact]
    public void A_path_is_looked_for_in_each_folder_in_order()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        var file = second.Write("next/a.yaml", "");

        var (found, looked) = new RunFolders([first.Path, second.Path], null).Find("next/a.yaml");

        Assert.Equal(file, found);
        Assert.Equal([Path.Combine(first.Path, "next/a.yaml"), file], looked);
    }

    [Fact]
    public void An_absolute_path_is_looked_for_once()
    {
        using var folder = new TemporaryFolder();

        var (found, looked) = new RunFolders([folder.Path, Path.GetTempPath()], null).Find(Path.Combine(folder.Path, "none.yaml"));

        Assert.Null(found);
        Assert.Equal([Path.Combine(folder.Path, "none.yaml")], looked);
    }
}
