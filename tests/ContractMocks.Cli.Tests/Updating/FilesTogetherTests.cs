using ContractMocks.Cli.Updating;

namespace ContractMocks.Cli.Tests.Updating;

/// <summary>Files that belong together are written and removed together.</summary>
public sealed class FilesTogetherTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Files_are_written_and_removed()
    {
        var old = _run.Write("old", "old");
        FilesTogether.Write([(Path.Combine(_run.Folder, "new"), "new"u8.ToArray())], TestContext.Current.CancellationToken, [old]);

        Assert.Equal(["new"], Directory.GetFiles(_run.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_removal_that_fails_undoes_all()
    {
        var (kept, old) = (_run.Write("kept", "before"), _run.Write("old", "old"));
        Assert.Throws<FileNotFoundException>(() => FilesTogether.Write(
            [(kept, "after"u8.ToArray()), (Path.Combine(_run.Folder, "new"), "new"u8.ToArray())],
            TestContext.Current.CancellationToken,
            [old, Path.Combine(_run.Folder, "missing")]));

        Assert.Equal(["kept", "old"], Directory.GetFiles(_run.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(("before", "old"), (File.ReadAllText(kept), File.ReadAllText(old)));
    }
}
