using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Comparison.Tests;

/// <summary>Compares two documents as the command line does.</summary>
internal static class Compared
{
    public static SpecComparison Files(string old, string @new) => Inputs(Input(old, File.ReadAllText(old)), Input(@new, File.ReadAllText(@new)));

    /// <summary>Two texts; what they name in other files is not there.</summary>
    public static SpecComparison Texts(string old, string @new) => Inputs(Input("old.yaml", old), Input("new.yaml", @new));

    /// <summary>Whether a reading of both gives something to compare.</summary>
    public static bool CanRead(string old, string @new) =>
        SpecComparer.Compare(Input(old, File.ReadAllText(old)), Input(@new, File.ReadAllText(@new)), TestContext.Current.CancellationToken).Comparison is not null;

    private static SpecComparison Inputs(SpecInput old, SpecInput @new)
    {
        var result = SpecComparer.Compare(old, @new, TestContext.Current.CancellationToken);
        Assert.True(result.Comparison is not null, $"{old.Path} with {@new.Path}: {string.Join('\n', result.Problems.Take(5))}");
        return result.Comparison;
    }

    private static SpecInput Input(string path, string text) => new() { Path = path, Text = text, Files = new Disk() };

    private sealed class Disk : ISpecFiles
    {
        public string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
