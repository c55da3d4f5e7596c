using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Tests.Impact;

/// <summary>A small API, and findings as a comparison would give them.</summary>
internal static class Changed
{
    public const string Api = """
        openapi: 3.1.0
        info: { title: Pets, version: '1' }
        paths:
          /pets/{id}:
            post:
              operationId: changePet
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              requestBody:
                content:
                  application/json: { schema: { $ref: '#/components/schemas/PetChange' } }
              responses:
                '200':
                  description: the pet
                  content:
                    application/json: { schema: { $ref: '#/components/schemas/Pet' } }
                    text/event-stream: { schema: { $ref: '#/components/schemas/PetEvent' } }
                '4XX':
                  description: no
                  content:
                    application/json: { schema: { type: object, properties: { why: { type: string }, more: { type: array, items: { type: object, properties: { x: { type: integer } } } } } } }
        components:
          schemas:
            Pet:
              type: object
              required: [name]
              properties:
                name: { type: string, maxLength: 10 }
                kind: { type: string, enum: [cat, dog] }
                owners: { type: array, items: { $ref: '#/components/schemas/Person' } }
                tags: { type: object, additionalProperties: { $ref: '#/components/schemas/Tag' } }
                home: { oneOf: [{ $ref: '#/components/schemas/House' }, { $ref: '#/components/schemas/Boat' }] }
            Person: { type: object, properties: { email: { type: string }, age: { type: integer } } }
            Tag: { type: object, properties: { colour: { type: string } } }
            House: { type: object, required: [street], properties: { street: { type: string } } }
            Boat: { type: object, required: [harbour], properties: { harbour: { type: string } } }
            PetEvent: { type: object, properties: { data: { type: object, properties: { n: { type: integer } } }, event: { type: string } }, required: [data], additionalProperties: false }
            PetChange:
              type: object
              required: [name]
              properties:
                name: { type: string }
                note: { type: [string, 'null'] }
                wish: { type: string, enum: [food, walk] }
        """;

    public static Contract Contract(string text) =>
        SpecReader.Read(new SpecInput { Path = "pets.yaml", Text = text }, TestContext.Current.CancellationToken).Contract!;

    public static string Replace(string text, string part, string by)
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        return text.Replace(part, by, StringComparison.Ordinal);
    }

    public static Finding Finding(string path, ChangeSide side, ChangeSeverity severity, string id = "changed") => new()
    {
        Kind = new ChangeKind(id, severity, severity, id),
        Message = "it changed",
        Path = path,
        Effects = [new ChangeEffect(side, severity, "")],
        Reaches = [new ChangeReach("changePet", "POST", "/pets/{petId}", side, side == ChangeSide.Request ? "body" : "200")],
    };
}
