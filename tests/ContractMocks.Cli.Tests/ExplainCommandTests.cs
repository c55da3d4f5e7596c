namespace ContractMocks.Cli.Tests;

public sealed class ExplainCommandTests
{
    [Theory]
    [InlineData("CM2002")]
    [InlineData("cm2002")]
    public async Task A_problem_is_explained(string id)
    {
        var (code, output, error) = await CommandRun.RunAsync("explain", id);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("CM2002 (error): A key is unknown", output, StringComparison.Ordinal);
        Assert.Contains("The key '{0}' is unknown here", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_id_names_the_nearest()
    {
        var (code, output, error) = await CommandRun.RunAsync("explain", "CM202");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("there is no problem 'CM202'", error, StringComparison.Ordinal);
        Assert.Contains("did you mean", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max-length-decreased")]
    [InlineData("MAX-length-decreased")]
    public async Task A_change_is_explained(string id)
    {
        var (code, output, error) = await CommandRun.RunAsync("explain", id);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("max-length-decreased: ", output, StringComparison.Ordinal);
        Assert.Contains("Breaking where the client sends it. Compatible where the client receives it.", output, StringComparison.Ordinal);
        Assert.Contains("longer texts than the new bound are refused", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_change_names_the_nearest()
    {
        var (code, _, error) = await CommandRun.RunAsync("explain", "enum-value-aded");
        Assert.Equal(2, code);
        Assert.Contains("there is no change 'enum-value-aded'; did you mean 'enum-value-added'?", error, StringComparison.Ordinal);
    }
}
