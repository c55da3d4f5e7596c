using System.Runtime.CompilerServices;

namespace ContractMocks.Compiler.Tests.Emission;

/// <summary>Texts kept beside the tests. <c>CONTRACTMOCKS_ACCEPT=1</c> rewrites them; review the difference like code.</summary>
internal static class Golden
{
    public static void Matches(string name, string text, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Goldens", name);
        if (Environment.GetEnvironmentVariable("CONTRACTMOCKS_ACCEPT") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"there is no golden file {name}; run with CONTRACTMOCKS_ACCEPT=1 and review it");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
