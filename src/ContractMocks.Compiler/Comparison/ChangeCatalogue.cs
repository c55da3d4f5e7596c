using ContractMocks.Compiler.Comparison.Operations;
using ContractMocks.Compiler.Comparison.Schemas;

namespace ContractMocks.Compiler.Comparison;

/// <summary>Every kind of change that a comparison can find.</summary>
internal static class ChangeCatalogue
{
    /// <summary>Each id once, in order of id.</summary>
    public static IReadOnlyList<ChangeKind> All { get; } =
    [
        .. OperationKinds.All.Concat(SchemaChanges.All).GroupBy(static kind => kind.Id, StringComparer.Ordinal)
            .Select(static group => group.First()).OrderBy(static kind => kind.Id, StringComparer.Ordinal),
    ];

    /// <summary>The kind with an id, whichever case it is written in; null for none.</summary>
    public static ChangeKind? Find(string id) => All.FirstOrDefault(kind => string.Equals(kind.Id, id, StringComparison.OrdinalIgnoreCase));
}
