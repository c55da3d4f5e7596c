using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact.Types;
using static ContractMocks.Compiler.Tests.Impact.Changed;

namespace ContractMocks.Compiler.Tests.Impact;

public sealed class EmittedChangesTests
{
    [Theory]
    [InlineData("note: { type: [string, 'null'] }", "note: { type: [string, 'null'] } # same", "")]
    [InlineData("note: { type: [string, 'null'] }", "remark: { type: string }", "Removed PetChange.Note: the member is gone, because the document has no 'note' there")]
    [InlineData("age: { type: integer }", "age: { type: string }", "Retyped Person.Age: the member was long? and is string?")]
    [InlineData("required: [name]\n      properties:\n        name: { type: string, maxLength: 10 }", "properties:\n        name: { type: string }", "BecameNullable Pet.Name: the member was string and is string?")]
    [InlineData("name: { type: string, maxLength: 10 }", "name: { type: [string, 'null'] }", "BecameNullable Pet.Name: the member was string and is string?")]
    [InlineData("required: [street], properties: {", "required: [street, number], properties: { number: { type: integer },", "BecameRequired House.Number: the member is new and required, so code that makes one has to set it")]
    [InlineData("enum: [food, walk]", "enum: [food]", "Retyped PetChange.Wish: the member was PetChangeWish? and is string?|Removed PetChangeWish: the type is gone")]
    [InlineData("enum: [food, walk]", "enum: [food, sleep]", "Removed PetChangeWish.Walk: the value 'walk' is gone")]
    [InlineData("{ $ref: '#/components/schemas/Boat' }] }", "{ type: string }] }", "Removed PetHome.AsBoat: it can no longer be Boat|Removed Boat: the type is gone")]
    [InlineData("operationId: changePet", "operationId: alterPet", "Renamed PetsMock.Operations.ChangePet: the operation is called Operations.AlterPet|Renamed ChangePet4xxResponse: the type is called AlterPet4xxResponse|Renamed ChangePet4xxResponseMoreItem: the type is called AlterPet4xxResponseMoreItem")]
    [InlineData("operationId: changePet", "operationId: changePet\n      tags: [Zoo]", "Renamed PetsMock.Operations.ChangePet: the operation is called Zoo.ChangePet")]
    [InlineData("/pets/{id}:", "/animals/{id}:", "Removed PetsMock.Operations.ChangePet: the operation POST /pets/{id} is gone")]
    public void What_code_can_no_longer_name_is_told_by_its_CSharp_name(string part, string by, string expected)
    {
        var changes = Between(Replace(Api, part, by));
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), changes.Select(static one => $"{one.Kind} {one.Name}: {one.Message}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_schema_of_another_name_renames_its_type_once()
    {
        var api = Replace(Replace(Api, "schemas/Person'", "schemas/Human'"), "    Person: {", "    Human: {");
        Assert.Equal(["Renamed Person: the type is called Human"], Between(api, new RenamedSchema("Person", "Human")).Select(static one => $"{one.Kind} {one.Name}: {one.Message}"));
    }

    [Fact]
    public void A_body_of_another_type_changes_the_face_of_its_operation()
    {
        var api = Replace(Api, "application/json: { schema: { $ref: '#/components/schemas/PetChange' } }", "application/json: { schema: { $ref: '#/components/schemas/Person' } }");
        Assert.Contains("Retyped PetsMock.Operations.ChangePet: the operation took and answered <PetChange, Pet>, and now <Person, Pet>", Between(api).Select(static one => $"{one.Kind} {one.Name}: {one.Message}"));
    }

    [Fact]
    public void The_member_of_a_schema_names_its_place_as_findings_do() =>
        Assert.Equal("Person.age", Assert.Single(Between(Replace(Api, "age: { type: integer }", "age: { type: string }"))).SchemaPath);

    private static IReadOnlyList<EmittedChange> Between(string api, params RenamedSchema[] renamed) =>
        EmittedChanges.Between(Contract(Api), Contract(api), renamed);
}
