namespace ContractMocks.Cli;

/// <summary>What a faker makes for a request.</summary>
internal static class FakeCases
{
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    public static IReadOnlyList<FakeCase> Of(SchemaFaker faker, FakeRequest request, int number, CancellationToken stop = default)
    {
        var options = request.OptionsAt(number) with { Stop = stop };
        return request.Variant == FakeVariant.Typical && !request.Explain
            ? [new FakeCase("", faker.Make(options), "$", "", IsValid: true)]
            : faker.Cases(request.Variant, options);
    }
}
