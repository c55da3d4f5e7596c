using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Specs;

public sealed class SeveralFilesTests
{
    private const string Head = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";

    [Fact]
    public void A_path_a_parameter_a_response_and_a_schema_may_stand_in_files_each_resolved_from_its_own()
    {
        var contract = Clean(
            Head + "paths:\n  /pets: { $ref: 'paths/pets.yaml' }\n",
            ("api/paths/pets.yaml", """
                get:
                  operationId: listPets
                  parameters: [{ $ref: '../parts/all.json#/parameters/Page~1Size' }]
                  responses: { '200': { $ref: "../parts/all.json#/responses/the%20pets" } }
                """),
            ("api/parts/all.json", """
                { "parameters": { "Page/Size": { "name": "size", "in": "query", "schema": { "type": "integer" } } },
                  "responses": { "the pets": { "description": "d", "content": { "application/json": { "schema": { "$ref": "../models/pet.yaml" } } } } } }
                """),
            ("api/models/pet.yaml", "type: object\nproperties:\n  next: { $ref: pet.yaml }\n  owner: { $ref: 'people.yaml#/Owner' }\n"),
            ("api/models/people.yaml", "Owner:\n  properties:\n    pets: { items: { $ref: '#/Pets' } }\nPets: { $ref: './pet.yaml' }\n"));

        var operation = Assert.Single(contract.Operations);
        Assert.Equal("size", Assert.Single(operation.Parameters).Name);
        Assert.Equal("""{"$ref":"#/schemas/pet"}""", Assert.Single(Assert.Single(operation.Responses).Contents).Schema);
        Assert.Equal(
            [
                new NamedSchema("pet", """{"type":"object","properties":{"next":{"$ref":"#/schemas/pet"},"owner":{"$ref":"#/schemas/Owner"}}}"""),
                new NamedSchema("Owner", """{"properties":{"pets":{"items":{"$ref":"#/schemas/pet"}}}}"""),
            ],
            contract.Schemas);
    }

    [Fact]
    public void A_component_that_only_names_a_file_gives_the_file_s_schema_its_name()
    {
        var contract = Clean(
            Document("anyOf: [ { $ref: '#/components/schemas/Pet' }, { $ref: 'pet.yaml' } ]") + "components: { schemas: { Pet: { $ref: pet.yaml } } }\n",
            ("api/pet.yaml", "type: string\n"));

        Assert.Equal([new NamedSchema("Pet", """{"type":"string"}""")], contract.Schemas);
        Assert.Equal(
            """{"anyOf":[{"$ref":"#/schemas/Pet"},{"$ref":"#/schemas/Pet"}]}""", contract.Operations[0].Responses[0].Contents[0].Schema);
    }

    [Fact]
    public void Files_of_one_name_are_told_apart_by_their_folders_then_by_number()
    {
        var contract = Clean(
            Document("anyOf: [ { $ref: app.yaml }, { $ref: billing/models/app.yaml }, { $ref: billing/app.yaml } ]"),
            ("api/app.yaml", "type: string\n"), ("api/billing/models/app.yaml", "type: integer\n"), ("api/billing/app.yaml", "type: boolean\n"));

        Assert.Equal(["app", "billing_app", "api_app"], contract.Schemas.Select(static schema => schema.Name));
    }

    [Fact]
    public void A_problem_names_the_file_that_it_is_in()
    {
        var result = Read(
            Document("anyOf: [ { $ref: a.yaml }, { $ref: b.yaml }, { $ref: c.yaml }, { $ref: 'https://example.com/d.yaml' }, { $ref: 'a.yaml#/none' } ]"),
            ("api/a.yaml", "type: string\nminLength: many\n"), ("api/b.yaml", "type: [\n"));

        Assert.Equal(
            ["api/a.yaml(2) CM1012", "api/b.yaml(2) CM1001", "api/openapi.yaml(10) CM1004", "api/openapi.yaml(10) CM1004", "api/openapi.yaml(10) CM1005"],
            result.Problems.Select(static problem => $"{problem.File}({problem.Span.Line}) {problem.Id}").Order(StringComparer.Ordinal));
        Assert.NotNull(result.Contract);
    }

    [Fact]
    public void References_that_lead_in_a_circle_are_one_problem()
    {
        var result = Read(Document("$ref: a.yaml"), ("api/a.yaml", "$ref: b.yaml\n"), ("api/b.yaml", "$ref: a.yaml\n"));
        Assert.Equal("CM1005", Assert.Single(result.Problems).Id);
    }

    [Fact]
    public void A_reference_without_files_at_hand_is_a_problem_and_costs_only_itself()
    {
        var result = SpecReader.Read(new SpecInput { Path = "x.yaml", Text = Document("$ref: a.yaml") }, TestContext.Current.CancellationToken);
        Assert.Equal("CM1004", Assert.Single(result.Problems).Id);
        Assert.Single(result.Contract!.Operations);
    }

    [Theory]
    [InlineData("api/openapi.yaml", "../b/./c.yaml", "b/c.yaml")]
    [InlineData("openapi.yaml", "../c.yaml", "../c.yaml")]
    [InlineData("/a/b/openapi.yaml", "../../../c.yaml", "/../c.yaml")]
    [InlineData(@"C:\a\openapi.yaml", "b/c.yaml", "C:/a/b/c.yaml")]
    public void Paths_are_joined_without_dots(string document, string reference, string expected) => Assert.Equal(expected, SpecPath.Join(document, reference));

    [Fact]
    public void DigitalOcean_s_document_of_2907_files_has_all_its_operations()
    {
        var result = CorpusFiles.Read("stress/digitalocean/specification/DigitalOcean-public.v2.yaml");

        Assert.All(result.Problems, static problem => Assert.Equal("CM1012", problem.Id));
        Assert.True(result.Contract!.Operations.Count > 600, $"{result.Contract.Operations.Count} operations");
        Assert.Contains(result.Contract.Schemas, static schema => schema.Name == "droplet");
        Assert.Equal(result.Contract.Schemas.Count, result.Contract.Schemas.Select(static schema => schema.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string Document(string schema) => Head + $$"""
        paths:
          /s:
            get:
              responses:
                '200':
                  description: d
                  content:
                    application/json: { schema: { {{schema}} } }

        """;

    private static Contract Clean(string text, params (string Path, string Text)[] files)
    {
        var result = Read(text, files);
        Assert.Empty(result.Problems);
        return result.Contract!;
    }

    private static SpecResult Read(string text, params (string Path, string Text)[] files) => SpecReader.Read(
        new SpecInput { Path = "api/openapi.yaml", Text = text, Files = new Memory(files) }, TestContext.Current.CancellationToken);

    private sealed class Memory((string Path, string Text)[] files) : ISpecFiles
    {
        public string? Read(string path) => Array.Find(files, file => file.Path == path).Text;
    }
}
