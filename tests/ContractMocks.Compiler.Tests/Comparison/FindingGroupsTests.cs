using ContractMocks.Compiler.Comparison.Schemas;

namespace ContractMocks.Compiler.Comparison;

/// <summary>What a reader takes in as one line is one line.</summary>
public sealed class FindingGroupsTests
{
    [Fact]
    public void The_same_of_several_places_is_one_line() =>
        Assert.Equal(
            ["the optional property 'x' was added (in 2 places, 1 operation)"],
            Lines(
                "root: {type: object, properties: {a: {type: object}, b: {type: object}}}",
                "root: {type: object, properties: {a: {type: object, properties: {x: {}}}, b: {type: object, properties: {x: {}}}}}"));

    [Fact]
    public void The_like_of_one_place_is_one_line() =>
        Assert.Equal(
            ["""the values "b", "c" were added""", """the value "a" was removed"""],
            Lines("root: {type: string, enum: [a, z]}", "root: {type: string, enum: [z, b, c]}"));

    [Fact]
    public void A_long_list_is_counted() =>
        Assert.Equal(
            ["""the values "b", "c", "d", "e", "f", "g" and 2 more were added"""],
            Lines("root: {type: string, enum: [a]}", "root: {type: string, enum: [a, b, c, d, e, f, g, h, i]}"));

    [Fact]
    public void The_like_of_the_same_places_is_one_line_with_their_count() =>
        Assert.Equal(
            ["""the values "b", "c" were added (in 2 places, 1 operation)"""],
            Lines(
                "root: {type: object, properties: {x: {type: string, enum: [a]}, y: {type: string, enum: [a]}}}",
                "root: {type: object, properties: {x: {type: string, enum: [a, b, c]}, y: {type: string, enum: [a, b, c]}}}"));

    [Fact]
    public void Values_of_different_places_are_told_apart() =>
        Assert.Equal(
            ["""the value "b" was added""", """the value "c" was added"""],
            Lines(
                "root: {type: object, properties: {x: {type: string, enum: [a]}, y: {type: string, enum: [a]}}}",
                "root: {type: object, properties: {x: {type: string, enum: [a, b]}, y: {type: string, enum: [a, c]}}}"));

    [Fact]
    public void Forms_that_one_union_gained_are_one_line() =>
        Assert.Equal(
            ["the forms with t \"b\", with t \"c\" were added"],
            Lines($"root: {{anyOf: [{Form("a")}, {{type: string}}]}}", $"root: {{anyOf: [{Form("a")}, {{type: string}}, {Form("b")}, {Form("c")}]}}"));

    private static string Form(string tag) => $"{{type: object, required: [t], properties: {{t: {{const: {tag}}}}}}}";

    private static IEnumerable<string> Lines(string old, string @new) =>
        FindingGroups.Of([.. SchemaPairs.Compare(old, @new, ChangeSide.Response).Where(static finding => finding.Reaches.Count > 0)]).Select(static group => group.Message);
}
