using System.Reflection;

namespace ContractMocks.Cli;

/// <summary>The version of this tool, without the commit that it was built from.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
