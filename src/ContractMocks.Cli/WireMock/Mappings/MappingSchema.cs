using ContractMocks.Schemas;

namespace ContractMocks.Cli.WireMock.Mappings;

/// <summary>The JSON Schema of mapping files.</summary>
internal static class MappingSchema
{
    private static readonly Lazy<SchemaValidator> s_validator = new(static () => SchemaValidator.Compile(Text));

    /// <summary>The schema as text.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(MappingSchema).Assembly.GetManifestResourceStream("wiremock/mapping.schema.json")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Judges mapping files.</summary>
    public static SchemaValidator Validator => s_validator.Value;
}
