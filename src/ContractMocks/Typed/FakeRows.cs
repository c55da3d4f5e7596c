using ContractMocks.Schemas;

namespace ContractMocks.Typed;

/// <summary>The fakes of a schema in rows, for theories.</summary>
internal static class FakeRows
{
    private static readonly FakeVariant[] OfValid = [FakeVariant.Minimal, FakeVariant.Typical, FakeVariant.Maximal, FakeVariant.Boundary];

    /// <summary>A schema that stands alone, as that of a tool does.</summary>
    public static SchemaFaker Compile(string schema) => SchemaFaker.Compile(schema, SchemaOptions.Default);

    /// <summary>Each instance once, in the order of the variants.</summary>
    public static IEnumerable<string> Valid(SchemaFaker faker, int seed) => OfValid
        .SelectMany(variant => faker.Cases(variant, new FakeOptions { Seed = seed }))
        .Where(static @case => @case.IsValid)
        .Select(static @case => @case.Json)
        .Distinct(StringComparer.Ordinal);

    public static IEnumerable<FakeCase> Invalid(SchemaFaker faker, int seed) =>
        faker.Cases(FakeVariant.Invalid, new FakeOptions { Seed = seed }).Where(static @case => !@case.IsValid);
}
