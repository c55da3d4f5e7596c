using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator;

/// <summary>What the pipeline file says in one word.</summary>
internal static class PipelineVerbs
{
    /// <summary>The files that an item of one kind named.</summary>
    public static IncrementalValuesProvider<ContractFile> OfKind(this IncrementalValuesProvider<ContractFile?> files, string kind) =>
        files.Where(file => file?.Kind == kind)!;

    /// <summary>The files that items of either kind named.</summary>
    public static IncrementalValuesProvider<ContractFile> OfKind(this IncrementalValuesProvider<ContractFile?> files, string kind, string other) =>
        files.Where(file => file?.Kind == kind || file?.Kind == other)!;

    /// <summary>Hands problems to the compiler, in an output of their own, so that a moved problem emits nothing again.</summary>
    public static void Report(this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<Problem>> problems) =>
        context.RegisterSourceOutput(problems.WithTrackingName(TrackingNames.Problems), ProblemReports.Report);

    /// <summary>Hands problems to the compiler, in an output of their own, so that a moved problem emits nothing again.</summary>
    public static void Report(this IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<Problem>> problems) =>
        context.RegisterSourceOutput(problems.WithTrackingName(TrackingNames.Problems), ProblemReports.Report);
}
