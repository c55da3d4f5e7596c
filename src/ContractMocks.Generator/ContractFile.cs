using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ContractMocks.Generator;

/// <summary>
/// An additional file that a <c>ContractSpec</c>, <c>ContractScenario</c> or <c>ContractTool</c> item named, with the item's metadata. Equal when
/// the text object and the metadata are; it ends in the step that reads it.
/// </summary>
internal sealed record ContractFile(AdditionalText Text, string Kind)
{
    public const string Spec = "spec";
    public const string Part = "part";
    public const string Scenario = "scenario";
    public const string Tool = "tool";
    public const string Project = "project";
    public const string Lock = "lock";

    public string? Name { get; init; }

    public string? Provider { get; init; }

    public string? Namespace { get; init; }

    public EquatableArray<string> Operations { get; init; }

    /// <summary>Whether the document may name other files: its item has <c>Parts</c>.</summary>
    public bool HasParts { get; init; }

    /// <summary>The path of the document that a lock is of; null for other files.</summary>
    public string? Of { get; init; }

    public string Path => Text.Path;

    /// <summary>The file with its metadata, or null for an additional file that is not ours.</summary>
    public static ContractFile? From(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(text);
        return Metadata(options, "Kind") is not { } kind
            ? null
            : new ContractFile(text, kind)
            {
                Name = Metadata(options, "Name"),
                Provider = Metadata(options, "Provider"),
                Namespace = Metadata(options, "Namespace"),
                Of = Metadata(options, "LockOf"),
                HasParts = Metadata(options, "HasParts") is not null,
                Operations = ProjectOptions.Split(Metadata(options, "Operations")),
            };
    }

    /// <summary>The text, or an empty one when the file cannot be read.</summary>
    public string Read(CancellationToken cancellation) => Text.GetText(cancellation)?.ToString() ?? "";

    private static string? Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue($"build_metadata.AdditionalFiles.ContractMocks{name}", out var value) && value.Length > 0 ? value : null;
}
