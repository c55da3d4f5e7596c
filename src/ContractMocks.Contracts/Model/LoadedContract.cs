using ContractMocks.Schemas;

namespace ContractMocks;

/// <summary>A contract as a running mock uses it: operations at hand, schemas compiled when first needed and then kept. Thread-safe.</summary>
public sealed class LoadedContract
{
    private LoadedContract()
    {
    }

    /// <summary>The operations and names; schema texts are those of the compact form.</summary>
    public Contract Contract => throw new NotImplementedException();

    internal SchemaDocument Schemas => throw new NotImplementedException();

    /// <summary>Reads the compact form that emitted code carries.</summary>
    /// <param name="compact">The UTF-8 text that the generator wrote.</param>
    public static LoadedContract Read(ReadOnlySpan<byte> compact) => throw new NotImplementedException();

    internal static LoadedContract From(Contract contract) => throw new NotImplementedException();

    /// <summary>The validator of a schema text that stands in this contract (a body's, a parameter's); compiled once per text.</summary>
    /// <param name="schema">The schema as JSON text; references in it are <c>#/schemas/Name</c>.</param>
    public SchemaValidator Validator(string schema) => throw new NotImplementedException();
}
