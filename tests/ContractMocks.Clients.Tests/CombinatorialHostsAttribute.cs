using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace ContractMocks.Clients.Tests;

/// <summary>Runs a test on every host.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialHostsAttribute : DataAttribute
{
    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<HostKind>().Select(static host => new TheoryDataRow<HostKind>(host))]);

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;
}
