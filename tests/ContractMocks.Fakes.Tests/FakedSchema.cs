using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Fakes.Tests;

/// <summary>A schema of the corpus with the faker and the validator that belong to it.</summary>
/// <param name="Group">Where it comes from, e.g. a file; what tables are made by.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Json">The schema.</param>
internal sealed record FakedSchema(string Group, string Name, string Json)
{
    /// <summary>How it is read.</summary>
    public SchemaOptions Options { get; init; } = new() { Dialect = SchemaDialect.Contract };

    /// <summary>The document that its references point into; null where it stands alone.</summary>
    public SchemaDocument? Document { get; init; }

    /// <summary>Whether somebody else says that it has an instance.</summary>
    public bool IsSatisfiable { get; init; } = true;

    public override string ToString() => $"{Group}: {Name}";

    /// <summary>What makes an instance from a seed.</summary>
    public Func<int, string> Faker()
    {
        if (Document is { } document)
        {
            var schema = Parse(Json);
            return seed => SchemaFaker.Fake(schema, document, seed);
        }

        var faker = SchemaFaker.Compile(Json, Options);
        return seed => faker.Make(new FakeOptions { Seed = seed });
    }

    public SchemaValidator Validator() =>
        Document is { } document ? SchemaValidator.Compile(Parse(Json), document) : SchemaValidator.Compile(Json, Options);

    public static JsonElement Parse(string json) => JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 1024 });
}
