using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Tests.Scenarios;

public sealed class SetTests
{
    private const string GetTime = """{"name":"get_time","parameters":{"type":"object"}}""";

    [Fact]
    public void A_tool_in_two_files_is_a_problem_in_the_second_by_path()
    {
        var scope = ToolScope.Combine([Tools("/p/tools/b.tool.json", "\n" + GetTime), Tools("/p/tools/a.tool.json", GetTime)]);

        Assert.Equal("get_time", Assert.Single(scope.Tools).Name);
        Assert.Equal(["2:9-19 CM3003 The tool 'get_time' is there already, in a.tool.json"], ScenarioTexts.Lines(scope.Problems));
        Assert.Equal("/p/tools/b.tool.json", scope.Problems[0].File);
    }

    [Fact]
    public void Files_of_one_name_are_told_apart_by_their_folder()
    {
        var scope = ToolScope.Combine([Tools("/p/one/a.tool.json", GetTime), Tools("/p/two/a.tool.json", GetTime)]);

        Assert.Equal(["1:9-19 CM3003 The tool 'get_time' is there already, in one/a.tool.json"], ScenarioTexts.Lines(scope.Problems));
    }

    [Fact]
    public void Tools_whose_records_would_have_one_name_are_a_problem()
    {
        var scope = ToolScope.Combine([Tools("/a.tool.json", GetTime), Tools("/b.tool.json", GetTime.Replace("get_time", "getTime"))]);

        Assert.Equal(
            ["1:9-18 CM3003 The tool 'getTime' is there already, in a.tool.json, as 'get_time' (both become 'GetTime' in C#)"],
            ScenarioTexts.Lines(scope.Problems));
    }

    [Fact]
    public void One_file_given_twice_is_no_problem()
    {
        var file = Tools("/a.tool.json", GetTime);

        Assert.Equal(ToolScope.Combine([file]), ToolScope.Combine([file, file]));
    }

    [Fact]
    public void Sets_are_equal_when_only_positions_move()
    {
        Assert.Equal(ToolScope.Combine([Tools("/a.tool.json", GetTime)]), ToolScope.Combine([Tools("/a.tool.json", "\n\n" + GetTime)]));
        Assert.Equal(ScenarioSet.Combine([File("/a.yaml", "a")]), ScenarioSet.Combine([File("/a.yaml", "a", "# moved\n")]));
    }

    [Fact]
    public void Scenarios_of_one_name_are_a_problem_in_the_second_by_path()
    {
        var set = ScenarioSet.Combine([File("/p/b.yaml", "loop"), File("/p/a.yaml", "loop")]);

        Assert.Equal("a.yaml", Assert.Single(set.Scenarios).SourceName);
        Assert.Equal(["1:11-15 CM2009 The scenario 'loop' is there already, in a.yaml"], ScenarioTexts.Lines(set.Problems));
    }

    [Fact]
    public void Scenarios_of_one_member_name_are_a_problem()
    {
        var set = ScenarioSet.Combine([File("/a.yaml", "weather-loop"), File("/b.yaml", "Weather Loop")]);

        Assert.Equal(
            ["1:11-23 CM2009 The scenario 'Weather Loop' is there already, in a.yaml, as 'weather-loop' (both become 'WeatherLoop' in C#)"],
            ScenarioTexts.Lines(set.Problems));
    }

    [Theory]
    [InlineData("weather-loop", "WeatherLoop")]
    [InlineData("The weather, twice", "TheWeatherTwice")]
    [InlineData("429 retry", "_429Retry")]
    [InlineData("scenarios", "ScenariosScenario")]
    [InlineData("to string", "ToStringScenario")]
    [InlineData("été", "Été")]
    [InlineData("?!", null)]
    public void Members_are_named_after_scenarios(string name, string? member) => Assert.Equal(member, ScenarioNames.Member(name));

    [Fact]
    public void Names_that_become_alike_in_two_files_are_numbered()
    {
        var files = new[] { Tools("/a.tool.json", GetTime), Tools("/b.tool.json", GetTime.Replace("get_time", "get.time")), Tools("/b.tool.json", GetTime.Replace("get_time", "get.time")) };
        var scope = ToolScope.Combine(files);

        Assert.Equal([("get_time", null), ("get_time_2", "get.time")], scope.Tools.Select(static tool => (tool.Name, tool.WrittenName)));
        Assert.Equal("CM3010 get.time get_time_2", Assert.Single(scope.Problems) is var problem ? $"{problem.Id} {string.Join(' ', problem.Arguments)}" : "");
    }

    [Fact]
    public void A_name_that_is_made_legal_is_a_duplicate_of_itself()
    {
        var text = GetTime.Replace("get_time", "get.time");

        Assert.Equal("CM3003", Assert.Single(ToolScope.Combine([Tools("/a.tool.json", text), Tools("/b.tool.json", text)]).Problems).Id);
    }

    private static ToolResult Tools(string path, string text) => ToolReader.Read(new SourceText(path, text), TestContext.Current.CancellationToken);

    private static ScenarioResult File(string path, string name, string before = "") => ScenarioReader.Read(
        new SourceText(path, $"{before}scenario: {name}\nprovider: openai\nturns: [reply: x]\n"), ScenarioTexts.Scope, TestContext.Current.CancellationToken);
}
