using ContractMocks.Fakes.Tests.Components;
using ContractMocks.Fakes.Tests.Judges;
using ContractMocks.Fakes.Tests.Suite;
using ContractMocks.Fakes.Tests.Tools;

namespace ContractMocks.Fakes.Tests;

/// <summary>
/// The corpus, faked once for all tests and judged by our validator and, where Node is there, by Ajv. The instances of all schemas would
/// not fit in memory together, so that both judge while they are made.
/// </summary>
internal static class CorpusRuns
{
    private static readonly Lazy<IReadOnlyList<FakeResult>> s_suite = Run(SuiteSchemas.All, keepsInstances: true);
    private static readonly Lazy<IReadOnlyList<FakeResult>> s_functions = Run(static () => ToolSchemas.Of("tools/bfcl"));
    private static readonly Lazy<IReadOnlyList<FakeResult>> s_traffic = Run(static () => ToolSchemas.Of("traffic"));
    private static readonly Lazy<IReadOnlyList<FakeResult>> s_components = Run(static () =>
        [.. ComponentSchemas.Documents(CancellationToken.None).SelectMany(static document => document.Schemas)]);

    public static IReadOnlyList<FakeResult> Suite => s_suite.Value;

    public static IReadOnlyList<FakeResult> Functions => s_functions.Value;

    public static IReadOnlyList<FakeResult> Traffic => s_traffic.Value;

    public static IReadOnlyList<FakeResult> Components => s_components.Value;

    private static Lazy<IReadOnlyList<FakeResult>> Run(Func<List<FakedSchema>> read, bool keepsInstances = false) => new(
        () =>
        {
            var schemas = read();
            using var ajv = NodeTool.Missing is null ? new Ajv() : null;
            return FakeRun.All(schemas, FakeRun.Seeds, ajv is null ? null : ajv.Complaint, keepsInstances, CancellationToken.None);
        },
        LazyThreadSafetyMode.ExecutionAndPublication);
}
