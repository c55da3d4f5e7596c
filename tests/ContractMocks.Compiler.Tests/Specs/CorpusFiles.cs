using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Specs;

/// <summary>The documents of the corpus, read as a host reads them: with the files beside them.</summary>
internal static class CorpusFiles
{
    public static string Root { get; } = Repository.CorpusFile("");

    /// <summary>The corpus as documents see it whose references name other files.</summary>
    public static ISpecFiles Files { get; } = new Below();

    /// <summary>Every text of a folder by its path from the corpus, in ordinal order.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(Repository.CorpusFile(folder), "*", SearchOption.AllDirectories)
            .Where(static file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json")
            .Select(static file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static SpecResult Read(string path, bool keepsAllSchemas = false) => SpecReader.Read(
        new SpecInput { Path = path, Text = File.ReadAllText(Path.Combine(Root, path)), Files = Files, KeepsAllSchemas = keepsAllSchemas },
        TestContext.Current.CancellationToken);

    private sealed class Below : ISpecFiles
    {
        public string? Read(string path)
        {
            var full = Path.Combine(Root, path);
            return !path.StartsWith("..", StringComparison.Ordinal) && File.Exists(full) ? File.ReadAllText(full) : null;
        }
    }
}
