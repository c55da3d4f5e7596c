using ContractMocks.Compiler.Emission;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ContractMocks.Generator;

/// <summary>What MSBuild says of the project as a whole. Equal projects have equal options, though the compiler hands a new provider each time.</summary>
internal sealed record ProjectOptions(EmissionOptions Emission, bool HasXunit, EquatableArray<string> MissingSpecs)
{
    // Semicolons begin a comment where MSBuild hands values to the compiler; ContractMocks.targets writes bars instead.
    private static readonly char[] Separators = ['|', ';', ','];

    public static ProjectOptions From(AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GlobalOptions;
        var rootNamespace = Property(options, "RootNamespace") ?? Property(options, "AssemblyName") ?? "ContractMocks.Generated";
        return new ProjectOptions(
            new EmissionOptions(
                CSharpNamespace(rootNamespace),
                IsPublic: !string.Equals(Property(options, "ContractMocksVisibility"), "internal", StringComparison.OrdinalIgnoreCase),
                HasSocketHost: IsTrue(Property(options, "ContractMocksSocketHost")))
            {
                HasWireMockHost = IsTrue(Property(options, "ContractMocksWireMockHost")),
            },
            IsTrue(Property(options, "ContractMocksXunit")),
            Split(Property(options, "ContractMocksMissingSpecs")));
    }

    public static EquatableArray<string> Split(string? value) =>
        value is null
            ? default
            : value.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
                .Select(static part => part.Trim())
                .Where(static part => part.Length > 0)
                .ToEquatableArray();

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue($"build_property.{name}", out var value) && value.Length > 0 ? value : null;

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A project may be named with dashes or spaces; its namespace may not.</summary>
    private static string CSharpNamespace(string name) =>
        string.Join(".", name.Split('.').Select(static part => new string([.. part.Select(static c => char.IsLetterOrDigit(c) ? c : '_')])));
}
