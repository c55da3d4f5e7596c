using System.Globalization;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine.Answers.Live;

namespace ContractMocks.Tests.Live;

public sealed class SchemaShelfTests
{
    private readonly SchemaShelf _shelf = new();

    [Fact]
    public void A_schema_is_read_once_however_often_it_comes()
    {
        Assert.Same(_shelf.Of(Tool(LiveWire.Weather)), _shelf.Of(Tool(LiveWire.Weather)));
        Assert.Equal(1, _shelf.Count);
    }

    [Fact]
    public void Uses_and_notations_of_one_text_are_told_apart()
    {
        var tool = Tool("{}");
        var output = new RequestedOutput { Kind = OutputKind.JsonSchema, Schema = JsonElement.Parse("{}") };

        Assert.NotSame(_shelf.Of(tool), _shelf.Of(output));
        Assert.NotSame(_shelf.Of(output), _shelf.Of(output with { Notation = SchemaNotation.Gemini }));
    }

    [Fact]
    public void What_is_kept_is_bounded()
    {
        for (var i = 0; i < SchemaShelf.MostKept * 3; i++)
        {
            _shelf.Of(Tool(string.Create(CultureInfo.InvariantCulture, $$"""{"title":"{{i}}"}""")));
            Assert.InRange(_shelf.Count, 1, SchemaShelf.MostKept);
        }
    }

    [Fact]
    public void A_very_long_schema_is_used_and_not_kept()
    {
        var schema = _shelf.Of(Tool("{\"type\":\"object\",\"description\":\"" + new string('x', SchemaShelf.LongestKept) + "\"}"));

        Assert.Equal("{}", schema.Fake(1));
        Assert.Equal(0, _shelf.Count);
    }

    private static DeclaredTool Tool(string schema) => new("f", "", JsonElement.Parse(schema));
}
