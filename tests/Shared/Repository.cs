using System.Runtime.CompilerServices;

namespace ContractMocks.TestSupport;

/// <summary>Where this checkout and the corpus beside it are; tests that need the corpus say so and skip without it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The corpus folder: <c>CONTRACTMOCKS_CORPUS</c>, or <c>../shared/corpus</c> beside the checkout.</summary>
    public static string Corpus { get; } =
        Environment.GetEnvironmentVariable("CONTRACTMOCKS_CORPUS") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus"));

    /// <summary>The path of a corpus file; skips the running test, saying why, where the corpus is absent.</summary>
    public static string CorpusFile(string relative)
    {
        Assert.SkipUnless(Directory.Exists(Corpus), "the corpus (../shared/corpus or CONTRACTMOCKS_CORPUS) is not on this machine");
        return Path.Combine(Corpus, relative);
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        // tests/Shared/Repository.cs: three levels up.
        Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(here)!)!)!;
}
