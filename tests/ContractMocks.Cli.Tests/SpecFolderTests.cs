namespace ContractMocks.Cli.Tests;

public sealed class SpecFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contractmocks-");

    [Fact]
    public void Files_below_the_document_are_read_and_none_outside()
    {
        Write("secret.yaml", "secret");
        Write("api/openapi.yaml", "");
        Write("api/parts/pet.yaml", "pet");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "api", "out"), _folder.FullName);
        var files = SpecFolder.Of(At("api/openapi.yaml"))!;

        Assert.Equal("pet", files.Read(At("api/parts/pet.yaml")));
        Assert.Null(files.Read(At("api/none.yaml")));
        Assert.Null(files.Read(At("secret.yaml")));
        Assert.Null(files.Read(At("api/../secret.yaml")));
        Assert.Null(files.Read(At("api/out/secret.yaml")));
    }

    [Fact]
    public void What_is_no_file_has_no_folder() => Assert.Null(SpecFolder.Of(At("openai")));

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }
}
