using ContractMocks.Compiler.Naming;

namespace ContractMocks.Compiler.Emission;

/// <summary>The names that a contract's emitted files, types and namespaces have, decided in one place.</summary>
internal sealed record MockNames(string Stem, string Namespace, string ModelNamespace)
{
    /// <summary>The mock's type name, e.g. <c>OpenAiMock</c>.</summary>
    public string Mock => Stem + "Mock";

    /// <summary>The mock's type with its namespace.</summary>
    public string QualifiedMock => $"global::{Namespace}.{Mock}";

    /// <param name="contract">The contract.</param>
    /// <param name="namespace">The item's <c>Namespace</c> metadata, which then holds mock and models alike; null for the project's own.</param>
    /// <param name="options">The project.</param>
    public static MockNames Of(Contract contract, string? @namespace, EmissionOptions options)
    {
        var stem = EmittedNames.Contract(contract.Name);
        return @namespace is null
            ? new MockNames(stem, options.RootNamespace, $"{options.RootNamespace}.{stem}")
            : new MockNames(stem, @namespace, @namespace);
    }
}
