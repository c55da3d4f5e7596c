using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Naming;
using Microsoft.CodeAnalysis.CSharp;

namespace ContractMocks.Compiler.Tests.Emission;

public sealed class CSharpNamesTests
{
    [Theory]
    [InlineData("get_weather", "GetWeather")]
    [InlineData("gpt-4o-mini", "Gpt4oMini")]
    [InlineData("text-embedding-3-small", "TextEmbedding3Small")]
    [InlineData("gpt-3.5-turbo", "Gpt3_5Turbo")]
    [InlineData("gpt-35-turbo", "Gpt35Turbo")]
    [InlineData("gpt-4o-2024-08-06", "Gpt4o2024_08_06")]
    [InlineData("chat.completion", "ChatCompletion")]
    [InlineData("application/json", "ApplicationJson")]
    [InlineData("createChatCompletion", "CreateChatCompletion")]
    [InlineData("OpenAIFile", "OpenAIFile")]
    [InlineData("HARM_CATEGORY_HATE", "HarmCategoryHate")]
    [InlineData("ID", "Id")]
    [InlineData("imageURL", "ImageURL")]
    [InlineData("+1", "Plus1")]
    [InlineData("-1", "Minus1")]
    [InlineData("1", "_1")]
    [InlineData("256x256", "_256x256")]
    [InlineData("*", "Star")]
    [InlineData("<=", "LessEqual")]
    [InlineData("$ref", "Ref")]
    [InlineData("created[gte]", "CreatedGte")]
    [InlineData("", "Empty")]
    [InlineData(" ", "Space")]
    [InlineData("größe", "Größe")]
    [InlineData("名前", "名前")]
    [InlineData("class", "Class")]
    [InlineData("🙂", "UD83DUDE42")]
    public void A_name_of_the_wire_becomes_a_pascal_case_identifier(string wire, string expected) => Assert.Equal(expected, CSharpNames.Pascal(wire));

    [Theory]
    [InlineData("event", "@event")]
    [InlineData("user_id", "userId")]
    [InlineData("IDToken", "idToken")]
    [InlineData("URL", "url")]
    public void A_parameter_is_in_camel_case_and_no_keyword(string wire, string expected) => Assert.Equal(expected, CSharpNames.Camel(wire));

    [Theory]
    [InlineData("\u0001")]
    [InlineData("\ud800")]
    [InlineData("a\u200db")]
    [InlineData("\u0301a")]
    [InlineData("\u0663")]
    [InlineData("-")]
    [InlineData("_")]
    [InlineData("@@")]
    [InlineData("a b\tc\nd")]
    public void Whatever_is_on_the_wire_the_name_is_an_identifier(string wire) => Assert.True(SyntaxFacts.IsValidIdentifier(CSharpNames.Pascal(wire)));

    [Theory]
    [InlineData("Choices", "Choice")]
    [InlineData("Categories", "Category")]
    [InlineData("Boxes", "Box")]
    [InlineData("Addresses", "Address")]
    [InlineData("Status", "Status")]
    [InlineData("Data", "Data")]
    public void One_of_several_is_named_in_the_singular(string several, string one) => Assert.Equal(one, CSharpNames.Singular(several));

    [Fact]
    public void A_member_is_not_called_like_its_type_nor_like_what_every_record_has()
    {
        var names = new MemberNames("Model", "AdditionalProperties");
        Assert.Equal(
            ["ModelValue", "CloneValue", "ToStringValue", "AdditionalPropertiesValue", "Other"],
            new[] { "model", "clone", "to_string", "additional_properties", "other" }.Select(names.Take));
    }

    [Fact]
    public void Members_whose_names_collide_are_numbered_in_order()
    {
        var names = new MemberNames("X");
        Assert.Equal(["Type", "Type2", "Type3"], new[] { "type", "@type", "Type" }.Select(names.Take));
    }
}
