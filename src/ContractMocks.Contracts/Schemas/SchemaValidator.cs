using System.Text.Json;

namespace ContractMocks.Schemas;

/// <summary>Judges JSON by a schema. Compiled once, then used from any number of threads.</summary>
public sealed class SchemaValidator
{
    private SchemaValidator()
    {
    }

    /// <summary>Compiles a schema that stands alone.</summary>
    /// <param name="schema">A JSON Schema 2020-12 as JSON text.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SchemaValidator Compile(string schema) => throw new NotImplementedException();

    internal static SchemaValidator Compile(JsonElement schema, SchemaDocument document) => throw new NotImplementedException();

    /// <summary>Whether the schema accepts the instance.</summary>
    public bool IsValid(JsonElement instance) => throw new NotImplementedException();

    /// <summary>Why the schema does not accept the instance, the most telling error first; empty when it does.</summary>
    public IReadOnlyList<SchemaError> Validate(JsonElement instance) => throw new NotImplementedException();
}
