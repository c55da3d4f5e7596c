using System.Runtime.CompilerServices;

namespace ContractMocks.Cli.Tests;

/// <summary>Tests leave the cache of the user who runs them alone.</summary>
internal static class NoUserCache
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("CONTRACTMOCKS_CACHE", "off");
}
