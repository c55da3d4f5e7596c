using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks;

/// <summary>Makes up data that fits a schema. The same schema and seed give the same bytes on every machine and culture.</summary>
internal static class SchemaFaker
{
    /// <summary>An instance of a schema that stands alone, as minified JSON.</summary>
    public static string Fake(string schema, int seed) => throw new NotImplementedException();

    /// <summary>An instance of a schema in a document, as minified JSON.</summary>
    public static string Fake(JsonElement schema, SchemaDocument document, int seed) => throw new NotImplementedException();

    /// <summary>The object with its missing required properties faked, at every depth; what is given stays as it is, in its order.</summary>
    public static string Complete(string schema, string partial, int seed) => throw new NotImplementedException();
}
