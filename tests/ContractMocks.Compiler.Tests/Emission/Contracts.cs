using ContractMocks.Compiler.Emission;

namespace ContractMocks.Compiler.Tests.Emission;

/// <summary>Contracts made from schemas written in the tests.</summary>
internal static class Contracts
{
    public static readonly EmissionOptions Options = new("Acme", IsPublic: true, HasSocketHost: false);

    public static Contract Of(params (string Name, string Json)[] schemas) => new()
    {
        Name = "sample",
        Provider = "generic",
        Schemas = schemas.Select(static schema => new NamedSchema(schema.Name, schema.Json)).ToEquatableArray(),
    };

    public static ModelResult Models(params (string Name, string Json)[] schemas) => ModelEmitter.Emit(Of(schemas), Options, "Acme.Models");

    /// <summary>The emitted types of one schema, compiled.</summary>
    public static EmittedAssembly Compiled(params (string Name, string Json)[] schemas) => EmittedAssembly.Of(Models(schemas).Files);
}
