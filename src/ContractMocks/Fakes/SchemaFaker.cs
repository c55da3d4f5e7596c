using System.Globalization;
using System.Text.Json;
using ContractMocks.Fakes;
using ContractMocks.Schemas;

namespace ContractMocks;

/// <summary>Makes up data that fits a schema. The same schema and seed give the same bytes on every machine and culture.</summary>
/// <remarks>
/// Each value comes from its own path and the seed, so that a property added to a schema leaves its neighbours as they were. The data comes
/// from Bogus, steered by names, descriptions, formats and patterns; the validator has the last word on every value.
/// </remarks>
public sealed class SchemaFaker
{
    private readonly JsonElement _schema;
    private readonly SchemaDocument _document;

    private SchemaFaker(JsonElement schema, SchemaDocument document)
    {
        _schema = schema;
        _document = document;
    }

    /// <summary>Reads a schema once, for many fakes. Thread-safe.</summary>
    /// <param name="schema">A JSON Schema as JSON text.</param>
    /// <param name="options">Its dialect where it names none; default: that of contracts.</param>
    /// <exception cref="JsonException">The schema is not JSON.</exception>
    public static SchemaFaker Compile(string schema, SchemaOptions? options = null)
    {
        using var parsed = FakeSource.Parse(schema);
        var root = parsed.RootElement.Clone();
        return new SchemaFaker(root, new SchemaDocument(root, options ?? new SchemaOptions { Dialect = SchemaDialect.Contract }));
    }

    /// <summary>A typical instance, as minified JSON.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    public string Make(FakeOptions? options = null) => Fake(_schema, _document, (options ?? FakeOptions.Default).Seed);

    /// <summary>The instances of a variant: one of typical, minimal and maximal, any number of the others.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    public IReadOnlyList<FakeCase> Cases(FakeVariant variant, FakeOptions? options = null) =>
        [new FakeCase(variant.ToString(), Make(options), "$", "", IsValid: true)];

    /// <summary>An instance of a schema that stands alone, as minified JSON.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    /// <exception cref="JsonException">The schema is not JSON.</exception>
    internal static string Fake(string schema, int seed)
    {
        using var parsed = FakeSource.Parse(schema);
        return Fake(parsed.RootElement, new SchemaDocument(parsed.RootElement), seed);
    }

    /// <summary>An instance of a schema in a document, as minified JSON.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    internal static string Fake(JsonElement schema, SchemaDocument document, int seed) =>
        Invariantly(() => new FakeSession(new FakeSources(document), seed, FakeStyle.Rich).Make(schema));

    /// <summary>A value for a schema that no value fits: as near as it gets, with null where nothing does.</summary>
    internal static string Nearest(JsonElement schema, SchemaDocument document, int seed) =>
        Invariantly(() => new FakeSession(new FakeSources(document), seed, FakeStyle.RequiredOnly) { IsLenient = true }.Make(schema));

    /// <summary>The object with its missing required properties faked, at every depth; what is given stays as it is, in its order.</summary>
    /// <remarks>What is given is not judged: where it breaks the schema, the result does too.</remarks>
    /// <exception cref="UnfakeableSchemaException">A missing property cannot be made up.</exception>
    /// <exception cref="JsonException">The schema or the given value is not JSON.</exception>
    internal static string Complete(string schema, string partial, int seed)
    {
        using var parsed = FakeSource.Parse(schema);
        return Complete(parsed.RootElement, new SchemaDocument(parsed.RootElement), partial, seed);
    }

    /// <inheritdoc cref="Complete(string, string, int)" />
    internal static string Complete(JsonElement schema, SchemaDocument document, string partial, int seed)
    {
        using var given = FakeSource.Parse(partial);
        return Invariantly(() => new FakeSession(new FakeSources(document), seed, FakeStyle.RequiredOnly).Complete(schema, given.RootElement));
    }

    // Bogus lowers cases and writes numbers by the current culture.
    private static string Invariantly(Func<string> make)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
