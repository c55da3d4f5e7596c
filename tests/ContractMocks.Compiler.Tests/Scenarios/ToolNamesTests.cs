namespace ContractMocks.Compiler.Tests.Scenarios;

public sealed class ToolNamesTests
{
    [Theory]
    [InlineData("openai", "math.factorial", "math_factorial")]
    [InlineData("anthropic", "math.factorial", "math_factorial")]
    [InlineData("gemini", "math.factorial", "math.factorial")]
    [InlineData("mcp", "files/read:all.now", "files_read_all.now")]
    [InlineData("gemini", "files:read", "files:read")]
    [InlineData("gemini", "3d render", "_3d_render")]
    [InlineData("openai", "3d-render", "3d-render")]
    [InlineData("openai", "größe", "gr__e")]
    [InlineData("openai", "x😀", "x_")]
    [InlineData("openai", "天気", "tool")]
    [InlineData("openai", "", "tool")]
    [InlineData("some-other", "a.b", "a_b")]
    public void A_name_becomes_legal(string provider, string name, string legal)
    {
        Assert.Equal(legal, ToolNames.For(provider, name));
        Assert.True(ToolNames.IsLegal(provider, legal));
    }

    [Fact]
    public void Long_names_are_cut_to_what_the_provider_takes_and_stay_apart()
    {
        var (one, two) = (new string('a', 70) + "1", new string('a', 70) + "2");

        Assert.Equal([one, two], ToolNames.ForAll("anthropic", [one, two]));
        Assert.Equal([new string('a', 64), new string('a', 62) + "_2", new string('a', 64)], ToolNames.ForAll("openai", [one, two, one]));
    }
}
